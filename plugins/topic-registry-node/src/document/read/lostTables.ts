import { InlineText } from '../text/InlineText';
import { readLabel } from './labels';
import { Reading } from './reading';

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
