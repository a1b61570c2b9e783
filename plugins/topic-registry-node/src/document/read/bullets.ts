import { RootContent } from 'mdast';
import { InlineText } from '../text/InlineText';
import { endOf, startOf } from '../text/markdown';
import { Section } from '../text/sections';
import { eventOf, fieldsBesideEvent, topicOfEvent } from './eventEntries';
import {
  inlineOf,
  Lines,
  RawField,
  linesOfCode,
  readList,
  readParagraph,
} from './fields';
import {
  isCompound,
  isIdentifier,
  NamedHeading,
  readNamedHeading,
} from './headings';
import { directionOfLabel } from './directions';
import { asParties } from './partyFields';
import { isTopical, readLabel } from './labels';
import { lostHeadingIn } from './lostHeadings';
import { Context, Reading, sectionOf, TopicDraft } from './reading';
import { readGrid } from './tables';
import { readTopicNames } from './topicNames';
import { readEventRows, readFieldRows } from './topicTables';

/** A service that says what it publishes, where a topic would say who publishes it. */
const SERVICE_NAME =
  /(?:^|[-_.\s])(?:svc|service|api|worker|app|gateway|server|client|bff)$/i;

/** A section that describes one topic. */
export interface Entry {
  draft: TopicDraft;
  /** Further topics that the heading names, with the same fields. */
  twins: TopicDraft[];
  /** Blocks of the section that stand outside the entry. */
  rest: RootContent[];
  /** Sections below that are no part of the entry. */
  sections: Section[];
}

/**
 * Reads a section as the entry of a topic: a heading that names it, with its
 * fields below. Undefined for any other section.
 */
export function readEntry(
  section: Section,
  context: Context,
  reading: Reading,
): Entry | undefined {
  if (!section.heading) return undefined;
  const heading = inlineOf(reading.source, section.heading);
  const named = readNamedHeading(heading);
  if (!named) return undefined;
  const { own, rest, limit } = ownBlocks(section, reading);
  const lines = readLines(own, reading);
  lines.fields = lines.fields.filter(field => field.start < limit);
  if (!isEntry(named, lines, own, section, context, reading)) return undefined;

  const topic = topicOfEvent(named, lines);
  const prose = proseOf(own, lines, limit, reading);
  const draft: TopicDraft = {
    name: topic ?? named.name,
    number: named.number,
    lifecycle: named.lifecycle ?? context.lifecycle,
    lifecycleStated: named.lifecycle !== undefined,
    category: context.category,
    sections: [sectionOf(context)],
    lifecycleNamed: context.lifecycleNamed,
    fields: topic
      ? fieldsBesideEvent(lines.fields)
      : [...lines.fields, ...descriptionIn(own, lines, prose)],
    prose,
    events: topic ? [eventOf(named.name, lines.fields)] : [],
    isListed: topic !== undefined,
    start: startOf(section.heading),
    end: Math.min(endOf(lastOf(own) ?? section.heading), limit),
    shape: 'bullets',
  };
  for (const field of lines.fields) reading.claim(field.start, field.end);
  reading.claim(startOf(section.heading), endOf(section.heading));
  readTables(own, draft, reading);
  const sections =
    rest.length > 0 ? section.children : readParts(section, draft, reading);
  const twins = topic
    ? []
    : otherNames(heading, named).map(name => ({ ...draft, name }));
  return { draft, twins, rest, sections };
}

/** Paragraphs of words, which hold no field. */
function proseOf(
  blocks: RootContent[],
  { fields }: Lines,
  limit: number,
  reading: Reading,
): InlineText[] {
  return blocks
    .filter(
      block =>
        block.type === 'paragraph' &&
        endOf(block) <= limit &&
        !fields.some(
          ({ start }) => start >= startOf(block) && start < endOf(block),
        ),
    )
    .map(block => inlineOf(reading.source, block).trim());
}

/** The paragraph right below the heading, where no field describes the topic. */
function descriptionIn(
  blocks: RootContent[],
  { fields }: Lines,
  prose: InlineText[],
): RawField[] {
  const [first] = prose;
  const begins =
    first &&
    blocks[0] &&
    startOf(blocks[0]) <= first.startOffset &&
    endOf(blocks[0]) >= first.endOffset;
  if (!begins || first.isBlank || /[:：]$/.test(first.text)) return [];
  if (
    fields.some(({ label }) => label.key === 'purpose' || label.key === 'note')
  )
    return [];
  return [
    {
      label: { text: 'Purpose', key: 'purpose' },
      labelText: first.slice(first.text.length),
      value: first,
      items: [],
      start: first.startOffset,
      end: first.endOffset,
    },
  ];
}

/** A comment at the end speaks of what comes next. */
function lastOf(blocks: RootContent[]): RootContent | undefined {
  return blocks.findLast(block => block.type !== 'html');
}

/** The names after the first in "`a.b` / `a.c`". */
function otherNames(heading: InlineText, named: NamedHeading): InlineText[] {
  const start = heading.indexAt(named.name.startOffset);
  const { names, unclear } = readTopicNames(heading.slice(start));
  const isList =
    unclear.length === 0 && names.every(name => isCompound(name.text));
  return isList ? names.slice(1) : [];
}

/**
 * Labelled values of the lists and paragraphs among some blocks. A list below a
 * paragraph that ends with a known label holds its values.
 */
export function readLines(blocks: RootContent[], reading: Reading): Lines {
  const lines: Lines = { fields: [], plain: [] };
  let open: RawField | undefined;
  for (const block of blocks) {
    let read: Lines | undefined;
    const above = lines.fields[lines.fields.length - 1];
    if (block.type === 'code' && above && holdsConfigs(above)) {
      above.items.push(...linesOfCode(reading.source, block));
      above.end = endOf(block);
    }
    if (block.type === 'list') read = readList(reading.source, block);
    else if (block.type === 'paragraph')
      read = readParagraph(reading.source, block, true);
    if (open && read && block.type === 'list' && read.fields.length === 0) {
      open.items = read.plain.map(line => line.text);
      open.end = endOf(block);
      open = undefined;
      continue;
    }
    const last = read?.fields[read.fields.length - 1];
    open =
      block.type === 'paragraph' && last?.value.isBlank && hasMeaning(last)
        ? last
        : undefined;
    if (!read) continue;
    lines.fields.push(...read.fields);
    lines.plain.push(...read.plain);
  }
  return lines;
}

/** "**Config:**" with nothing after it: the code block below holds the pairs. */
function holdsConfigs({ label, value, items }: RawField): boolean {
  return label.key === 'configs' && value.isBlank && items.length === 0;
}

function hasMeaning({ label }: RawField): boolean {
  return label.key !== undefined || directionOfLabel(label.text) !== undefined;
}

/**
 * An entry ends at a thematic break, or where a heading was lost: then the
 * fields after it are those of another entry.
 */
function ownBlocks(
  section: Section,
  reading: Reading,
): { own: RootContent[]; rest: RootContent[]; limit: number } {
  const { blocks } = section;
  for (let at = 0; at < blocks.length; at++) {
    const lost = lostHeadingIn(blocks[at], reading);
    if (lost === undefined && blocks[at].type !== 'thematicBreak') continue;
    const limit = lost ?? startOf(blocks[at]);
    const inside = lost !== undefined && blocks[at].type === 'list';
    return {
      own: blocks.slice(0, inside ? at + 1 : at),
      rest: blocks.slice(at),
      limit,
    };
  }
  return { own: blocks, rest: [], limit: Infinity };
}

function isEntry(
  named: NamedHeading,
  lines: Lines,
  blocks: RootContent[],
  section: Section,
  context: Context,
  reading: Reading,
): boolean {
  const fields = [...lines.fields, ...fieldsInTables(blocks, reading)];
  const topical = fields.filter(field =>
    isTopical(asParties(field).label),
  ).length;
  const known = fields.filter(field => field.label.key).length;
  const name = named.name.words;
  if (name.length > 1000) return false;
  // A service says what it reads and writes; a topic does neither.
  if (
    fields.some(
      field =>
        directionOfLabel(field.label.text) && !asParties(field).label.key,
    )
  )
    return false;
  if (
    fields.some(field => directionOfLabel(field.label.text)) &&
    SERVICE_NAME.test(name)
  )
    return false;
  if (named.isTold && named.isBare && isCompound(name) && !context.isAside)
    return true;
  // A title above announces less than a heading: under it, a plain word may begin anything.
  const isTitled =
    context.underTopicTitle && (named.isMarked || /[._]/.test(name));
  const announced =
    context.inTopics || isTitled || named.lifecycle !== undefined;
  if (named.isMarked) {
    if (topical > 0 || (known > 1 && (announced || isCompound(name))))
      return true;
  } else {
    if (!named.isBare || !isIdentifier(name)) return false;
    if (topical > 0 && (named.number || isCompound(name) || context.inTopics))
      return true;
  }
  if (!isCompound(name) || !named.isBare) return false;
  if (holdsEventTable(blocks, reading)) return true;
  if (!announced) return false;
  const holdsTopics = section.children.some(child => {
    const inner =
      child.heading &&
      readNamedHeading(inlineOf(reading.source, child.heading));
    return inner && isCompound(inner.name.words);
  });
  const hasTopicTable = blocks.some(
    block =>
      block.type === 'table' &&
      readGrid(block, reading).columns.some(
        column => column.label.key === 'topic',
      ),
  );
  return !holdsTopics && (named.isMarked || !hasTopicTable);
}

function fieldsInTables(blocks: RootContent[], reading: Reading): RawField[] {
  return blocks.flatMap(block =>
    block.type === 'table' ? readFieldRows(readGrid(block, reading)) : [],
  );
}

function holdsEventTable(blocks: RootContent[], reading: Reading): boolean {
  return blocks.some(block => {
    if (block.type !== 'table') return false;
    const keys = readGrid(block, reading).columns.map(({ label }) => label.key);
    return keys.includes('events') && !keys.includes('topic');
  });
}

function readTables(
  blocks: RootContent[],
  draft: TopicDraft,
  reading: Reading,
  withFields = true,
): void {
  for (const block of blocks) {
    if (block.type !== 'table') continue;
    const grid = readGrid(block, reading);
    const events = readEventRows(grid, reading);
    if (events) draft.events.push(...events);
    else if (withFields) draft.fields.push(...readFieldRows(grid));
    reading.claim(startOf(block), endOf(block));
  }
}

/** Sections below an entry whose titles are names of fields belong to it. */
function readParts(
  section: Section,
  draft: TopicDraft,
  reading: Reading,
): Section[] {
  const others: Section[] = [];
  for (const child of section.children) {
    const field = others.length === 0 && readPart(child, draft, reading);
    if (field) {
      draft.end = Math.max(draft.end, field.end);
      if (field.label.key) draft.fields.push(field);
    } else {
      others.push(child);
    }
  }
  return others;
}

function readPart(
  section: Section,
  draft: TopicDraft,
  reading: Reading,
): RawField | undefined {
  if (!section.heading || section.children.length > 0) return undefined;
  const labelText = inlineOf(reading.source, section.heading).trim();
  const label = readLabel(labelText.text);
  if (!label.key || label.key === 'topic' || label.key === 'number')
    return undefined;
  if (ownBlocks(section, reading).rest.length > 0) return undefined;
  const start = startOf(section.heading);
  const end = endOf(
    section.blocks[section.blocks.length - 1] ?? section.heading,
  );
  const lines = readLines(valuesOf(section.blocks), reading);
  if (lines.fields.some(field => isTopical(field.label))) return undefined;
  const texts = [
    ...lines.plain.map(line => line.text),
    ...lines.fields.map(field => field.value),
  ];
  reading.claim(start, end);
  // The table of a payload lists its parts, which are no fields of the topic.
  readTables(section.blocks, draft, reading, label.key !== 'schema');
  const empty = labelText.slice(labelText.text.length);
  const isList = section.blocks.some(block => block.type === 'list');
  if (texts.length === 0)
    return {
      label: { text: label.text },
      labelText,
      value: empty,
      items: [],
      start,
      end,
    };
  return isList
    ? { label, labelText, value: empty, items: texts, start, end }
    : { label, labelText, value: texts[0], items: texts.slice(1), start, end };
}

/** Words beside a table or a code block speak of it, and are no value themselves. */
function valuesOf(blocks: RootContent[]): RootContent[] {
  const holdsSheet = blocks.some(
    ({ type }) => type === 'table' || type === 'code',
  );
  return holdsSheet ? blocks.filter(({ type }) => type === 'list') : blocks;
}
