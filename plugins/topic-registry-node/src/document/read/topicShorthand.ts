import { InlineText } from '../text/InlineText';

/** Verbs in the form that events are named in. */
const PAST =
  /^(?:[a-z]+ed|sent|paid|sold|lost|won|held|built|begun|done|made|taken|given|found|met|left|kept|bought|shut|put|set|cut|read|written|withdrawn|frozen|shown|chosen)$/;
/** What is put behind a whole name rather than in the place of its last part. */
const ADDED = /^(?:dlqs?|dlts?|dead-?letters?|retry|retries|error|errors)$/;

/**
 * The whole name that a part after another name stands for, where there is but
 * one way to read it: `removed` after `watch.item.added` in the place of the
 * last part, `.dlq` behind the whole.
 */
export function completeName(
  first: InlineText,
  part: InlineText,
): InlineText | undefined {
  const shape = /^([._-]?)([a-z][a-z\d-]*)$/.exec(part.text);
  const known = /^(.+)([._-])([^._-]+)$/.exec(first.text);
  if (!shape || !known) return undefined;
  const [, lead, word] = shape;
  const [, stem, separator, last] = known;
  if (lead !== '' && lead !== separator) return undefined;
  const at = lead.length;
  if (ADDED.test(word))
    return lead === ''
      ? undefined
      : part.slice(at).after(`${first.text}${separator}`);
  if (!PAST.test(word) || !PAST.test(last)) return undefined;
  return part.slice(at).after(`${stem}${separator}`);
}
