import { HtmlCell } from './HtmlCell';
import { InlineText } from './InlineText';
import { SourceText } from './SourceText';

/** A table written in HTML: its rows, the first of them its header. */
export interface HtmlTable {
  rows: { cells: InlineText[]; start: number; end: number }[];
  start: number;
  end: number;
}

/** A tag or a comment of the source. */
interface Tag {
  name: string;
  isEnd: boolean;
  rowspan: number;
  colspan: number;
  start: number;
  end: number;
}

// Some cells may reach over many rows, none over many columns.
const MAX_ROWSPAN = 1000;
const MAX_COLSPAN = 20;
const MAX_CELLS = 200;

class TableReader {
  private readonly source: SourceText;
  private readonly table: HtmlTable;
  private row: HtmlTable['rows'][number] | undefined;
  private cell: HtmlCell | undefined;
  private cellTag: Tag | undefined;
  /** Cells of earlier rows that reach into the next ones, by column. */
  private readonly spanning = new Map<
    number,
    { text: InlineText; left: number }
  >();
  private depth = 0;

  constructor(source: SourceText, start: number) {
    this.source = source;
    this.table = { rows: [], start, end: start };
  }

  read(from: number, limit: number): HtmlTable | undefined {
    let at = from;
    for (;;) {
      const tag = nextTag(this.source.text, at, limit);
      if (!tag) return undefined;
      this.cell?.addText(at, tag.start);
      at = tag.end;
      if (tag.name === 'table') this.depth += tag.isEnd ? -1 : 1;
      if (this.depth < 0) {
        this.closeRow(tag.start);
        this.table.end = tag.end;
        return this.table;
      }
      // A table in a cell is part of its words.
      if (this.depth > 0 || !this.readPart(tag))
        this.cell?.addTag(tag.name, tag.isEnd, tag.start, tag.end);
    }
  }

  private readPart(tag: Tag): boolean {
    switch (tag.name) {
      case 'tr':
        this.closeRow(tag.start);
        if (!tag.isEnd)
          this.row = { cells: [], start: tag.start, end: tag.end };
        return true;
      case 'td':
      case 'th':
        this.closeCell();
        if (!tag.isEnd && this.row) {
          this.fillSpans();
          this.cell = new HtmlCell(this.source, tag.end);
          this.cellTag = tag;
        }
        return true;
      case 'thead':
      case 'tbody':
      case 'tfoot':
        this.closeRow(tag.start);
        return true;
      default:
        return false;
    }
  }

  private closeCell(): void {
    if (!this.cell || !this.row || !this.cellTag) return;
    const text = this.cell.finish();
    const { rowspan, colspan } = this.cellTag;
    for (let column = 0; column < colspan; column++) {
      if (this.row.cells.length >= MAX_CELLS) break;
      if (rowspan > 1)
        this.spanning.set(this.row.cells.length, { text, left: rowspan - 1 });
      this.row.cells.push(text);
    }
    this.cell = undefined;
  }

  private closeRow(end: number): void {
    this.closeCell();
    if (!this.row) return;
    this.fillSpans();
    this.row.end = end;
    if (this.row.cells.length > 0) this.table.rows.push(this.row);
    this.row = undefined;
  }

  private fillSpans(): void {
    const { cells } = this.row!;
    for (
      let span = this.spanning.get(cells.length);
      span && span.left > 0 && cells.length < MAX_CELLS;
      span = this.spanning.get(cells.length)
    ) {
      span.left -= 1;
      cells.push(span.text);
    }
  }
}

/**
 * Reads the tables that begin between two offsets; one may end later, but not
 * after `limit`. A table that is never closed is none.
 */
export function readTables(
  source: SourceText,
  from: number,
  to: number,
  limit: number,
): HtmlTable[] {
  const tables: HtmlTable[] = [];
  let at = from;
  while (at < to) {
    const tag = nextTag(source.text, at, to);
    if (!tag) break;
    at = tag.end;
    if (tag.name !== 'table' || tag.isEnd) continue;
    const table = new TableReader(source, tag.start).read(tag.end, limit);
    if (!table) break;
    if (table.rows.length > 0) tables.push(table);
    at = table.end;
  }
  return tables;
}

/** The next tag that is no part of a comment. */
function nextTag(text: string, from: number, limit: number): Tag | undefined {
  let at = from;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start < 0 || start >= limit) return undefined;
    if (text.startsWith('<!--', start)) {
      const close = text.indexOf('-->', start);
      if (close < 0 || close >= limit) return undefined;
      return blankTag(start, close + 3);
    }
    const head = /^<(\/?)([a-z][a-z\d-]{0,20})(?=[\s/>])/i.exec(
      text.slice(start, start + 24),
    );
    const close = head ? text.indexOf('>', start) : -1;
    if (head && close >= 0 && close < limit) {
      const attributes = text.slice(start, Math.min(close, start + 500));
      return {
        name: head[2].toLowerCase(),
        isEnd: head[1] === '/',
        rowspan: spanIn(
          /\browspan\s*=\s*["']?(\d{1,4})/i,
          attributes,
          MAX_ROWSPAN,
        ),
        colspan: spanIn(
          /\bcolspan\s*=\s*["']?(\d{1,4})/i,
          attributes,
          MAX_COLSPAN,
        ),
        start,
        end: close + 1,
      };
    }
    at = start + 1;
  }
}

function blankTag(start: number, end: number): Tag {
  return { name: '', isEnd: false, rowspan: 1, colspan: 1, start, end };
}

function spanIn(pattern: RegExp, attributes: string, most: number): number {
  const count = Number(pattern.exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(count, 1), most);
}
