import {
  ParsedDocument,
  Party,
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RootContent } from 'mdast';
import { boundNotation } from '../text/bounds';
import { parseSections } from '../text/sections';
import { SourceText } from '../text/SourceText';
import { ParseOptions } from '../types';
import { readExamples } from './examples';
import { readMarkupSlips } from './markupSlips';
import { Reading } from './reading';
import { readBlocks } from './registryReader';
import { readSuppressions } from './suppressions';
import { buildTopic } from './topics';
import { OpenTopic } from './topicScope';

/** A document with the tree and the notes that its model was made from. */
export interface MarkdownReading {
  document: ParsedDocument;
  blocks: RootContent[];
  reading: Reading;
}

/**
 * Reads a document that is known to be Markdown; `names` are topics that it
 * may speak of beside its own.
 */
export function parseMarkdownDocument(
  text: string,
  options: ParseOptions,
  names?: ReadonlySet<string>,
): ParsedDocument {
  return readMarkdownDocument(text, options, names).document;
}

/** Reads a document that is known to be Markdown, for who needs more than its model. */
export function readMarkdownDocument(
  text: string,
  options: ParseOptions,
  names?: ReadonlySet<string>,
): MarkdownReading {
  const source = SourceText.of(text);
  const reading = new Reading(source);
  const bounded = boundNotation(source);
  for (const { line, reason } of bounded.leftOut) {
    const { start, end } = source.lineSpan(line);
    reading.report(start, end, reason);
  }
  const blocks = parseSections(bounded.text);
  readBlocks(blocks, reading);
  readExamples(blocks, reading);
  const registry = registryOf(reading, options, names);
  registry.suppressions = readSuppressions(source, blocks, registry.topics);
  const slips = readMarkupSlips(source, blocks);
  if (slips.length > 0) registry.markupSlips = slips;
  return { document: { registry, unparsed: sorted(reading) }, blocks, reading };
}

function registryOf(
  reading: Reading,
  options: ParseOptions,
  others: ReadonlySet<string> = new Set(),
): Registry {
  const names = new Set(reading.drafts.map(draft => draft.name.words));
  const open = reading.drafts.map(draft =>
    buildTopic(draft, reading, name => names.has(name) || others.has(name)),
  );
  for (const draft of reading.drafts) {
    if (draft.category && !reading.categories.includes(draft.category)) {
      reading.categories.push(draft.category);
    }
  }
  reportUnownedDirections(reading, open);
  const shapes = new Set(reading.drafts.map(draft => draft.shape));
  for (const category of reading.categories) {
    for (const mention of category.mentions) {
      // A range in a heading spans numbers that may not exist.
      if (!/[-–]/.test(mention.text.text)) reading.book.add(mention);
    }
  }
  const registry: Registry = {
    id: options.id,
    file: options.file,
    title: reading.title || baseName(options.file),
    shape: shapes.size > 1 ? 'mixed' : [...shapes][0] ?? 'bullets',
    standards: reading.standards,
    services: [],
    categories: reading.categories.map(({ title, mentions, range }) => ({
      title,
      services: mentions.map(mention => reading.book.resolve(mention).ref),
      range,
    })),
    topics: open.map(entry => closeTopic(entry, reading)),
    matrices: reading.matrices.map(({ mention, topics, range }) => ({
      service: reading.book.resolve(mention).ref,
      topics,
      range,
    })),
    counts: [],
    examples: reading.examples,
    suppressions: [],
  };
  if (registry.topics.length === 0 && reading.topicsAnnounced)
    registry.topicsAnnounced = reading.topicsAnnounced;
  registry.services = reading.book.services();
  if (reading.serviceIndex) {
    const { mentions, range } = reading.serviceIndex;
    const refs = mentions.map(mention => reading.book.resolve(mention).ref);
    registry.serviceIndex = { services: [...new Set(refs)], range };
  }
  registry.counts = reading.counts
    .map(({ subject, scope, stated, range, find }) => ({
      subject,
      scope,
      stated,
      found: find(registry, reading),
      range,
    }))
    .sort((a, b) => a.range.offset - b.range.offset);
  return registry;
}

/** Gives the mentions of a topic their references. */
function closeTopic(
  { topic, mentions, groups }: OpenTopic,
  reading: Reading,
): Topic {
  for (const { role, mention } of mentions) {
    const party: Party = { role, ...reading.book.resolve(mention) };
    const isKnown = topic.parties.some(
      other => other.role === role && other.ref === party.ref,
    );
    if (!isKnown) topic.parties.push(party);
  }
  for (const { group, mention } of groups) {
    if (mention) group.service = reading.book.resolve(mention).ref;
  }
  return topic;
}

// "Consumed Topics" says that the document's own service reads them; without
// its name they would have a party that nobody knows.
function reportUnownedDirections(reading: Reading, open: OpenTopic[]): void {
  if (reading.ownService ?? reading.titleService) return;
  const base = reading.source.range(0, 0).offset;
  let isReported = false;
  reading.drafts.forEach((draft, index) => {
    const { topic } = open[index];
    for (const { direction } of draft.sections) {
      if (isReported || !direction || direction.service) continue;
      const { role, heading } = direction;
      const stated =
        role === 'producer' ? topic.producersStated : topic.consumersStated;
      if (stated !== 'unknown') continue;
      // Naming it once mends them all.
      isReported = true;
      reading.report(
        heading.offset - base,
        heading.endOffset - base,
        'does not say which service reads or writes these topics; name it in the front matter (`service: order-svc`)',
      );
    }
  });
}

function sorted(reading: Reading): ParsedDocument['unparsed'] {
  return reading.unparsed.sort(
    (a, b) =>
      a.line - b.line || (a.range?.offset ?? 0) - (b.range?.offset ?? 0),
  );
}

function baseName(file: string): string {
  const name = file.split(/[\\/]/).pop() ?? file;
  return name.replace(/\.[^.]*$/, '') || file;
}
