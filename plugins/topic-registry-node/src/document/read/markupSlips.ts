import { MarkupSlip } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RootContent } from 'mdast';
import { AnyNode, endOf, startOf } from '../text/markdown';
import { SourceText } from '../text/SourceText';

/** A line that begins with a field in bold: `**Last Updated:** …`. */
const FIELD_LINE = /^\s*\*\*[^*\n]{1,60}:\s*\*\*|^\s*\*\*[^*\n]{1,60}\*\*\s*:/;

/** Asterisks that mark nothing stand in the text of the tree as they were typed. */
const BARE_ASTERISKS = /\*\*/;

/** The places where Markdown shows something else than what was typed, in the order of the document. */
export function readMarkupSlips(
  source: SourceText,
  blocks: RootContent[],
): MarkupSlip[] {
  const slips: MarkupSlip[] = [];
  const open: AnyNode[] = [...blocks];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'paragraph') addSlips(source, node, slips);
    else open.push(...(node.children ?? []));
  }
  return slips.sort((a, b) => a.range.offset - b.range.offset);
}

function addSlips(
  source: SourceText,
  paragraph: AnyNode,
  slips: MarkupSlip[],
): void {
  const start = startOf(paragraph);
  const end = endOf(paragraph);
  if (joinsFields(source.text.slice(start, end))) {
    slips.push({ kind: 'joined-lines', range: source.range(start, end) });
  }
  const open: AnyNode[] = [...(paragraph.children ?? [])];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text' && BARE_ASTERISKS.test(node.value ?? '')) {
      const from = startOf(node);
      const text = source.text.slice(from, endOf(node));
      const first = text.indexOf('**');
      // What was escaped was meant.
      if (first < 0 || text[first - 1] === '\\') continue;
      const last = text.lastIndexOf('**') + 2;
      slips.push({
        kind: 'broken-emphasis',
        range: source.range(from + first, from + last),
      });
    }
    open.push(...(node.children ?? []));
  }
}

/** Whether two lines of a paragraph begin with fields, the first of them without a hard break at its end. */
function joinsFields(text: string): boolean {
  const lines = text.split('\n');
  return lines.some(
    (line, index) =>
      index + 1 < lines.length &&
      FIELD_LINE.test(line) &&
      FIELD_LINE.test(lines[index + 1]) &&
      !/(?: {2}|\\|<br\s*\/?>)\s*$/.test(line.replace(/\r$/, '')),
  );
}
