import { Heading, RootContent } from 'mdast';
import { endOf, parseMarkdown, startOf } from './markdown';

/** Characters that a chunk holds at least, where the document has them. */
const CHUNK = 4096;

/** A heading with the blocks under it, up to the next heading of any depth. */
export interface Section {
  /** Absent for what stands before the first heading. */
  heading?: Heading;
  /** 1 to 6; 0 for what stands before the first heading. */
  depth: number;
  blocks: RootContent[];
  children: Section[];
  parent?: Section;
}

/**
 * Parses a document chunk by chunk, in time linear to its length, and gives the
 * blocks of its root as one parse of the whole would.
 *
 * The tokenizer takes more than linear time on one long text, so the text is
 * cut before lines that look like ATX headings. Whether such a line is one (and
 * no line of a fence, a comment or an HTML block) depends on the text before it
 * alone, so each chunk is parsed together with the line that follows it: where
 * that line does not come out as a heading of the root, the chunk grows.
 */
export function parseSections(text: string): RootContent[] {
  const blocks: RootContent[] = [];
  const cuts = possibleHeadings(text);
  const definitions = referenceDefinitions(text);
  let start = 0;
  let next = 0;
  while (start < text.length) {
    // Each parse has its own cost, so small sections share one.
    while (next < cuts.length && cuts[next] < start + CHUNK) next += 1;
    // Doubling the reach after each failure keeps the total linear where a long
    // fence holds many lines that start with `#`.
    for (let reach = 0; ; reach = reach * 2 + 1) {
      const end = cuts[next + reach] ?? text.length;
      const chunk = parseChunk(text, start, end, definitions);
      if (chunk) {
        for (const block of chunk) blocks.push(block);
        start = end;
        next += reach + 1;
        break;
      }
    }
  }
  return blocks;
}

/** Arranges the blocks of a document under its headings. */
export function outline(blocks: RootContent[]): Section {
  const root: Section = { depth: 0, blocks: [], children: [] };
  let current = root;
  for (const block of blocks) {
    if (block.type !== 'heading') {
      current.blocks.push(block);
      continue;
    }
    let parent: Section = current;
    while (parent.parent && parent.depth >= block.depth) parent = parent.parent;
    current = {
      heading: block,
      depth: block.depth,
      blocks: [],
      children: [],
      parent,
    };
    parent.children.push(current);
  }
  return root;
}

/** The blocks of `text` from `start` to `end`, or undefined where `end` is no boundary. */
function parseChunk(
  text: string,
  start: number,
  end: number,
  definitions: Map<string, string>,
): RootContent[] | undefined {
  const isLast = end >= text.length;
  const body = text.slice(start, end);
  const probe = isLast ? '' : `${firstLine(text, end)}\n`;
  const appended = definitionsFor(body, definitions);
  const blocks = parseMarkdown(`${body}${probe}${appended}`, start, {
    frontMatter: start === 0,
  });
  const limit = isLast && !appended ? Infinity : end;
  const own = blocks.filter(block => startOf(block) < limit);
  if (isLast) {
    // What was appended may have run into an open last block: then it is left out.
    return own.some(block => endOf(block) > text.length)
      ? parseMarkdown(body, start, { frontMatter: start === 0 })
      : own;
  }
  const boundary = blocks.find(block => startOf(block) >= end);
  const holds =
    boundary?.type === 'heading' &&
    startOf(boundary) === end &&
    own.every(block => endOf(block) <= end);
  return holds ? own : undefined;
}

function possibleHeadings(text: string): number[] {
  const cuts: number[] = [];
  const body = frontMatterEnd(text);
  const heading = /(?<=^|[\r\n])#{1,6}(?=[ \t\r\n]|$)/g;
  for (const match of text.matchAll(heading)) {
    if (match.index >= body) cuts.push(match.index);
  }
  return cuts;
}

/** Front matter is front matter only once it is closed, so no cut may fall inside. */
function frontMatterEnd(text: string): number {
  if (!/^---[ \t]*(?:\r\n|\n|\r)/.test(text)) return 0;
  const close = /(?:\r\n|\n|\r)---[ \t]*(?=[\r\n]|$)/g;
  const match = close.exec(text);
  return match ? match.index + match[0].length : 0;
}

function firstLine(text: string, start: number): string {
  const match = /[\r\n]/.exec(text.slice(start, start + 2000));
  return text.slice(start, match ? start + match.index : start + 2000);
}

// Link reference definitions hold for the whole document, whereas a chunk knows
// only its own; those that a chunk uses are appended to it.
function referenceDefinitions(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const line = /(?<=^|[\r\n]) {0,3}\[([^\]\r\n]{1,200})\]:[ \t]*\S[^\r\n]*/g;
  for (const match of text.matchAll(line)) {
    const label = normalizeLabel(match[1]);
    if (!label.startsWith('^') && !found.has(label)) found.set(label, match[0]);
  }
  return found;
}

function definitionsFor(
  body: string,
  definitions: Map<string, string>,
): string {
  if (definitions.size === 0) return '';
  const used = new Set<string>();
  for (const match of body.matchAll(/\[([^[\]\r\n]{1,200})\]/g)) {
    const definition = definitions.get(normalizeLabel(match[1]));
    if (definition && !body.includes(definition)) used.add(definition);
  }
  return used.size ? `\n\n${[...used].join('\n')}\n` : '';
}

function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
