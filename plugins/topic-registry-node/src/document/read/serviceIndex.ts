import { Section } from '../text/sections';
import { InlineText } from '../text/InlineText';
import { readServiceList } from '../values/serviceList';
import { inlineOf, readList } from './fields';
import { Reading } from './reading';
import { readGrid } from './topicTables';

/**
 * Reads a section that lists services ("Service Index"), so that the names and
 * services that no topic mentions are known. False for any other section.
 */
export function readServiceIndex(section: Section, reading: Reading): boolean {
  if (!section.heading) return false;
  const title = inlineOf(reading.source, section.heading).words;
  if (
    !/^(?:the\s+)?(?:(?:micro)?services?\s+(?:index|list|catalogu?e|directory|overview)|(?:list|index)\s+of\s+(?:micro)?services|(?:micro)?services)$/i.test(
      title,
    )
  ) {
    return false;
  }
  const before = reading.book.size;
  for (const block of section.blocks) {
    if (block.type === 'list') {
      for (const { text } of readList(reading.source, block).plain)
        addService(text, reading);
    } else if (block.type === 'table') {
      const grid = readGrid(block, reading);
      const at = grid.columns.findIndex(column =>
        /^(?:service|microservice|service name|name)$/i.test(column.text.words),
      );
      for (const row of at < 0 ? [] : grid.rows) {
        if (row.cells[at]) addService(row.cells[at], reading);
      }
    }
  }
  return reading.book.size > before;
}

function addService(text: InlineText, reading: Reading): void {
  const { mentions, residue } = readServiceList(text);
  if (mentions.length === 1 && residue.length === 0)
    reading.book.add(mentions[0]);
}
