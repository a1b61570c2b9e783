import { readHeader } from './columns';
import { splitRow, startsWithBroker, startsWithTopic } from './rows';

/**
 * Tells whether a text is a web page that was copied as text: a table's header
 * with its column names glued together, over a row that begins with a versioned
 * topic or a broker, and no Markdown table or heading.
 *
 * @public
 */
export function looksFlattened(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.some(line => line.length < 2000 && isMarkdown(line))) return false;
  for (let at = 0; at < lines.length; at++) {
    const columns = readHeader(lines[at]);
    if (!columns) continue;
    const next = lines.slice(at + 1, at + 6).find(line => line.trim() !== '');
    if (next === undefined) continue;
    const row = next.trim();
    if (
      startsWithTopic(row) ||
      startsWithBroker(row) ||
      'cells' in splitRow(row, columns)
    )
      return true;
  }
  return false;
}

function isMarkdown(line: string): boolean {
  return (
    /^ {0,3}#{1,6}\s+\S/.test(line) ||
    /^\s*\|?\s*:?-{3,}:?\s*\|[\s:|-]*$/.test(line) ||
    /^\s*[-*+]\s+\*\*[^*]+\*\*/.test(line)
  );
}
