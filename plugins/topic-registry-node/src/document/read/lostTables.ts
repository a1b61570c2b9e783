import { InlineText } from '../text/InlineText';
import { readLabel } from './labels';
import { Context, Reading } from './reading';
import { Grid } from './tables';
import { holdsSides } from './columnLabels';
import { announcementOf } from './topicColumns';

/** Reports a paragraph that means to be a table and lacks its line of dashes. */
export function reportLostTable(text: InlineText, reading: Reading): void {
  const [first, second] = text.lines();
  if (!second || !first.text.includes('|')) return;
  const cells = first.text
    .split('|')
    .map(cell => cell.trim())
    .filter(Boolean);
  const known = cells.filter(cell => readLabel(cell).key).length;
  if (cells.length < 2 || known < 2) return;
  reading.reportText(
    first,
    'looks like the header of a table, but the line of dashes below is missing or has another number of columns',
  );
  reading.claim(text.startOffset, text.endOffset);
}

/**
 * Reports a table that was not read although it names producers and consumers
 * of what may be topics, or topics in two columns of one kind.
 */
export function reportUnreadTable(
  grid: Grid,
  context: Context,
  reading: Reading,
): void {
  const [first, ...others] = grid.columns;
  if (!first) return;
  const keys = grid.columns.map(({ label }) => label.key);
  // Names with slashes and the like are those of another system.
  if (keys.includes('topic')) return;
  const end = others[others.length - 1]?.text ?? first.text;
  const report = (reason: string) =>
    reading.report(first.text.startOffset, end.endOffset, reason);
  const announced = announcementOf(grid) !== undefined;
  if (
    holdsSeveral(grid) &&
    (announced || context.inTopics || context.underTopicTitle)
  ) {
    report(
      'is the header of a table with several columns of topics, none of which says what its rows are; name one of them "Topic"',
    );
    return;
  }
  if (!announced) return;
  // What is told of events beside their topics is no table of topics.
  const isOfEvents = keys.includes('events');
  if (isOfEvents && !context.inTopics && !context.underTopicTitle) return;
  report(
    'is the header of a table with producers and consumers, but without a column of topics; name the column that holds them "Topic"',
  );
}

/** Columns such as "Input topic" and "Output topic", or one for each environment. */
function holdsSeveral(grid: Grid): boolean {
  const named = grid.columns.filter(({ text }) =>
    /(?<!\p{L})topics?(?!\p{L})/iu.test(text.words),
  );
  return holdsSides(grid) || named.length > 1;
}
