import { Lifecycle } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { fold } from '../values/fold';
import { splitOutside } from '../values/split';
import { isCompound, isIdentifier } from './headings';
import { lifecycleOf } from './lifecycle';

/** What the cell of a topic, or the head of an item, names. */
export interface NamedTopics {
  names: InlineText[];
  /** What parentheses after the name say, or that the name is struck out. */
  lifecycle?: Lifecycle;
  /** Parts that look like further names and are none by themselves, such as a suffix. */
  unclear: InlineText[];
  /** What the cell says after its names. */
  rest: InlineText;
}

const SEPARATOR = /^[\s,;/|+&•·、，]*(?:\(?\s*(?:and|or|und|et|y|e))?\s*$/i;
const SEVERAL =
  /^(?:all|any|every|each|various|several|multiple|many|others?|most|both|everything|rest|the (?:rest|others)|alle|alles|andere|diverse|mehrere|todos?|todas?|varios|varias|otros|outros|tous|toutes|plusieurs|autres|tutti|все|любые|разные)(?:\s+[\p{L}\s()-]*)?$|^(?:所有|全部|各种|其他|すべて|全て|各種|모든|전체)/u;
const MARK = /[*†‡§¹²³⁴-⁹]+$/u;

/** Reads one or several names: code spans, or else identifiers between separators. */
export function readTopicNames(cell: InlineText): NamedTopics {
  const text = withoutSymbols(cell.trim());
  const { names, end } =
    text.codes.length > 0 ? namesInCode(text) : plainNames(text);
  const rest = text.slice(end).trim();
  const first = names[0];
  const clear = names.filter(
    name => !first || !isCompound(first.text) || isCompound(name.text),
  );
  return {
    names: clear,
    lifecycle: isStruck(text, first)
      ? 'deprecated'
      : lifecycleIn(rest.text) ?? undefined,
    unclear: names.filter(name => !clear.includes(name)),
    rest,
  };
}

/** Tells a name with variables or wildcards, which stands for many topics. */
export function isFamily(name: string): boolean {
  return /[{}<>*[\]$]/.test(name);
}

/** "All topics", "batch topics": words for several, which name none. */
export function speaksOfSeveral(words: string): boolean {
  const text = fold(words).trim();
  return (
    SEVERAL.test(text) ||
    /^\p{L}[\p{L}\s-]* (?:topics|streams|topicos|topiques|themen|топики)$/u.test(
      text,
    )
  );
}

function namesInCode(text: InlineText): { names: InlineText[]; end: number } {
  const names: InlineText[] = [];
  let end = 0;
  for (const code of text.codes) {
    // What stands in parentheses after a name explains it.
    if (names.length > 0 && !SEPARATOR.test(text.text.slice(end, code.start)))
      break;
    const name = text.slice(code.start, code.end).trim();
    if (!name.isBlank) names.push(name);
    end = code.end;
  }
  return { names, end };
}

function plainNames(text: InlineText): { names: InlineText[]; end: number } {
  const note = /\s*[([（]/.exec(text.text)?.index ?? text.text.length;
  const head = text.slice(0, note).trim();
  const parts = splitOutside(head, /\s*[,;\n、，]\s*|\s+[/|+&]\s+/).map(part =>
    withoutMark(part.text),
  );
  const isList =
    parts.length > 0 &&
    parts.every(part =>
      parts.length > 1 ? isCompound(part.text) : isIdentifier(part.text),
    );
  return isList ? { names: parts, end: note } : { names: [], end: 0 };
}

function lifecycleIn(words: string): Lifecycle | undefined {
  for (const [, inner] of words.matchAll(/[([（]([^()[\]（）]*)[)\]）]/g)) {
    const lifecycle = lifecycleOf(inner);
    if (lifecycle) return lifecycle;
  }
  return undefined;
}

function isStruck(text: InlineText, name: InlineText | undefined): boolean {
  if (!name) return false;
  const at = name.startOffset;
  return text.strikes.some(
    strike =>
      text.slice(strike.start, strike.end).startOffset <= at &&
      at < text.slice(strike.start, strike.end).endOffset,
  );
}

/** Symbols before a name, such as a tick or a bullet, say nothing. */
function withoutSymbols(text: InlineText): InlineText {
  if (text.isCode(0)) return text;
  const lead = /^(?:[•·-]\s+)?[^\p{L}\p{N}{<*$_.[(/-]*/u.exec(text.text);
  return lead && lead[0].length < text.text.length
    ? text.slice(lead[0].length)
    : text;
}

function withoutMark(text: InlineText): InlineText {
  const mark = MARK.exec(text.text);
  return mark && mark.index > 0 ? text.slice(0, mark.index) : text;
}
