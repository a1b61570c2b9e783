import { InlineText } from '../text/InlineText';

/** Kafka knows less than forty settings; a text with more pairs than this is something else. */
export const MAX_PAIRS = 200;

/** A setting and its value, as `key=value` or `key: value`. */
export interface ConfigPair {
  name: InlineText;
  value: InlineText;
}

/** What a text of pairs holds. */
export interface ConfigPairs {
  pairs: ConfigPair[];
  /** Parts that are no pair. */
  rest: InlineText[];
}

// A name is bounded so that a long line is read in one pass.
const PAIR = /^[\s`"'{[]*([A-Za-z][\w .-]{0,79}?)["'`]?\s*[=:]\s*/;
// Between pairs; white space only where a pair with `=` follows it.
const SEPARATOR =
  /[;\n,]|\s(?=[`"']?[a-z][a-z0-9]{0,39}(?:\.[a-z0-9]{1,39}){1,6}\s?=)/g;

/**
 * Reads `a=1, b=2`, `a: 1; b: 2`, a line or a code span each. A comma in a
 * value (`compact,delete`) belongs to it: what follows is no pair.
 */
export function readConfigPairs(text: InlineText): ConfigPairs {
  const found: ConfigPairs = { pairs: [], rest: [] };
  let open: { name: InlineText; valueAt: number; end: number } | undefined;
  const close = () => {
    if (!open) return;
    found.pairs.push({
      name: open.name,
      value: trimmed(text.slice(open.valueAt, open.end)),
    });
    open = undefined;
  };
  for (const { start, end, before } of partsOf(text)) {
    const part = text.slice(start, end);
    const match = PAIR.exec(part.text);
    if (match) {
      close();
      const nameAt = start + match[0].indexOf(match[1]);
      open = {
        name: text.slice(nameAt, nameAt + match[1].length).trim(),
        valueAt: start + match[0].length,
        end,
      };
    } else if (open && before === ',') {
      open.end = end;
    } else if (/[^\s`"'{}[\],]/.test(part.text)) {
      close();
      found.rest.push(part.trim());
    }
  }
  close();
  return found;
}

function partsOf(
  text: InlineText,
): { start: number; end: number; before: string }[] {
  const parts: { start: number; end: number; before: string }[] = [];
  const words = text.text;
  let start = 0;
  let before = '';
  let seen = 0;
  let depth = 0;
  for (const match of words.matchAll(SEPARATOR)) {
    for (; seen < match.index; seen++) {
      if (words[seen] === '(') depth += 1;
      else if (words[seen] === ')' && depth > 0) depth -= 1;
    }
    if (match[0] === '\n') depth = 0;
    if (depth > 0) continue;
    parts.push({ start, end: match.index, before });
    before = match[0];
    start = match.index + match[0].length;
  }
  parts.push({ start, end: words.length, before });
  return parts;
}

function trimmed(value: InlineText): InlineText {
  const start = /^[\s`"']*/.exec(value.text)?.[0].length ?? 0;
  const end =
    value.text.length - (/[\s`"',}\]]*$/.exec(value.text)?.[0].length ?? 0);
  return value.slice(start, Math.max(start, end));
}
