import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';

/** An entry with what has to stand above it to be read alone. */
export interface EntryContext {
  shape: 'item' | 'row';
  /** Front matter, its headings, and the header of its table. */
  prefix: string;
  chunk: string;
  /** Where the chunk begins in the document. */
  start: number;
  line: number;
  /** Offset from which lines may change. */
  firstLineEnd: number;
}

/** The context of a topic's entry; undefined where it stands neither below a heading of its own nor in a row. */
export function contextOf(
  text: string,
  { block }: Topic,
): EntryContext | undefined {
  if (block.column !== 1) return undefined;
  const start = block.offset;
  const chunk = text.slice(start, block.endOffset);
  const depth = depthOf(chunk);
  const isRow = /^\|[^\n]*$/.test(chunk);
  if (depth === 0 && !isRow) return undefined;
  const above = linesAbove(text, start);
  const header = isRow ? headerIn(above) : [];
  if (!header) return undefined;
  const headings: string[] = [];
  let least = isRow ? 7 : depth;
  for (const line of above) {
    const found = depthOf(line);
    if (found === 0 || found >= least) continue;
    headings.unshift(line);
    least = found;
    if (least === 1) break;
  }
  const firstLine = chunk.indexOf('\n');
  return {
    shape: isRow ? 'row' : 'item',
    prefix: `${frontMatterOf(text)}${headings
      .map(line => `${line}\n\n`)
      .join('')}${header.map(line => `${line}\n`).join('')}`,
    chunk,
    start,
    line: block.line,
    firstLineEnd: isRow ? start : start + firstLine + 1,
  };
}

/** Front matter may name the service whose topics these are. */
function frontMatterOf(text: string): string {
  if (!/^---\r?\n/.test(text)) return '';
  const end = text.slice(0, 4000).search(/\n---[ \t]*\r?\n/);
  return end < 0 ? '' : `${text.slice(0, end)}\n---\n\n`;
}

/** Lines above an offset, the nearest first. */
function* linesAbove(text: string, offset: number): Generator<string> {
  let end = offset - 1;
  while (end >= 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    yield text.slice(start, end).replace(/\r$/, '');
    end = start - 1;
  }
}

/** The two lines at the top of a table, from one of its rows upwards. */
function headerIn(above: Generator<string>): string[] | undefined {
  const rows: string[] = [];
  for (let next = above.next(); !next.done; next = above.next()) {
    if (!next.value.startsWith('|')) break;
    rows.push(next.value);
  }
  return rows.length < 2 ? undefined : rows.slice(-2).reverse();
}

function depthOf(line: string): number {
  return /^(#{1,6})[ \t]/.exec(line)?.[1].length ?? 0;
}
