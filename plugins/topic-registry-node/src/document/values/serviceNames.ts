import { InlineText } from '../text/InlineText';
import { fold } from './fold';
import type { ServiceMention } from './serviceList';

const EVERYBODY =
  /^(?:any|all|every|each|multiple|several|various|many|other|external|alle|alles|jeder|mehrere|tous|toutes|chaque|todos|todas|cada|cualquier|qualquer|все|любой)(?![\p{L}\d_-])|^(?:所有|全部|各|任意|多个|すべて|全て|全)/u;
const NOBODY_YET =
  /^(?:(?:downstream|upstream|external|internal|future|planned|potential|unknown|third[- ]party|outside)\s+(?:micro)?(?:services?|consumers?|producers?|systems?|clients?|applications?|apps?|teams?|part(?:y|ies)|subscribers?|publishers?|users?)|manual(?:ly)?\s.*|human(?:s|\s.*)?|everybody|everyone|anyone|anybody|operators?)$/;
// Words of a name after its hyphened part; others say what the service does.
const NAME_WORD =
  /^(?:service|svc|api|app|worker|gateway|server|backend|frontend|module|engine|job)s?$/;

/** Tells words that stand for services without naming one, such as "any service". */
export function namesNobody(text: InlineText): boolean {
  if (text.codes.length > 0) return false;
  const words = fold(text.words);
  return EVERYBODY.test(words) || NOBODY_YET.test(words) || isAside(text.text);
}

/** A part of a list without its bullet, the mark of a footnote, and a full stop. */
export function withoutMarks(part: InlineText): InlineText {
  const lead = /^(?:[•·‣▪→>*-]\s+|\p{Extended_Pictographic}\uFE0F?\s*)+/u.exec(
    part.text,
  );
  const start = lead && !part.isCode(0) ? lead[0].length : 0;
  let end = part.text.length;
  if (/[^.]\.$/.test(part.text)) end -= 1;
  const note = /[*†‡§¹²³⁴-⁹]+$/u.exec(part.text.slice(start, end));
  if (note && note.index > 0 && !part.isCode(end - 1)) end -= note[0].length;
  return start === 0 && end === part.text.length
    ? part
    : part.slice(start, end).trim();
}

/** Reads `order-svc`, `Order Service (reads only)`, `order-svc during replay`. */
export function readNameAndNote(
  text: InlineText,
): Pick<ServiceMention, 'name' | 'note' | 'text'> | undefined {
  const match = /^([^()]+?)\s*(?:\(([^()]*)\))?$/.exec(text.text);
  if (!match) return undefined;
  const name = withoutArticle(text.slice(0, match[1].length).trim());
  const note = match[2]?.trim() || undefined;
  const length = lengthOfName(name);
  if (length < name.text.length) {
    const words = name.slice(length).words.replace(/^['’]s\s+/, '');
    return {
      name: name.slice(0, length),
      note: note ? `${words}, ${note}` : words,
      text,
    };
  }
  const isCode = name.codes.some(
    code => code.start === 0 && code.end === name.text.length,
  );
  if (!isCode && !isPlainName(name.text)) return undefined;
  return { name, note, text: match[2] === undefined ? name : text };
}

/** Tells words that may be the name of a service, rather than a sentence. */
export function isPlainName(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.length <= 6 &&
    text.length <= 80 &&
    /\p{L}/u.test(text) &&
    !/^(?:micro)?(?:services?|svcs?)[\s#]*\d/i.test(text) &&
    !/^\d+\s+(?:micro)?(?:services?|consumers?|producers?|teams?)$/i.test(
      text,
    ) &&
    /^[\p{L}\d][\p{L}\p{M}\d &._+'’-]*$/u.test(text) &&
    !/\.\s|\s(?:is|are|was|will|that|which|when|the)\s/i.test(text)
  );
}

/**
 * Where the name ends: after a code span, or after an identifier of several
 * parts, when small words follow that are no part of a name.
 */
function lengthOfName(name: InlineText): number {
  const [code] = name.codes;
  const token =
    code?.start === 0
      ? code.end
      : /^[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)+(?=['’]s\s|\s)/.exec(name.text)?.[0]
          .length;
  if (!token || token >= name.text.length) return name.text.length;
  const rest = name.text.slice(token);
  const first = /^(?:['’]s)?\s+([\p{Ll}\d][\p{L}\d-]*)/u.exec(rest)?.[1];
  if (!first && !/^(?:['’]s)?\s+[`("“]/.test(rest)) return name.text.length;
  return first && NAME_WORD.test(first) ? name.text.length : token;
}

function withoutArticle(name: InlineText): InlineText {
  const article =
    /^(?:the|der|die|das|le|la|les|el|los|o|os)\s+(?=\p{Lu})/u.exec(name.text);
  return article ? name.slice(article[0].length) : name;
}

/** Words wholly in parentheses say something about the list and name nobody. */
function isAside(text: string): boolean {
  return /^(?:\([^()]*\)|（[^（）]*）)$/.test(text.trim());
}
