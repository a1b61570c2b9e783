import { RootContent } from 'mdast';
import { readTables } from '../text/htmlTables';
import { endOf, startOf } from '../text/markdown';
import { Reading } from './reading';
import { columnsOf, Grid, rowOf } from './tables';

/**
 * Reads the tables that a block of HTML holds. One with blank lines goes on in
 * the blocks after it, up to `last`. Undefined for a block without a table.
 */
export function readHtmlTables(
  blocks: RootContent[],
  at: number,
  reading: Reading,
): { grids: Grid[]; last: number } | undefined {
  const block = blocks[at];
  if (block.type !== 'html' || !/<table\b/i.test(block.value)) return undefined;
  const limit = endOf(blocks[blocks.length - 1]);
  const tables = readTables(
    reading.source,
    startOf(block),
    endOf(block),
    limit,
  );
  if (tables.length === 0) return undefined;
  const end = Math.max(...tables.map(table => table.end));
  let last = at;
  while (last + 1 < blocks.length && startOf(blocks[last + 1]) < end) last += 1;
  for (const table of tables) reading.claim(table.start, table.end);
  const grids = tables.map(({ rows: [header, ...rows] }) => {
    const columns = columnsOf(header.cells);
    return {
      columns,
      rows: rows.map(row =>
        rowOf(row.cells, columns.length, row.start, row.end),
      ),
    };
  });
  return { grids, last };
}
