import { Lifecycle } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { fold } from '../values/fold';
import { splitOutside } from '../values/split';
import { isCompound, isIdentifier } from './headings';
import { RawField } from './fields';
import { lifecycleOf } from './lifecycle';
import { Reading } from './reading';

/** What parentheses say of one of several names. */
export interface NameRemark {
  name: InlineText;
  /** The words inside the parentheses. */
  text: InlineText;
  lifecycle?: Lifecycle;
}

/** What the cell of a topic, or the head of an item, names. */
export interface NamedTopics {
  names: InlineText[];
  /** What parentheses after the name say, or that the name is struck out. */
  lifecycle?: Lifecycle;
  /** Parts that look like further names and are none by themselves, such as a suffix. */
  unclear: InlineText[];
  /** Two names with an ellipsis between them, which stands for others. */
  ranges: InlineText[];
  /** Remarks between the names. */
  remarks: NameRemark[];
  /** What the cell says after its names. */
  rest: InlineText;
}

interface Found extends Pick<NamedTopics, 'names' | 'remarks' | 'ranges'> {
  /** Where the names end. */
  end: number;
}

const SEPARATOR = /^[\s,;/|+&•·、，]*(?:\(?\s*(?:and|or|und|et|y|e))?\s*$/i;
const REMARK =
  /^\s*(?:\(([^()]*)\)|（([^（）]*)）|\[([^[\]]*)\])(?=\s*[,;/|+&•·、，\n]|\s+(?:and|or|und|et|y|e)\s)/i;
const ELLIPSIS = /^\s*(?:…|\.{2,3})\s*$/;
const PLAIN_SEPARATOR = /\s*[,;\n、，]\s*|\s+[/|+&]\s+/;
const SEVERAL =
  /^(?:all|any|every|each|various|several|multiple|many|others?|most|both|everything|rest|the (?:rest|others)|alle|alles|andere|diverse|mehrere|todos?|todas?|varios|varias|otros|outros|tous|toutes|plusieurs|autres|tutti|все|любые|разные)(?:\s+[\p{L}\s()-]*)?$|^(?:所有|全部|各种|其他|すべて|全て|各種|모든|전체)/u;
const MARK = /[*†‡§¹²³⁴-⁹]+$/u;

/** Reads one or several names: code spans, or else identifiers between separators. */
export function readTopicNames(cell: InlineText): NamedTopics {
  const text = withoutSymbols(cell.trim());
  const { names, end, remarks, ranges } =
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
    ranges,
    remarks,
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

function namesInCode(text: InlineText): Found {
  const found: Found = { names: [], remarks: [], ranges: [], end: 0 };
  const { names } = found;
  let last = 0;
  for (const code of text.codes) {
    const between = text.slice(found.end, code.start);
    const remark = names.length > 0 ? REMARK.exec(between.text) : null;
    const gap = between.text.slice(remark?.[0].length ?? 0);
    const isRange = ELLIPSIS.test(gap);
    // What stands in parentheses after a name explains it.
    if (names.length > 0 && !isRange && !SEPARATOR.test(gap)) break;
    const name = text.slice(code.start, code.end).trim();
    if (remark) addRemark(found, between.slice(0, remark[0].length));
    if (isRange && names.length > 0)
      found.ranges.push(text.slice(last, code.end));
    if (!name.isBlank) names.push(name);
    found.end = code.end;
    last = code.start;
  }
  return found;
}

function addRemark({ names, remarks }: Found, bracket: InlineText): void {
  const inner = bracket.trim();
  const text = inner.slice(1, inner.text.length - 1).trim();
  if (text.isBlank) return;
  const lifecycle = lifecycleOf(text.text) ?? undefined;
  remarks.push({ name: names[names.length - 1], text, lifecycle });
}

function plainNames(text: InlineText): Found {
  const several = namesWithRemarks(text);
  if (several) return several;
  const note = /\s*[([（]/.exec(text.text)?.index ?? text.text.length;
  const head = text.slice(0, note).trim();
  const parts = splitOutside(head, PLAIN_SEPARATOR).map(part =>
    withoutMark(part.text),
  );
  const isList =
    parts.length > 0 &&
    parts.every(part =>
      parts.length > 1 ? isCompound(part.text) : isIdentifier(part.text),
    );
  return isList
    ? { names: parts, remarks: [], ranges: [], end: note }
    : { names: [], remarks: [], ranges: [], end: 0 };
}

/** "x.one (old), x.two": further names after the remark on one. */
function namesWithRemarks(text: InlineText): Found | undefined {
  const found: Found = { names: [], remarks: [], ranges: [], end: 0 };
  const parts = splitOutside(text, PLAIN_SEPARATOR);
  if (parts.length < 2 || !/[(（]/.test(text.text)) return undefined;
  for (const [index, { text: part }] of parts.entries()) {
    const bracket = /\s*[(（][^()（）]*[)）]$/.exec(part.text);
    const name = withoutMark(part.slice(0, bracket?.index));
    if (!isCompound(name.text)) return undefined;
    found.names.push(name);
    // What follows the last name speaks of the cell.
    const isLast = index === parts.length - 1;
    if (bracket && !isLast) addRemark(found, part.slice(bracket.index));
    found.end = text.indexAt(isLast ? name.endOffset : part.endOffset);
  }
  return found;
}

/** Says which names an ellipsis stands for, once for all of a cell. */
export function reportRanges({ ranges }: NamedTopics, reading: Reading): void {
  const [range] = ranges;
  const missing = range && leftOutBy(range);
  if (missing)
    reading.reportText(
      range,
      `\`${range.words}\` leaves out ${missing}; write each name out`,
    );
}

/** The field that keeps a remark on one of several names. */
export function remarkFields(
  { remarks }: NamedTopics,
  name: InlineText,
): RawField[] {
  return remarks
    .filter(remark => remark.name.startOffset === name.startOffset)
    .filter(({ lifecycle }) => !lifecycle)
    .map(({ text }) => ({
      label: { text: 'Note', key: 'note' },
      labelText: name.slice(name.text.length),
      value: text,
      items: [],
      start: text.startOffset,
      end: text.endOffset,
    }));
}

/** What the remark on one of several names says of its life. */
export function lifecycleOfName(
  { remarks }: NamedTopics,
  name: InlineText,
): Lifecycle | undefined {
  return remarks.find(
    remark => remark.lifecycle && remark.name.startOffset === name.startOffset,
  )?.lifecycle;
}

function leftOutBy(range: InlineText): string | undefined {
  const ends = [range.codes[0], range.codes[1]].map(code =>
    /^(.*?)(\d{1,6})$/.exec(range.text.slice(code?.start, code?.end)),
  );
  const [from, to] = ends;
  if (!from || !to || from[1] !== to[1]) return 'the names between them';
  const first = Number(from[2]) + 1;
  const last = Number(to[2]) - 1;
  if (first > last) return undefined;
  return first === last
    ? `\`${from[1]}${first}\``
    : `\`${from[1]}${first}\` to \`${from[1]}${last}\``;
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
export function withoutSymbols(text: InlineText): InlineText {
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
