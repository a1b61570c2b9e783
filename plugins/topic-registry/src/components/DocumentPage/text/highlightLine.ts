import { LineState } from './lineStates';

/** How a part of a line is shown. */
export type TokenKind = 'plain' | 'strong' | 'code' | 'quiet' | 'comment';

/** A part of a line. */
export interface Token {
  text: string;
  kind: TokenKind;
}

// A line of this length is data, not prose.
const LONGEST = 4_000;
const HEADING = /^ {0,3}#{1,6}(?=\s|$)/;
const MARKER = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const TABLE = /^\s*\|/;
const DELIMITERS = /^[\s|:-]+$/;

/** Whether a line is a heading. */
export function isHeading(text: string): boolean {
  return HEADING.test(text);
}

/**
 * A line in parts: names stand out, the marks of Markdown step back. Joined,
 * the parts are the line again.
 */
export function highlightLine(text: string, state: LineState): Token[] {
  if (state === 'fence') return [{ text, kind: 'code' }];
  if (state === 'comment') return [{ text, kind: 'comment' }];
  if (text.length > LONGEST) return [{ text, kind: 'plain' }];
  const table = TABLE.test(text);
  if (table && DELIMITERS.test(text)) return [{ text, kind: 'quiet' }];
  const head = (HEADING.exec(text) ?? MARKER.exec(text))?.[0] ?? '';
  const tokens: Token[] = head ? [{ text: head, kind: 'quiet' }] : [];
  return joined([...tokens, ...inline(text.slice(head.length), table)]);
}

function inline(text: string, table: boolean): Token[] {
  const tokens: Token[] = [];
  let strong = false;
  let at = 0;
  while (at < text.length) {
    const special = specialAt(text, at, table);
    if (special) {
      if (special.kind === 'quiet' && special.text === '**') strong = !strong;
      tokens.push(special);
      at += special.text.length;
    } else {
      tokens.push({ text: text[at], kind: strong ? 'strong' : 'plain' });
      at++;
    }
  }
  return tokens;
}

function specialAt(
  text: string,
  at: number,
  table: boolean,
): Token | undefined {
  switch (text[at]) {
    case '`':
      return { text: codeAt(text, at), kind: 'code' };
    case '*':
      return text.startsWith('**', at)
        ? { text: '**', kind: 'quiet' }
        : undefined;
    case '|':
      return table && text[at - 1] !== '\\'
        ? { text: '|', kind: 'quiet' }
        : undefined;
    case '<': {
      const end = text.startsWith('<!--', at) ? text.indexOf('-->', at) : -1;
      return end < 0
        ? undefined
        : { text: text.slice(at, end + 3), kind: 'comment' };
    }
    default:
      return undefined;
  }
}

/** A code span from its ticks to as many again; the ticks alone where it does not end. */
function codeAt(text: string, at: number): string {
  let open = at;
  while (text[open] === '`') open++;
  const ticks = text.slice(at, open);
  let end = text.indexOf(ticks, open);
  while (end >= 0) {
    let after = end;
    while (text[after] === '`') after++;
    if (after - end === ticks.length) return text.slice(at, after);
    end = text.indexOf(ticks, after);
  }
  return ticks;
}

function joined(tokens: Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (last?.kind === token.kind) last.text += token.text;
    else result.push({ ...token });
  }
  return result;
}
