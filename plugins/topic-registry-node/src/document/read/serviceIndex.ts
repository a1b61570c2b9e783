import { RootContent } from 'mdast';
import { Section } from '../text/sections';
import { InlineText } from '../text/InlineText';
import { readServiceList, ServiceMention } from '../values/serviceList';
import { inlineOf, readList } from './fields';
import { Reading } from './reading';
import { readGrid } from './tables';
import { matrixColumns } from './topicColumns';

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
  const found: ServiceMention[] = [];
  const rest: RootContent[] = [];
  for (const block of section.blocks) {
    if (rest.length > 0 || (block.type !== 'list' && block.type !== 'table')) {
      // After a thematic break the index is over; other blocks are words about it.
      if (rest.length > 0 || block.type !== 'paragraph') rest.push(block);
    } else if (block.type === 'list') {
      for (const { text } of readList(reading.source, block).plain)
        addService(text, found);
    } else {
      const grid = readGrid(block, reading);
      const at = grid.columns.findIndex(column =>
        /^(?:service|microservice|service name|name)$/i.test(column.text.words),
      );
      for (const row of at < 0 ? [] : grid.rows) {
        if (row.cells[at]) addService(row.cells[at], found);
      }
      // Such a table may say beside it which topics a service writes and reads.
      if (matrixColumns(grid).length > 0) rest.push(block);
    }
  }
  if (found.length === 0) return undefined;
  for (const mention of found) reading.book.add(mention);
  const { range } = inlineOf(reading.source, section.heading);
  reading.serviceIndex ??= { mentions: [], range };
  reading.serviceIndex.mentions.push(...found);
  return rest;
}

function addService(text: InlineText, found: ServiceMention[]): void {
  const { mentions, residue } = readServiceList(text);
  if (mentions.length === 1 && residue.length === 0) found.push(mentions[0]);
}
