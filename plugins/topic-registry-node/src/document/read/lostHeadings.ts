import { AnyNode, startOf } from '../text/markdown';
import { Reading } from './reading';

/** Tells a line that means to be the heading of a topic, whatever Markdown reads in it. */
export function looksLikeTopicHeading(line: string): boolean {
  if (line.length > 1000) return false;
  return /^[\s>]*#{1,6}\s*(?:\d{1,6}[.)]\s*)?(?:(?:\*\*|__|`)+[A-Za-z0-9][\w.-]*(?:\*\*|__|`)+|[A-Za-z0-9]+(?:[._][A-Za-z0-9]+)+\s*$)/.test(
    line,
  );
}

/** Tells a code block between fences from one by indentation. */
export function isFence(node: AnyNode, reading: Reading): boolean {
  const line = reading.source.line(reading.source.lineAt(startOf(node)));
  return (
    node.type === 'code' &&
    /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:`{3}|~{3})/.test(line)
  );
}

/**
 * Offset of a heading that Markdown does not read as a heading of the document,
 * in a block that is none itself: without its space, indented, or in a quote.
 * The lines after it belong to the entry that it meant to begin.
 */
export function lostHeadingIn(
  block: AnyNode,
  reading: Reading,
): number | undefined {
  let found: number | undefined;
  const open: AnyNode[] = [block];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'table' || node.type === 'html' || isFence(node, reading))
      continue;
    const isText =
      node.type === 'paragraph' ||
      node.type === 'heading' ||
      node.type === 'code';
    if (!isText) {
      open.push(...(node.children ?? []));
      continue;
    }
    const start = startOf(node);
    const line = reading.source.line(reading.source.lineAt(start));
    if (looksLikeTopicHeading(line) && (found === undefined || start < found))
      found = start;
  }
  return found;
}
