import { InlineText } from '../text/InlineText';
import { nobodyIn } from './nobody';
import { afterPlaceholder, placeholderOf } from './placeholders';

/** How much a sentence around names says that they are names. */
export interface NameHints {
  /** Lower-case words without a joint may be names. */
  takesWords: boolean;
  /** Nothing but the names may stand in the sentence. */
  isWhole?: boolean;
  /** A verb follows the names. */
  beforeVerb?: boolean;
}

const NUMBERED = /^(?:micro)?services?\s+#?\d[^.;]*/i;
const SERVICE_WORD =
  '(?:[Ss]ervice|[Ss]vc|API|api|[Aa]pp|[Ww]orker|[Gg]ateway|[Ss]erver|[Bb]ackend|[Ff]rontend|[Ee]ngine|[Pp]ortal|[Bb]ridge|[Pp]rocessor)';
// "Mail Service", "mail service", "order-svc", "billing".
const PLAIN = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\d_+-]*(?: \\p{Lu}[\\p{L}\\d_+-]*){1,3}|[\\p{L}\\d][\\p{L}\\d_+-]*(?:[.][\\p{L}\\d_+-]+)*(?: ${SERVICE_WORD})?)(?![\\p{L}\\d_])`,
  'u',
);
const ARTICLE =
  /^(?:the|our|der|dem|die|das|le|la|les|l['’]|el|los|las|o|a|os|as)\s+(?=\p{Lu}|`|[\p{L}\d_-]+ (?:service|svc|app|worker|gateway|api)\b)/u;
const SEPARATOR =
  /^(?:\s*[,/+&]\s*(?:and\s+|und\s+|et\s+|y\s+|e\s+|or\s+)?|\s+(?:and|und|et|y|e|or|oder|ou|o|as well as)\s+)/i;
const BRACKET = /^\s*\([^()]*\)/;
const END =
  /^\s*(?:$|[.;:)\]|\n–—]|,|-\s|\($|(?:and|und|et|y|e|but|when|whenever|for|if|after|before|on|in|via|through|to|into|from|as|with|every|once|while|which|that|because|so|at|per|using|during|only|wenn|fur|bei|im|pour|quand|dans|vers|para|cuando|quando|em|en|al|ao)(?![\p{L}\d_-]))/iu;
// Words that stand for no service in a sentence.
const NO_NAME =
  /^(?:a|an|the|this|that|these|those|it|its|them|their|our|your|his|her|one|two|three|some|any|all|each|every|most|many|several|multiple|various|other|others|everyone|everybody|anyone|people|humans?|users?|customers?|developers?|operators|teams?|services|consumers?|producers?|subscribers?|publishers?|clients|systems?|applications?|apps|components?|hand|key|keys|id|ids|name|names|date|time|default|design|day|hour|order|batch|batches|partition|offset|type|tenant|region|means|using|itself|which|who|whom|whoever|mail|email|post|http|kafka|der|die|das|den|dem|ein|eine|einem|le|la|les|un|une|des|el|los|las|una|os|as|um|uma|now|then|daily|hourly|nightly|weekly|avro|json|protobuf|string|internal|external|public|private|idempotent|ordered|tbc|etc)$/i;
// After a comma a setting or another verb may follow as well.
const SETTING =
  /^(?:[a-z]+ed|[a-z]+ing|contains?|carries|includes?|has|holds?|keeps?|uses?|see|compact|delete|once|max|min|kept|\d.*)$/;

/**
 * The names at the start of a text, up to the first word that is none. Undefined
 * where no clear name stands there.
 */
export function clearNamesAt(
  whole: InlineText,
  hints: NameHints,
): InlineText | undefined {
  const lead = /^\s*/.exec(whole.text)![0].length;
  const text = whole.slice(lead);
  const said = wordsForNobody(text);
  if (said) return said;
  const numbered = NUMBERED.exec(text.text);
  if (numbered) return withoutEnd(text.slice(0, numbered[0].length));
  let at = 0;
  let end = 0;
  let count = 0;
  while (at < text.text.length && count < 30) {
    const stop = nameAt(text, at, count, hints);
    if (stop === undefined) break;
    end = stop;
    count += 1;
    const separator = SEPARATOR.exec(text.text.slice(stop));
    if (!separator) break;
    at = stop + separator[0].length;
  }
  if (count === 0) return undefined;
  if (hints.isWhole && !/^\s*(?:$|[.;)]|[–—-]\s|,)/.test(text.text.slice(end)))
    return undefined;
  return text.slice(0, end);
}

/** Tells a text that is a list of clear names and nothing else. */
export function isClearList(text: InlineText): boolean {
  const names = clearNamesAt(text, { takesWords: true });
  return names !== undefined && names.text === text.text.trim();
}

/** Where the name at an index ends, with what its parentheses say. */
function nameAt(
  text: InlineText,
  start: number,
  count: number,
  { takesWords, isWhole, beforeVerb }: NameHints,
): number | undefined {
  const article = text.isCode(start)
    ? undefined
    : ARTICLE.exec(text.text.slice(start));
  const at = start + (article?.[0].length ?? 0);
  const mark = text.marks.find(
    entry => entry.start === at && /\S/.test(text.text.slice(at, entry.end)),
  );
  if (mark && !/\s{2}|[/*<>{}$]/.test(text.text.slice(at, mark.end)))
    return withBracket(text, mark.end);
  const plain = PLAIN.exec(text.text.slice(at))?.[0];
  if (!plain) return undefined;
  const end = withBracket(text, at + plain.length);
  const after = text.text.slice(end);
  const goesOn = !beforeVerb && !END.test(after) && !SEPARATOR.test(after);
  if (goesOn || NO_NAME.test(plain) || !/\p{L}/u.test(plain)) return undefined;
  const isMarked =
    /[\p{L}\d][-_.][\p{L}\d]|\p{Ll}\p{Lu}|\s|^\p{Lu}\p{Ll}/u.test(plain);
  if (!isMarked && !takesWords) return undefined;
  // Between arrows, "billing" is as much of a name as "mailer".
  const isSetting = SETTING.test(plain) && !(isWhole && plain.endsWith('ing'));
  if (count > 0 && !/\s/.test(plain) && isSetting) return undefined;
  return end;
}

function withBracket(text: InlineText, end: number): number {
  const bracket = BRACKET.exec(text.text.slice(end));
  return end + (bracket?.[0].length ?? 0);
}

/** "nobody yet", "TBD" up to the end of the clause. */
function wordsForNobody(text: InlineText): InlineText | undefined {
  if (text.isCode(0)) return undefined;
  const clause = /^[^.;,)\]|]{1,60}/.exec(text.text)?.[0].trimEnd() ?? '';
  const says =
    clause !== '' &&
    ((placeholderOf(clause) === 'none' &&
      /^(?:\s*(?:yet|currently|so far|today|at present|here|else))*$/.test(
        afterPlaceholder(clause),
      )) ||
      nobodyIn(clause)?.stated === 'none');
  return says ? text.slice(0, clause.length) : undefined;
}

function withoutEnd(text: InlineText): InlineText {
  const end = /(?:[\s,]|\sand)+$/.exec(text.text);
  return end ? text.slice(0, end.index) : text;
}
