import { RootContent } from 'mdast';
import { InlineText } from '../text/InlineText';
import { endOf, startOf } from '../text/markdown';
import { Section } from '../text/sections';
import { ServiceMention } from '../values/serviceList';
import { inlineOf, readList } from './fields';
import { isIdentifier } from './headings';
import { Context, Reading } from './reading';
import { readGrid } from './tables';
import { topicColumn } from './topicColumns';
import { nameIn } from './topicTables';

/**
 * Reads a section that lists the topics of one service ("Service 21 (Agent
 * Copilot) Topic Consumption Matrix"). Gives the blocks after it, or undefined
 * for any other section.
 */
export function readMatrix(
  section: Section,
  context: Context,
  reading: Reading,
): RootContent[] | undefined {
  if (!section.heading) return undefined;
  const title = inlineOf(reading.source, section.heading).trim();
  if (!/\bmatrix\b|\b(?:consumption|subscriptions?)\b/i.test(title.text))
    return undefined;
  const mention = serviceIn(title);
  if (!mention) return undefined;
  const topics: { value: string; range: InlineText['range'] }[] = [];
  let end = endOf(section.heading);
  const own = blocksOfMatrix(section);
  for (const block of own) {
    const names: InlineText[] = [];
    if (block.type === 'list') {
      const lines = readList(reading.source, block);
      const items = [
        ...lines.plain.map(line => line.text),
        ...lines.fields.map(field => field.labelText),
      ];
      for (const item of items.sort((a, b) => a.startOffset - b.startOffset)) {
        const name = firstName(item);
        if (name) names.push(name);
        else reading.reportText(item, 'names no topic in a list of topics');
      }
    } else if (block.type === 'table') {
      const grid = readGrid(block, reading);
      const at = topicColumn(grid, { ...context, inTopics: true });
      for (const row of at < 0 ? [] : grid.rows) {
        const name = nameIn(row.cells[at]);
        if (name) names.push(name);
        else
          reading.report(
            row.start,
            row.end,
            'names no topic in a list of topics',
          );
      }
    }
    if (names.length === 0) continue;
    end = Math.max(end, endOf(block));
    for (const name of names)
      topics.push({ value: name.words, range: name.range });
  }
  if (topics.length === 0) return undefined;
  reading.book.add(mention);
  reading.matrices.push({
    mention,
    topics,
    range: reading.source.range(startOf(section.heading), end),
  });
  readCounts(own, mention, topics.length, reading);
  return section.blocks.slice(own.length);
}

/** A matrix ends at a thematic break. */
function blocksOfMatrix(section: Section): RootContent[] {
  const end = section.blocks.findIndex(block => block.type === 'thematicBreak');
  return end < 0 ? section.blocks : section.blocks.slice(0, end);
}

function readCounts(
  blocks: RootContent[],
  mention: ServiceMention,
  found: number,
  reading: Reading,
): void {
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    const text = inlineOf(reading.source, block);
    const match =
      /(?<![\w.,-])(\d{1,6})\s+(?:[\p{L}-]+\s+){0,2}(?:topics|streams)\b/iu.exec(
        text.text,
      );
    if (!match) continue;
    reading.counts.push({
      subject: 'matrix-topics',
      scope: reading.book.resolve(mention).ref,
      stated: Number(match[1]),
      range: text.slice(match.index, match.index + match[1].length).range,
      find: () => found,
    });
  }
}

function serviceIn(title: InlineText): ServiceMention | undefined {
  const numbered =
    /\b(?:micro)?(?:service|svc)[\s#-]*(\d{1,6})(?:\s*\(([^()]*)\))?/i.exec(
      title.text,
    );
  if (numbered) {
    const digits = numbered.index + numbered[0].indexOf(numbered[1]);
    const end = numbered.index + numbered[0].length;
    return {
      number: Number(numbered[1]),
      name: numbered[2]
        ? title.slice(end - 1 - numbered[2].length, end - 1).trim()
        : undefined,
      certainty: 'stated',
      text: title.slice(digits, end),
    };
  }
  const [code] = title.codes;
  const named = code ?? slugIn(title);
  if (!named) return undefined;
  const name = title.slice(named.start, named.end);
  return { name, certainty: 'stated', text: name };
}

function slugIn(title: InlineText): { start: number; end: number } | undefined {
  const match = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+(?=\s)/.exec(title.text);
  return match ? { start: 0, end: match[0].length } : undefined;
}

function firstName(item: InlineText): InlineText | undefined {
  const mark = item.marks.find(entry => entry.start === 0);
  if (mark) {
    const name = item.slice(mark.start, mark.end).trim();
    return isIdentifier(name.text) ? name : undefined;
  }
  const plain = /^[\w.-]+(?=\s*$|\s+[-–—]\s|:)/.exec(item.text);
  return plain ? item.slice(0, plain[0].length) : undefined;
}
