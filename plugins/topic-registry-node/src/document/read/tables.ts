import { Table, TableRow } from 'mdast';
import { InlineText } from '../text/InlineText';
import { endOf, startOf } from '../text/markdown';
import { labelTogether } from './columnLabels';
import { Label, readLabel } from './labels';
import { Reading } from './reading';

/** A column of a table with its header read. */
export interface Column {
  label: Label;
  text: InlineText;
  /** The columns beside it say what it is for, which is a weaker word than its own. */
  byOthers?: boolean;
}

/** A table with its header read. */
export interface Grid {
  columns: Column[];
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
  const columns = columnsOf(
    (header?.children ?? []).map(cell =>
      InlineText.of(reading.source, cell.children, startOf(cell)).trim(),
    ),
  );
  return {
    columns,
    rows: rows.map(row => readRow(row, columns.length, reading)),
  };
}

/** Columns by the words of their headers. */
export function columnsOf(headers: InlineText[]): Column[] {
  return labelTogether(
    headers.map(text => ({ label: readLabel(text.text), text })),
  );
}

function readRow(row: TableRow, width: number, reading: Reading): Row {
  const cells = row.children.map(cell => {
    const anchor = Math.min(startOf(cell) + 1, endOf(cell));
    return InlineText.of(reading.source, cell.children, anchor).trim();
  });
  return rowOf(cells, width, startOf(row), endOf(row));
}

/** A row of as many cells as its table has columns. */
export function rowOf(
  cells: InlineText[],
  width: number,
  start: number,
  end: number,
): Row {
  return {
    cells: cells.slice(0, width),
    extra: cells.slice(width),
    isShort: cells.length < width,
    start,
    end,
  };
}
