import { InlineText } from '../text/InlineText';
import { fold } from '../values/fold';
import { placeholderOf } from '../values/placeholders';
import { Reading } from './reading';
import { Grid, Row } from './tables';
import { isFamily, NamedTopics, readTopicNames } from './topicNames';

const TOTAL =
  /^(?:grand |sub ?)?totals?$|^(?:sum|summe|gesamt|insgesamt|итого|всего|合计|总计|合計|합계)$/;
const DITTO = /^(?:["”〃″]|''|ditto|dito|idem)$/i;

/** A row with the topics that it names. */
export interface NamedRow {
  row: Row;
  named?: NamedTopics;
}

/** Finds what each row of a table of topics names; a row that means to name one and does not is reported. */
export function nameRows(
  grid: Grid,
  topicAt: number,
  reading: Reading,
): NamedRow[] {
  const hasEvents = grid.columns.some(column => column.label.key === 'events');
  const rows: NamedRow[] = [];
  let last: NamedTopics | undefined;
  for (const row of grid.rows) {
    reading.claim(row.start, row.end);
    const cell = row.cells[topicAt];
    // A blank cell under a name stands for that name, as merged cells do.
    const continues =
      last &&
      cell &&
      (DITTO.test(cell.words) || (hasEvents && cell.isBlank && hasWords(row)));
    const named = continues ? last : checkRow(row, topicAt, grid, reading);
    rows.push({ row, named });
    last = named ?? (cell?.isBlank ? last : undefined);
  }
  return rows;
}

function checkRow(
  row: Row,
  topicAt: number,
  grid: Grid,
  reading: Reading,
): NamedTopics | undefined {
  const line = reading.source.text.slice(row.start, row.end);
  if (grid.columns.length > 1 && row.cells.length === 1 && !/[|<]/.test(line)) {
    reading.report(
      row.start,
      row.end,
      'stands directly below a table and is read as its last row; put an empty line before it',
    );
    return undefined;
  }
  if (row.extra.length > 0) {
    reading.report(
      row.start,
      row.end,
      `has ${row.extra.length} more cell(s) than the header; write a pipe inside a cell as \`\\|\``,
    );
  } else if (row.isShort) {
    reading.report(row.start, row.end, 'has fewer cells than the header');
  }
  return namesOf(row, topicAt, reading);
}

function namesOf(
  row: Row,
  topicAt: number,
  reading: Reading,
): NamedTopics | undefined {
  const cell = row.cells[topicAt];
  const words = cell?.words ?? '';
  const isTotal = TOTAL.test(fold(words)) && cell.codes.length === 0;
  if (isTotal || !hasWords(row)) return undefined;
  if (words === '') {
    reading.report(
      row.start,
      row.end,
      'is a row of a topic table without a name',
    );
    return undefined;
  }
  const named = readTopicNames(cell);
  if (isFamilyCell(cell)) {
    reading.reportText(
      cell,
      `\`${words}\` stands for several topics; the registry knows topics by their whole names, so give each a row`,
    );
    return undefined;
  }
  for (const part of named.unclear) {
    reading.reportText(
      part,
      `\`${part.words}\` is no whole name of a topic; write it out`,
    );
  }
  if (named.names.length > 0) return named;
  if (
    cell.codes.length === 0 &&
    countFilled(row) > 1 &&
    !placeholderOf(words)
  ) {
    // A name that Kafka would refuse is still the name that the row gives.
    return { ...named, names: [cell.trim()] };
  }
  reading.report(row.start, row.end, `\`${words}\` names no single topic`);
  return undefined;
}

function isFamilyCell(cell: InlineText): boolean {
  const { names } = readTopicNames(cell);
  return isFamily(names.length > 0 ? names[0].text : cell.text);
}

function hasWords(row: Row): boolean {
  return countFilled(row) > 0;
}

function countFilled(row: Row): number {
  return row.cells.filter(cell => !cell.isBlank).length;
}
