import {
  ParsedDocument,
  Service,
  SourceRange,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isDeepStrictEqual } from 'node:util';
import { bare } from '../edit/verify';
import { parseDocument } from '../parseDocument';
import { checkText } from '../read/checkText';
import { parseMarkdownDocument } from '../read/parseMarkdownDocument';
import { ParseOptions } from '../types';
import { changedLines, isPlain, LineChange } from './change';
import { contextOf, EntryContext } from './context';
import { Replaced, shift, shiftTopics, TOUCHED } from './shift';

/**
 * Parses one text after another of the same document, as an editor gives them.
 *
 * @public
 */
export interface IncrementalParser {
  /**
   * As `parseDocument`, with the same result. Values of the last result are
   * part of the new one where nothing changed, so none may be changed.
   *
   * @throws InputError as `parseDocument`.
   */
  parse(text: string): ParsedDocument;
}

/**
 * Makes a parser that remembers the last text and its model. Where only plain
 * lines of one topic's entry changed, and neither its parties nor anything
 * beside the topic, that entry alone is parsed; else the whole text.
 *
 * @public
 */
export function createIncrementalParser(
  options: ParseOptions,
): IncrementalParser {
  let last: { text: string; parsed: ParsedDocument } | undefined;
  return {
    parse(text) {
      const parsed =
        (last && reparse(last.text, last.parsed, text, options)) ??
        parseDocument(text, options);
      last = { text, parsed };
      return parsed;
    },
  };
}

/** The model of the new text, or undefined where the whole has to be parsed. */
function reparse(
  before: string,
  known: ParsedDocument,
  after: string,
  options: ParseOptions,
): ParsedDocument | undefined {
  if (before === after) return known;
  if (before.startsWith('\uFEFF') || after.startsWith('\uFEFF'))
    return undefined;
  const change = changedLines(before, after);
  const { topics } = known.registry;
  const index = topics.findIndex(
    ({ block }) =>
      block.offset <= change.start && change.oldEnd <= block.endOffset,
  );
  const topic = topics[index];
  if (!topic || topics.some(one => one !== topic && one.name === topic.name)) {
    return undefined;
  }
  const context = contextOf(before, topic);
  if (!context || !staysInside(before, after, change, context))
    return undefined;
  // Its heading, or the line below the header of its table, makes it no copied page.
  checkText(after, options);

  const names = new Set(topics.map(({ name }) => name));
  const { chunk, start, line } = context;
  const newChunk =
    chunk.slice(0, change.start - start) +
    after.slice(change.start, change.newEnd) +
    chunk.slice(change.oldEnd - start);
  const then = parseEntry(context, chunk, options, names);
  const now = parseEntry(context, newChunk, options, names);
  if (!then || !now || differBeside(then.document, now.document)) {
    return undefined;
  }
  if (differInParties(topic, then.topic)) return undefined;
  if (differInParties(topic, now.topic)) return undefined;
  const replaced: Replaced = {
    start,
    end: start + chunk.length,
    endLine: line + linesIn(chunk),
    offsets: newChunk.length - chunk.length,
    lines: linesIn(newChunk) - linesIn(chunk),
  };
  // Alone, the entry must read as it did within its document.
  const alone = withOuterPlaces(then.topic, topic, {
    ...replaced,
    offsets: 0,
    lines: 0,
  });
  if (!isDeepStrictEqual(alone, topic)) return undefined;
  const changed = withOuterPlaces(now.topic, topic, replaced);
  if (!changed) return undefined;

  const { topics: _, services, ...rest } = known.registry;
  const movedRest = shift(rest, replaced);
  const unparsed = shift(known.unparsed, replaced);
  const movedServices = shiftServices(services, now.services, replaced);
  const ahead = shiftTopics(topics.slice(0, index), replaced);
  const behind = shiftTopics(topics.slice(index + 1), replaced);
  if (
    movedRest === TOUCHED ||
    unparsed === TOUCHED ||
    ahead === TOUCHED ||
    behind === TOUCHED ||
    !movedServices
  ) {
    return undefined;
  }
  return {
    registry: {
      ...movedRest,
      services: movedServices,
      topics: [...ahead, changed, ...behind],
    },
    unparsed,
  };
}

function staysInside(
  before: string,
  after: string,
  { start, oldEnd, newEnd }: LineChange,
  context: EntryContext,
): boolean {
  const oldLines = before.slice(start, oldEnd);
  const newLines = after.slice(start, newEnd);
  const within =
    start >= context.firstLineEnd &&
    oldEnd <= context.start + context.chunk.length;
  return (
    within &&
    isPlain(oldLines, context.shape) &&
    isPlain(newLines, context.shape)
  );
}

interface Entry {
  topic: Topic;
  services: Service[];
  document: ParsedDocument;
}

/** Reads an entry below its headings, and moves what is read to where it stands in the document. */
function parseEntry(
  { prefix, start, line }: EntryContext,
  chunk: string,
  options: ParseOptions,
  names: ReadonlySet<string>,
): Entry | undefined {
  const document = parseMarkdownDocument(`${prefix}${chunk}\n`, options, names);
  const { topics, services } = document.registry;
  if (topics.length !== 1 || document.unparsed.length > 0) return undefined;
  const place: Replaced = {
    start: 0,
    end: 0,
    endLine: 0,
    offsets: start - prefix.length,
    lines: line - 1 - linesIn(prefix),
  };
  const topic = shift(topics[0], place);
  const moved = shift(services, place);
  return topic === TOUCHED || moved === TOUCHED
    ? undefined
    : { topic, services: moved, document };
}

function differBeside(then: ParsedDocument, now: ParsedDocument): boolean {
  const { topics: _, ...before } = then.registry;
  const { topics: __, ...after } = now.registry;
  return (
    bare(before) !== bare(after) ||
    then.registry.topics[0].name !== now.registry.topics[0].name
  );
}

// How often a name is stated decides what it means elsewhere.
function differInParties(then: Topic, now: Topic): boolean {
  return (
    then.lifecycle !== now.lifecycle ||
    bare(then.parties) !== bare(now.parties) ||
    bare(then.consumerGroups) !== bare(now.consumerGroups)
  );
}

/** Parties that a heading or the front matter names have their place there, as in the document. */
function withOuterPlaces(
  read: Topic,
  known: Topic,
  replaced: Replaced,
): Topic | undefined {
  const { start, end, offsets } = replaced;
  const parties: Topic['parties'] = [];
  for (const [index, party] of read.parties.entries()) {
    const { offset, endOffset } = party.range;
    const isInside = offset >= start && endOffset <= end + offsets;
    const range = isInside
      ? party.range
      : shift(known.parties[index].range, replaced);
    if (range === TOUCHED) return undefined;
    parties.push({ ...party, range });
  }
  return { ...read, parties };
}

function shiftServices(
  services: Service[],
  own: Service[],
  replaced: Replaced,
): Service[] | undefined {
  const isInside = ({ offset, endOffset }: SourceRange) =>
    offset >= replaced.start && endOffset <= replaced.end;
  const place = (
    range: SourceRange,
    anew: SourceRange | undefined,
  ): SourceRange | undefined => {
    if (isInside(range)) return anew;
    const moved = shift(range, replaced);
    return moved === TOUCHED ? undefined : moved;
  };
  const result: Service[] = [];
  for (const service of services) {
    const inEntry = own.find(({ ref }) => ref === service.ref);
    const range = place(service.range, inEntry?.range);
    if (!range) return undefined;
    const aliases: Service['aliases'] = [];
    for (const { name, range: at } of service.aliases) {
      const same = inEntry?.aliases.find(alias => alias.name === name);
      const found = place(at, same?.range);
      if (!found) return undefined;
      aliases.push({ name, range: found });
    }
    result.push({ ...service, range, aliases });
  }
  return result;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
