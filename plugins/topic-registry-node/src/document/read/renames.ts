import { InlineText } from '../text/InlineText';
import { fold } from '../values/fold';
import { RawField } from './fields';
import { NamedTopics } from './topicNames';

const ARROW = /^\s*(?:=+>|[-–—]+>|→|➜|➔|⇒|⟶|➡\uFE0F?)\s*(?=\S)/u;
const FORMER =
  /^(?:formerly|previously|ex|once|was|old(?: name)?|fruher|ehemals|vormals|anciennement|antes|anteriormente|antiguo|antigo) ?:? /;
const RENAMED =
  /(?<![\p{L}\d])(?:renamed (?:to|as|into)|replaced (?:by|with)|superseded by|merged (?:in)?to|moved to|split into|now(?: called)?|use(?: instead)?:?|umbenannt in|ersetzt durch|abgelost durch|heisst jetzt|renommee? en|remplacee? par|renombrado (?:a|como)|reemplazado por|sustituido por|renomeado para|substituido por|rinominato in|sostituito da) /u;
const NAME = /^[\p{L}\d][\w.-]*[\p{L}\d]/u;

/** Tells a cell with an arrow between two names, which does not say which of them it is about. */
export function pairsNames(
  cell: InlineText,
  { names, rest }: NamedTopics,
): boolean {
  if (names.length > 0) return ARROW.test(rest.text);
  const first = NAME.exec(cell.text.trim())?.[0];
  if (!first || cell.codes.length > 0) return false;
  const after = cell.text.trim().slice(first.length);
  // "~~a.b~~ a.c" is struck out in part.
  return (
    ARROW.test(after) || (cell.strikes.length > 0 && /^\s+\S+$/.test(after))
  );
}

/** Tells a cell that gives a former name alone: "formerly `x`". */
export function isFormerName(cell: InlineText): boolean {
  return !cell.isCode(0) && FORMER.test(fold(cell.text.trim()));
}

/** The name that a topic has now, where its cell says so after the old one. */
export function newNameIn({
  names,
  rest,
  lifecycle,
}: NamedTopics): InlineText | undefined {
  const words = fold(rest.text);
  const said =
    names.length === 1 && words.length === rest.text.length
      ? RENAMED.exec(words)
      : null;
  if (!said) return undefined;
  const start = said.index + said[0].length;
  const after = rest.slice(start);
  const [code] = after.codes;
  // "now `avro`", "use `id` as the key" may speak of something else.
  const isClear = !/^(?:now|use)/.test(said[0]) || lifecycle === 'deprecated';
  if (code?.start === 0 && isClear) return after.slice(0, code.end);
  const plain = NAME.exec(after.text)?.[0];
  const [joint] = /[._-]/.exec(names[0].text) ?? [];
  // "moved to other-cluster" tells where, unless it is written as the topic is.
  return plain && joint && plain.includes(joint)
    ? after.slice(0, plain.length)
    : undefined;
}

/** What a cell says after the name of other names that the topic has or had. */
export function renameFields(named: NamedTopics): RawField[] {
  const newName = newNameIn(named);
  if (!newName) return [];
  return [
    {
      label: { text: 'Replacement', key: 'replacement' },
      labelText: newName.slice(newName.text.length),
      value: newName,
      items: [],
      start: newName.startOffset,
      end: newName.endOffset,
    },
  ];
}
