import { RootContent } from 'mdast';
import { Section } from '../text/sections';
import { InlineText } from '../text/InlineText';
import { readServiceList } from '../values/serviceList';
import { inlineOf, readList } from './fields';
import { Reading } from './reading';
import { readGrid } from './tables';

/**
 * Reads a section that lists services ("Service Index"), so that the names and
 * services that no topic mentions are known. Gives the other blocks of the
 * section, or undefined for any other section.
 */
export function readServiceIndex(
  section: Section,
  reading: Reading,
): RootContent[] | undefined {
  if (!section.heading) return undefined;
  const title = inlineOf(reading.source, section.heading).words;
  if (
    !/^(?:the\s+)?(?:(?:micro)?services?\s+(?:index|list|catalogu?e|directory|overview)|(?:list|index)\s+of\s+(?:micro)?services|(?:micro)?services)$/i.test(
      title,
    )
  ) {
    return undefined;
  }
  const before = reading.book.size;
  const rest: RootContent[] = [];
  for (const block of section.blocks) {
    if (rest.length > 0 || (block.type !== 'list' && block.type !== 'table')) {
      // After a thematic break the index is over; other blocks are words about it.
      if (rest.length > 0 || block.type !== 'paragraph') rest.push(block);
    } else if (block.type === 'list') {
      for (const { text } of readList(reading.source, block).plain)
        addService(text, reading);
    } else {
      const grid = readGrid(block, reading);
      const at = grid.columns.findIndex(column =>
        /^(?:service|microservice|service name|name)$/i.test(column.text.words),
      );
      for (const row of at < 0 ? [] : grid.rows) {
        if (row.cells[at]) addService(row.cells[at], reading);
      }
    }
  }
  return reading.book.size > before ? rest : undefined;
}

function addService(text: InlineText, reading: Reading): void {
  const { mentions, residue } = readServiceList(text);
  if (mentions.length === 1 && residue.length === 0)
    reading.book.add(mentions[0]);
}
