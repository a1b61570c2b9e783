import { InlineText } from '../text/InlineText';

/** A part of a list, with the separator before it. */
export interface Part {
  text: InlineText;
  before: string;
}

/**
 * Splits a text at separators that stand outside parentheses and code spans.
 * Empty parts are left out.
 */
export function splitOutside(value: InlineText, separator: RegExp): Part[] {
  const parts: Part[] = [];
  const depths = parenthesisDepths(value);
  const flags = separator.flags.includes('g')
    ? separator.flags
    : `${separator.flags}g`;
  let start = 0;
  let before = '';
  for (const match of value.text.matchAll(
    new RegExp(separator.source, flags),
  )) {
    if (match[0] === '' || depths[match.index] > 0 || value.isCode(match.index))
      continue;
    push(parts, value.slice(start, match.index), before);
    before = match[0];
    start = match.index + match[0].length;
  }
  push(parts, value.slice(start), before);
  return parts;
}

function push(parts: Part[], text: InlineText, before: string): void {
  const trimmed = text.trim();
  if (!trimmed.isBlank) parts.push({ text: trimmed, before });
}

/** How many parentheses are open at each character; unbalanced ones count as none. */
function parenthesisDepths(value: InlineText): number[] {
  const depths: number[] = new Array(value.text.length).fill(0);
  const open: number[] = [];
  for (let at = 0; at < value.text.length; at++) {
    if (value.text[at] === '(') open.push(at);
    else if (value.text[at] === ')') {
      const from = open.pop();
      // Only the outermost pair needs marking.
      if (from !== undefined && open.length === 0) depths.fill(1, from, at + 1);
    }
  }
  return depths;
}
