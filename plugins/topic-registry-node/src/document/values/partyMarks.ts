import { InlineText } from '../text/InlineText';
import { fold } from './fold';
import { splitOutside } from './split';

/** A part of a list of services without what its writer put around the name. */
export interface BarePart {
  text: InlineText;
  /** How many there are, or which version: "×3", "v2". */
  note?: string;
  /** True where a question mark or "maybe" leaves it open. */
  isDoubted: boolean;
}

const EMOJI =
  '(?:\\p{Extended_Pictographic}[\\uFE0F\\u{1F3FB}-\\u{1F3FF}]?\\u200D?|[\\u{1F1E6}-\\u{1F1FF}]{2}|\\d\\uFE0F?\\u20E3|[✓✔☑])';
const LEAD = new RegExp(
  `^(?:[•·‣▪→>*-]\\s+|${EMOJI}\\s*|:[a-z][a-z\\d_]*:\\s*|\\(?\\d{1,2}[.)]\\s+(?=[\\p{L}\`@])|\\(?[a-h]\\)\\s+)+`,
  'u',
);
const CROSS = /^\s*[❌✗✘✖✕🚫⛔]|[❌✗✘✖✕🚫⛔]\uFE0F?\s*$/u;
const EXCEPTED =
  /^(?:not|but not|except(?: for)?|excluding|excl\.|without|nicht|ausser|ohne|sauf|hors|excepto|salvo|exceto|menos)\s/;
const TRAILING = new RegExp(
  `(?:[\\s*†‡§¹²³⁴-⁹]|${EMOJI}|\\[[\\d¹²³]{1,2}\\])+$`,
  'u',
);
const OTHERS =
  /\s+(?:and|und|et|y|e|&|\+)\s+(?:(?:\d+\s+|some |a few |several )?(?:more|others?)|weitere|andere|d['’]autres|autres|otros|outros|mas|mais)$/u;
const DOUBT =
  /^(?:maybe|perhaps|possibly|probably|likely|presumably|evtl\.?|eventuell|vielleicht|vermutlich|wahrscheinlich|peut-etre|probablement|quizas?|tal vez|probablemente|posiblemente|talvez|provavelmente|possivelmente|forse|возможно)\s+/u;
const TIMES = /^(\d{1,4}\s?[x×])\s+(?=\p{L})/u;
const EXTRA = /\s+([x×]\s?\d{1,4}|\d{1,4}\s?[x×]|v\d[\d.]{0,8}|only)$/u;
const QUOTES: [string, string][] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['‘', '’'],
  ['‚', '‘'],
  ['«', '»'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
];

/** Takes bullets, numbers, symbols, quotes, footnote marks and counts off a name. */
export function withoutMarks(part: InlineText): BarePart {
  let text = withoutLead(part);
  let end = text.text.length;
  if (/[^.]\.$/.test(text.text)) end -= 1;
  const trailing = TRAILING.exec(text.text.slice(0, end));
  if (trailing && trailing.index > 0 && !text.isCode(end - 1))
    end = trailing.index;
  text = unquoted(text.slice(0, end).trim());
  let isDoubted = false;
  const doubt = DOUBT.exec(foldedHead(text));
  if (doubt) {
    isDoubted = true;
    text = text.slice(doubt[0].length);
  }
  const sign = /\s*([?!]+)$/.exec(text.text);
  if (sign && sign.index > 0) {
    isDoubted ||= sign[1].includes('?');
    text = text.slice(0, sign.index);
  }
  const { text: alone, note: others } = withoutOthers(text);
  const { text: bare, note } = withoutCount(alone);
  return {
    text: unquoted(bare),
    note: [note, others].filter(Boolean).join(', ') || undefined,
    isDoubted,
  };
}

/** Tells a part that its writer crossed out, or left out in words: "❌ audit", "not audit". */
export function isExcluded(part: InlineText): boolean {
  if (part.isBlank) return false;
  const isStruck = part.strikes.some(
    ({ start, end }) =>
      part.text.slice(0, start).trim() === '' &&
      part.text.slice(end).trim() === '',
  );
  return (
    isStruck ||
    CROSS.test(part.text) ||
    (!part.isCode(0) && EXCEPTED.test(foldedHead(part)))
  );
}

/** A whole list without the brackets around it: "[mailer, audit]". */
export function unwrapped(list: InlineText): InlineText {
  const inner = /^(?:\[([^[\]]*)\]|\{([^{}]*[,;][^{}]*)\})$/.exec(list.text);
  return inner ? list.slice(1, list.text.length - 1).trim() : list;
}

const ITEM =
  /^\S+\s+(?:`?\S+|\p{Lu}\S*(?:\s\p{Lu}\S*){1,3})(?:\s*\([^()]*\))?$/u;
const NUMBERED_ITEM = /^\S+(?:\s+[\p{L}\d]\S*){1,4}(?:\s*\([^()]*\))?$/u;

/** The items of a list that is written in one line: "- a - b", "1. a 2. b". */
export function itemsIn(list: InlineText): InlineText[] {
  const isNumbered = /^\(?1[.)]\s|^\(?a\)\s/.test(list.text);
  if (!isNumbered && !/^[-*•]\s/.test(list.text)) return [list];
  const marks = isNumbered
    ? /\s+(?=\(?(?:\d{1,2}[.)]|[a-h]\))\s)/
    : /\s+(?=[-*•]\s)/;
  const items = splitOutside(list, marks).map(({ text }) => text);
  // A dash inside of one item begins a remark.
  const pattern = isNumbered ? NUMBERED_ITEM : ITEM;
  return items.every(item => pattern.test(item.text)) ? items : [list];
}

/** "`mailer` `audit`": code spans with nothing but a blank or a dash between them. */
export function codesIn(part: InlineText): InlineText[] {
  const { codes } = part;
  if (codes.length < 2 || codes[0].start !== 0) return [part];
  const found: InlineText[] = [];
  let start = 0;
  codes.forEach(({ end }, index) => {
    const next = codes[index + 1];
    if (!next || !/^\s+(?:[-–—]\s+)?$/.test(part.text.slice(end, next.start)))
      return;
    found.push(part.slice(start, end));
    start = next.start;
  });
  return [...found, part.slice(start)];
}

/** "mailer - audit" may be two names, or a name and a remark. */
export function isRowOfWords({ text, codes }: InlineText): boolean {
  return (
    codes.length === 0 &&
    /^\p{Ll}[\w.-]*(?:\s+[-–—]\s+\p{Ll}[\w.-]*)+$/u.test(text)
  );
}

function withoutLead(part: InlineText): InlineText {
  if (part.isCode(0)) return part;
  const lead = LEAD.exec(part.text);
  const text = lead ? part.slice(lead[0].length) : part;
  // "@payments" is the handle of whoever is meant.
  return /^@[\p{L}\d]/u.test(text.text) && !text.isCode(0)
    ? text.slice(1)
    : text;
}

/** "mailer and others" */
function withoutOthers(text: InlineText): { text: InlineText; note?: string } {
  const words = fold(text.text);
  const others =
    words.length === text.text.length && text.codes.length === 0
      ? OTHERS.exec(words)
      : null;
  if (!others) return { text };
  return { text: text.slice(0, others.index), note: others[0].trim() };
}

function withoutCount(text: InlineText): { text: InlineText; note?: string } {
  const times = text.isCode(0) ? null : TIMES.exec(text.text);
  if (times) return { text: text.slice(times[0].length), note: times[1] };
  const extra = EXTRA.exec(text.text);
  const isName =
    extra &&
    !text.isCode(text.text.length - 1) &&
    /[\p{L}\d)]$/u.test(text.text.slice(0, extra.index));
  if (!isName) return { text };
  return { text: text.slice(0, extra.index).trim(), note: extra[1] };
}

function unquoted(text: InlineText): InlineText {
  const { length } = text.text;
  if (length < 3) return text;
  const first = text.text[0];
  const last = text.text[length - 1];
  const inner = text.slice(1, length - 1);
  const isQuoted =
    QUOTES.some(([open, close]) => open === first && close === last) &&
    !QUOTES.some(
      ([open, close]) =>
        inner.text.includes(open) || inner.text.includes(close),
    );
  if (isQuoted) return inner.trim();
  return /^\[[^[\]]+\]$/.test(text.text) ? inner.trim() : text;
}

function foldedHead({ text }: InlineText): string {
  const head = text.slice(0, 40);
  const words = fold(head);
  return words.length === head.length ? words : head.toLowerCase();
}
