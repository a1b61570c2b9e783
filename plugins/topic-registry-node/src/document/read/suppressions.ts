import {
  SourceRange,
  Stated,
  SuppressionComment,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RootContent } from 'mdast';
import { AnyNode, endOf, startOf } from '../text/markdown';
import { SourceText } from '../text/SourceText';
import { isCalendarDate } from '../values/units';

const MARK = 'topic-registry-';
const COMMENT = /<!--\s*topic-registry-([a-z-]*)([\s\S]*?)-->/g;

/** Tells which part of the document a comment covers. */
class Reach {
  private readonly source: SourceText;
  private readonly blocks: RootContent[];
  private readonly topics: SourceRange[];

  constructor(source: SourceText, blocks: RootContent[], topics: Topic[]) {
    this.source = source;
    this.blocks = blocks;
    this.topics = topics
      .map(({ block }) => block)
      .sort((a, b) => a.offset - b.offset);
  }

  /** The heading's section or the block after a comment of its own, else the topic or the block around it. */
  of(at: number, index: number): SourceRange | undefined {
    const stands = this.blocks[index].type === 'html';
    const next = stands ? this.blockAfter(index) : index;
    const block = next === undefined ? undefined : this.blocks[next];
    if (stands && block?.type === 'heading') return this.section(next!);
    const topic = this.topicAt(at);
    if (topic) return topic;
    return block && this.source.range(startOf(block), endOf(block));
  }

  private blockAfter(index: number): number | undefined {
    for (let next = index + 1; next < this.blocks.length; next++) {
      if (!speaksOfNext(this.blocks[next])) return next;
    }
    return undefined;
  }

  private section(index: number): SourceRange {
    const heading = this.blocks[index];
    const depth = heading.type === 'heading' ? heading.depth : 0;
    let last = heading;
    for (let next = index + 1; next < this.blocks.length; next++) {
      const block = this.blocks[next];
      if (block.type === 'heading' && block.depth <= depth) break;
      if (!speaksOfNext(block)) last = block;
    }
    return this.source.range(startOf(heading), endOf(last));
  }

  private topicAt(at: number): SourceRange | undefined {
    const { offset } = this.source.range(at, at);
    let low = 0;
    let high = this.topics.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.topics[middle].offset <= offset) low = middle + 1;
      else high = middle;
    }
    const topic = this.topics[low - 1];
    return topic && offset < topic.endOffset ? topic : undefined;
  }
}

/**
 * Reads the comments that silence rules. Examples in code are text, not
 * comments, so they come from the tree.
 */
export function readSuppressions(
  source: SourceText,
  blocks: RootContent[],
  topics: Topic[],
): SuppressionComment[] {
  if (!source.text.includes(MARK)) return [];
  const reach = new Reach(source, blocks, topics);
  const found: SuppressionComment[] = [];
  blocks.forEach((block, index) => {
    for (const html of htmlIn(block)) {
      const start = startOf(html);
      const text = source.text.slice(start, endOf(html));
      for (const match of text.matchAll(COMMENT)) {
        const at = start + match.index;
        found.push(readComment(source, at, match, () => reach.of(at, index)));
      }
    }
  });
  return found.sort((a, b) => a.range.offset - b.range.offset);
}

function htmlIn(block: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  const open: AnyNode[] = [block];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'html') found.push(node);
    for (const child of node.children ?? []) open.push(child);
  }
  return found;
}

function readComment(
  source: SourceText,
  at: number,
  [whole, directive, body]: RegExpMatchArray,
  reach: () => SourceRange | undefined,
): SuppressionComment {
  const comment: SuppressionComment = {
    rules: [],
    wholeFile: directive === 'ignore-file',
    range: source.range(at, at + whole.length),
  };
  if (directive !== 'ignore' && directive !== 'ignore-file') {
    comment.problem = `\`${MARK}${directive}\` is not known; there are \`${MARK}ignore\` for what follows and \`${MARK}ignore-file\` for the whole document`;
    return comment;
  }
  const bodyAt = at + whole.indexOf(directive) + directive.length;
  const rulesEnd = readRules(source, bodyAt, body, comment.rules);
  const words = body
    .slice(rulesEnd)
    .replace(/^[\s:–—-]+/, '')
    .trimEnd();
  const wordsAt = bodyAt + body.trimEnd().length - words.length;
  const ending = /[\s,;(]*\buntil\s+(\d[\w./-]*)\)?\.?$/i.exec(words);
  if (ending) {
    const day = ending[1];
    const dayAt = wordsAt + words.lastIndexOf(day);
    comment.until = {
      value: day,
      range: source.range(dayAt, dayAt + day.length),
    };
  }
  const reason = words.slice(0, ending?.index).replace(/\s+/g, ' ').trim();
  if (reason) comment.reason = reason;
  if (!comment.wholeFile) comment.covers = reach();
  comment.problem = problemOf(comment);
  return comment;
}

/** Reads the ids at the beginning; gives the index after them. */
function readRules(
  source: SourceText,
  bodyAt: number,
  body: string,
  rules: Stated<string>[],
): number {
  const id = /[\s,]*([A-Za-z][\w-]*\/[A-Za-z][\w-]*)(?![\w/])/y;
  let end = 0;
  for (let match = id.exec(body); match; match = id.exec(body)) {
    // A reason may speak of such a name: only commas join rules.
    if (rules.length > 0 && !match[0].includes(',')) break;
    end = id.lastIndex;
    const at = bodyAt + end - match[1].length;
    rules.push({
      value: match[1],
      range: source.range(at, at + match[1].length),
    });
  }
  return end;
}

function problemOf(comment: SuppressionComment): string | undefined {
  const { rules, reason, until, covers, wholeFile } = comment;
  if (rules.length === 0) {
    return 'it names no rule, such as `topic/no-schema`';
  }
  if (!reason) return 'it gives no reason';
  if (until && !isCalendarDate(until.value)) {
    return `\`${until.value}\` is no day of the calendar; write it as \`YYYY-MM-DD\``;
  }
  if (!wholeFile && !covers) {
    return 'nothing follows that it could cover';
  }
  return undefined;
}

/** A comment or a break at the end of a section is no part of it. */
function speaksOfNext({ type }: RootContent): boolean {
  return type === 'html' || type === 'thematicBreak';
}
