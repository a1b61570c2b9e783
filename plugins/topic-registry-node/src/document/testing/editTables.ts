import { Table } from 'mdast';
import { endOf, startOf } from '../text/markdown';
import { parseSections } from '../text/sections';

/**
 * Writes the tables of a document anew from the source of their cells; the line
 * of dashes follows the number of columns.
 */
export function editTables(
  text: string,
  edit: (rows: string[][]) => string[][],
): string {
  return parseSections(text)
    .filter((block): block is Table => block.type === 'table')
    .reduceRight((current, table) => {
      const [header, ...rows] = edit(
        table.children.map(row =>
          row.children.map(cell => {
            const [first] = cell.children;
            const last = cell.children[cell.children.length - 1];
            return first ? text.slice(startOf(first), endOf(last)) : '';
          }),
        ),
      );
      const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
      const lines = [line(header), line(header.map(() => '---'))];
      lines.push(...rows.map(line));
      return `${current.slice(0, startOf(table))}${lines.join(
        '\n',
      )}${current.slice(endOf(table))}`;
    }, text);
}
