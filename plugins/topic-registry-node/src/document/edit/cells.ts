import { InputError } from '@backstage/errors';
import { TableCell } from 'mdast';
import { endOf, startOf } from '../text/markdown';
import {
  columnOf,
  EditableDocument,
  TopicRow,
  TopicTable,
} from './EditableDocument';
import { FIELD_LABELS } from './fieldKeys';
import { FieldKey } from '../read/labels';
import { isBlank } from './lead';
import { Splice } from './types';

/** A value as it stands in a cell: a pipe would end the cell, in code too. */
export function escapeCell(value: string): string {
  return value.replace(/(?<!\\)\|/g, '\\|');
}

/** Sets the cell of one column in some rows of a topic. */
export function setCells(
  document: EditableDocument,
  rows: TopicRow[],
  key: FieldKey,
  value: string,
): Splice[] {
  const splices: Splice[] = [];
  for (const { table, row } of rows) {
    const at = columnOf(table, key);
    if (at < 0) continue;
    splices.push(setCell(document, { table, row }, at, value));
  }
  if (splices.length === 0) {
    const line = document.source.lineAt(rows[0].row.start);
    throw new InputError(
      `The table with line ${line} has no column "${FIELD_LABELS[key]}"; add the column first`,
    );
  }
  return splices;
}

/** The splice that makes a cell say `value`; the padding around it stays. */
export function setCell(
  document: EditableDocument,
  { table, row }: TopicRow,
  at: number,
  value: string,
): Splice {
  const index = table.node.children.findIndex(
    child => startOf(child) === row.start,
  );
  const cell = table.node.children[index]?.children[at];
  if (!cell) {
    throw new InputError(
      `The row in line ${document.source.lineAt(
        row.start,
      )} has fewer cells than its header; fill it up first`,
    );
  }
  const [first] = cell.children;
  const last = lastWords(cell.children, document);
  const text = escapeCell(value);
  if (first && last) {
    return { start: startOf(first), end: endOf(last), text };
  }
  // An empty cell has no children; its own span begins with the pipe.
  const span = document.text.slice(startOf(cell), endOf(cell));
  const lead = /^\|?[ \t]?/.exec(span)?.[0].length ?? 0;
  const start = startOf(cell) + lead;
  const after = document.text[start];
  const room = after === ' ' || after === '\t' || after === undefined;
  return { start, end: start, text: room ? text : `${text} ` };
}

/** The last node of a cell but for comments and the blanks before them. */
function lastWords(
  children: TableCell['children'],
  document: EditableDocument,
): TableCell['children'][number] | undefined {
  return children.findLast(
    node => !isBlank(document.text.slice(startOf(node), endOf(node))),
  );
}

/** Writes a row of a table in the manner of those that it has. */
export function writeRow(
  document: EditableDocument,
  table: TopicTable,
  values: (string | undefined)[],
): string {
  const { children } = table.node;
  const model = children[children.length - 1];
  const line = document.text.slice(startOf(model), endOf(model));
  const indent = document.text.slice(
    document.lineStart(startOf(model)),
    startOf(model),
  );
  const opens = line.startsWith('|') || table.grid.columns.length === 1;
  const closes = /(?<!\\)\|\s*$/.test(line) || table.grid.columns.length === 1;
  const widths = alignedWidths(document, table);
  const cells = table.grid.columns.map((_, at) => {
    const text = escapeCell(values[at] ?? '');
    return widths ? text.padEnd(widths[at]) : text;
  });
  if (!closes && cells[cells.length - 1] === '' && cells.length > 1) {
    throw new InputError(
      'The table has no pipe at the end of its rows, so that its last cell cannot be empty',
    );
  }
  const row = `${opens ? '| ' : ''}${cells.join(' | ')}${closes ? ' |' : ''}`;
  return `${indent}${widths ? row : row.replace(/\| {2}(?=\||$)/g, '| ')}`;
}

/** The width of each column, where the rows of a table are set out in columns. */
function alignedWidths(
  document: EditableDocument,
  table: TopicTable,
): number[] | undefined {
  const rows = table.node.children.map(row =>
    row.children.map(cell => {
      const span = document.text.slice(startOf(cell), endOf(cell));
      return span.replace(/^\|/, '').replace(/(?<!\\)\|$/, '').length - 2;
    }),
  );
  const [header] = rows;
  const isAligned =
    rows.length > 1 &&
    rows.every(
      row =>
        row.length === header.length &&
        row.every((width, at) => width === header[at]),
    );
  return isAligned ? header.map(width => Math.max(width, 0)) : undefined;
}

/** The splice that puts rows below the last one of a table, or below a row of it. */
export function insertRows(
  document: EditableDocument,
  table: TopicTable,
  rows: string[],
  below?: number,
): Splice {
  const at = document.lineEnd(below ?? endOf(table.node) - 1);
  return {
    start: at,
    end: at,
    text: rows.map(row => `${document.eol}${row}`).join(''),
  };
}

/** The splice that takes a line out, with its line ending. */
export function removeLines(
  document: EditableDocument,
  start: number,
  end: number,
): Splice {
  const { source, text } = document;
  const last = source.lineAt(Math.max(start, end - 1));
  const from = document.lineStart(start);
  if (last < source.lineCount) {
    return { start: from, end: source.lineSpan(last + 1).start, text: '' };
  }
  const first = source.lineAt(start);
  return {
    start: first > 1 ? source.lineSpan(first - 1).end : from,
    end: text.length,
    text: '',
  };
}
