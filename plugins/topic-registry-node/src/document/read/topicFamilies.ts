import { InlineText } from '../text/InlineText';
import { Reading } from './reading';

/**
 * Says once of a table or list that some of its names stand for several topics
 * each: its author may have as many of them as there are symbols or regions.
 */
export function reportFamilies(families: InlineText[], reading: Reading): void {
  const [first, ...others] = families;
  if (!first) return;
  const also =
    others.length === 0
      ? 'stands for several topics'
      : `and ${others.length} more ${
          others.length === 1 ? 'name' : 'names'
        } here stand for several topics each`;
  reading.note(
    first,
    `\`${first.words}\` ${also}, so nothing is checked here; if there are only a few, list each by its whole name`,
  );
  for (const family of others)
    reading.claim(family.startOffset, family.endOffset);
}
