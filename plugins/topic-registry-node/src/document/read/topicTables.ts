import { Table, TableRow } from 'mdast';
import { InlineText } from '../text/InlineText';
import { endOf, startOf } from '../text/markdown';
import { EventMention, readEventList } from '../values/eventList';
import { placeholderOf } from '../values/placeholders';
import { RawField } from './fields';
import { isCompound, isIdentifier } from './headings';
import { isTopical, Label, readLabel } from './labels';
import { Context, Reading, TopicDraft } from './reading';

/** A table with its header read. */
export interface Grid {
  columns: { label: Label; text: InlineText }[];
  rows: Row[];
}

/** A row of a table; cells beyond the header are `extra`. */
export interface Row {
  cells: InlineText[];
  extra: InlineText[];
  isShort: boolean;
  start: number;
  end: number;
}

/** Reads the cells of a table. The span of a cell's words leaves its pipes and padding out. */
export function readGrid(table: Table, reading: Reading): Grid {
  const [header, ...rows] = table.children;
  const columns = (header?.children ?? []).map(cell => {
    const text = InlineText.of(
      reading.source,
      cell.children,
      startOf(cell),
    ).trim();
    return { label: readLabel(text.text), text };
  });
  return {
    columns,
    rows: rows.map(row => readRow(row, columns.length, reading)),
  };
}

/**
 * Reads a table of topics, one row per topic or per topic and event. Undefined
 * for a table without a column of topics.
 */
export function readTopicRows(
  table: Table,
  context: Context,
  reading: Reading,
): TopicDraft[] | undefined {
  const grid = readGrid(table, reading);
  const topicAt = topicColumn(grid, context);
  if (topicAt < 0) return undefined;
  const drafts = new Map<string, TopicDraft>();
  const rowsByTopic = new Map<string, number>();
  for (const row of grid.rows) {
    const name = nameIn(row.cells[topicAt])?.words ?? '';
    rowsByTopic.set(name, (rowsByTopic.get(name) ?? 0) + 1);
  }
  const hasEvents = grid.columns.some(column => column.label.key === 'events');
  const perEvent =
    hasEvents && [...rowsByTopic.values()].some(count => count > 1);
  for (const row of grid.rows) {
    reading.claim(row.start, row.end);
    const name = checkRow(row, topicAt, grid, reading);
    if (!name) continue;
    const draft = drafts.get(name.words) ?? newDraft(name, row, context);
    drafts.set(name.words, draft);
    draft.end = Math.max(draft.end, row.end);
    addCells(draft, row, grid, topicAt, perEvent, reading);
  }
  return [...drafts.values()];
}

/** Reads a table of event types under the heading of a topic. */
export function readEventRows(
  table: Table,
  reading: Reading,
): EventMention[] | undefined {
  const grid = readGrid(table, reading);
  const keys = grid.columns.map(column => column.label.key);
  const eventAt = keys.indexOf('events');
  if (eventAt < 0 || keys.includes('topic')) return undefined;
  const events: EventMention[] = [];
  for (const row of grid.rows)
    events.push(...eventsOf(row, eventAt, grid, reading));
  return events;
}

/** Reads a table of two columns, name and value, under the heading of a topic. */
export function readFieldRows(table: Table, reading: Reading): RawField[] {
  const grid = readGrid(table, reading);
  if (grid.columns.length !== 2) return [];
  if (
    !/^(?:field|property|attribute|setting|name|key|item|)$/i.test(
      grid.columns[0].text.words,
    )
  )
    return [];
  return grid.rows.map(row => ({
    label: readLabel(row.cells[0].text),
    labelText: row.cells[0],
    value: row.cells[1] ?? row.cells[0].slice(row.cells[0].text.length),
    items: [],
    start: row.start,
    end: row.end,
  }));
}

/** Index of the column that names topics, or -1. */
export function topicColumn(grid: Grid, context: Context): number {
  const keys = grid.columns.map(column => column.label.key);
  let at = keys.indexOf('topic');
  if (at < 0) {
    at = grid.columns.findIndex(column => /^name$/i.test(column.text.words));
    const topical = grid.columns.some(
      column => isTopical(column.label) && column.label.key !== 'events',
    );
    if (at < 0 || !(topical || context.inTopics)) return -1;
  }
  const names = grid.rows.map(row => nameIn(row.cells[at])).filter(Boolean);
  const topical = grid.columns.some(column => isTopical(column.label));
  if (grid.rows.length === 0) return at;
  // A table of subjects ("Topic | Notes") is no table of Kafka topics.
  const enough = names.some(
    name =>
      name &&
      (topical ||
        context.inTopics ||
        context.direction ||
        isCompound(name.words)),
  );
  return enough ? at : -1;
}

/** The name in a topic cell: its code span, else its only word. */
export function nameIn(cell: InlineText | undefined): InlineText | undefined {
  if (!cell) return undefined;
  const codes = cell.codes;
  if (codes.length === 1)
    return cell.slice(codes[0].start, codes[0].end).trim();
  if (codes.length > 1) return undefined;
  const text = cell.trim();
  return isIdentifier(text.text) ? text : undefined;
}

function checkRow(
  row: Row,
  topicAt: number,
  grid: Grid,
  reading: Reading,
): InlineText | undefined {
  const filled = row.cells.filter(cell => !cell.isBlank).length;
  const line = reading.source.text.slice(row.start, row.end);
  if (
    grid.columns.length > 1 &&
    row.cells.length === 1 &&
    !line.includes('|')
  ) {
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
  const cell = row.cells[topicAt];
  const name = nameIn(cell);
  if (name && !/[{}<>*]/.test(name.text)) return name;
  if (filled === 0) return undefined;
  const words = cell?.words ?? '';
  if (
    cell &&
    !name &&
    words !== '' &&
    filled > 1 &&
    !placeholderOf(words) &&
    cell.codes.length === 0
  ) {
    // A name that Kafka would refuse is still the name that the row gives.
    return cell.trim();
  }
  reading.report(
    row.start,
    row.end,
    words === ''
      ? 'is a row of a topic table without a name'
      : `\`${words}\` names no single topic`,
  );
  return undefined;
}

function newDraft(name: InlineText, row: Row, context: Context): TopicDraft {
  return {
    name,
    lifecycle: context.lifecycle,
    lifecycleStated: false,
    category: context.category,
    sections: [{ category: context.category, direction: context.direction }],
    lifecycleNamed: context.lifecycleNamed,
    fields: [],
    events: [],
    start: row.start,
    end: row.end,
    shape: 'tables',
  };
}

function addCells(
  draft: TopicDraft,
  row: Row,
  grid: Grid,
  topicAt: number,
  perEvent: boolean,
  reading: Reading,
): void {
  const hasPurpose = grid.columns.some(
    column => column.label.key === 'purpose',
  );
  grid.columns.forEach(({ label, text }, index) => {
    const cell = row.cells[index];
    if (!cell || index === topicAt || cell.isBlank) return;
    if (label.key === 'number') {
      if (/^\d+$/.test(cell.text.trim())) draft.number ??= cell.trim();
      return;
    }
    if (perEvent && label.key === 'events') {
      draft.events.push(...eventsOf(row, index, grid, reading));
      return;
    }
    if (perEvent && label.key === 'purpose') return;
    // "Notes" is the description where no other column is.
    const key = label.key === 'note' && !hasPurpose ? 'purpose' : label.key;
    draft.fields.push({
      label: { ...label, key: key === 'topic' ? undefined : key },
      labelText: text,
      value: cell,
      items: [],
      start: cell.startOffset,
      end: cell.endOffset,
    });
  });
}

function eventsOf(
  row: Row,
  eventAt: number,
  grid: Grid,
  reading: Reading,
): EventMention[] {
  const cell = row.cells[eventAt];
  if (!cell || cell.isBlank) return [];
  const { events, residue } = readEventList(cell);
  for (const text of residue) {
    reading.reportText(text, `\`${text.words}\` is no name of an event type`);
  }
  const at = grid.columns.findIndex(
    ({ label }) => label.key === 'purpose' || label.key === 'note',
  );
  const description = row.cells[at]?.words;
  return events.length === 1 && description
    ? [{ ...events[0], description }]
    : events;
}

function readRow(row: TableRow, width: number, reading: Reading): Row {
  const cells = row.children.map(cell => {
    const anchor = Math.min(startOf(cell) + 1, endOf(cell));
    return InlineText.of(reading.source, cell.children, anchor).trim();
  });
  return {
    cells: cells.slice(0, width),
    extra: cells.slice(width),
    isShort: cells.length < width,
    start: startOf(row),
    end: endOf(row),
  };
}
