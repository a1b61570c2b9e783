import { RootContent } from 'mdast';
import { AnyNode, endOf, startOf } from '../text/markdown';
import { isCompound } from './headings';
import { isTopical, readLabel } from './labels';
import { isFence, looksLikeTopicHeading } from './lostHeadings';
import { Reading } from './reading';

/** A span in which topics are described, so that what looks like a field should be one. */
export interface Zone {
  start: number;
  end: number;
}

/**
 * Compares the lines of the document with what was read: a line that means to
 * be a topic's heading, a field, a row or a count, and became none, is reported.
 * Markdown changes the meaning of such lines without a sound.
 */
export function guardLines(
  blocks: RootContent[],
  zones: Zone[],
  reading: Reading,
): void {
  const { source } = reading;
  const skipped = new Set<number>();
  const headings = new Set<number>();
  markLines(blocks, skipped, headings, reading);
  const guarded = new Set<number>();
  for (const zone of zones) {
    for (
      let line = source.lineAt(zone.start);
      line <= source.lineAt(zone.end);
      line++
    )
      guarded.add(line);
  }
  for (let line = 1; line <= source.lineCount; line++) {
    if (skipped.has(line) || reading.claimed.has(line)) continue;
    const text = source.line(line);
    if (text.length > 2000) continue;
    const reason = problemOf(text, guarded.has(line), headings.has(line));
    if (reason) {
      const { start, end } = source.lineSpan(line);
      const indent = text.length - text.trimStart().length;
      reading.report(start + indent, end, reason);
    }
  }
}

function problemOf(
  text: string,
  isGuarded: boolean,
  isHeading: boolean,
): string | undefined {
  if (!isHeading && looksLikeTopicHeading(text)) {
    return 'looks like the heading of a topic, but Markdown reads no heading here (a space after `#`, no indentation, no quote)';
  }
  if (isHeading) return undefined;
  if (
    /^[\s>*_-]*total\s+(?:number\s+of\s+)?(?:(?:active|deprecated|proposed|registered|declared|known|documented|kafka|event)\s+){0,2}topics\b[\s:*_]*\d/i.test(
      text,
    )
  ) {
    return 'looks like a count of topics, but is not written as `**Total Topics:** 5`';
  }
  if (!isGuarded) return undefined;
  const field =
    /^[\s>]*(?:(?:[-*+]|\d{1,6}[.)])\s*)?(\*\*|__)?([^*_:|]{2,40}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:|:)/.exec(
      text,
    );
  if (
    field &&
    (field[1] || /^[\s>]*[-*+]/.test(text)) &&
    isTopical(readLabel(field[2]))
  ) {
    return 'looks like a field of a topic, but is not read as one (write it as `- **Name:** value`, with a space after the colon)';
  }
  if (looksLikeRow(text)) {
    return 'looks like a row of a table, but stands in none (a table needs its header, then a line of dashes with as many columns)';
  }
  return undefined;
}

/** A row, but none of a drawing: its cells hold words, and the first of them a name. */
function looksLikeRow(text: string): boolean {
  const row = /^\s*\|(.*)\|\s*$/.exec(text);
  if (!row || /[-=~]{2,}>?|[→►◄←▶│┤├]|<[-=]/.test(text)) return false;
  const [first] = row[1].split('|');
  const name = first.trim().replace(/^[`*_[]+|[`*_\]]+$/g, '');
  return isCompound(name) || /^\s*[`*]/.test(first);
}

/** Lines of fences, comments and front matter hold examples; lines of headings are headings. */
function markLines(
  blocks: RootContent[],
  skipped: Set<number>,
  headings: Set<number>,
  reading: Reading,
): void {
  const { source } = reading;
  const open: AnyNode[] = [...blocks];
  for (let node = open.pop(); node; node = open.pop()) {
    const first = source.lineAt(startOf(node));
    const target =
      isFence(node, reading) ||
      node.type === 'html' ||
      node.type === 'yaml' ||
      node.type === 'table'
        ? skipped
        : node.type === 'heading' && headings;
    if (target) {
      for (
        let line = first;
        line <= source.lineAt(Math.max(startOf(node), endOf(node) - 1));
        line++
      )
        target.add(line);
    } else {
      open.push(...(node.children ?? []));
    }
  }
}
