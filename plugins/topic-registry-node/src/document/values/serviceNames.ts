import { InlineText } from '../text/InlineText';
import { Nobody, nobodyIn } from './nobody';
import { isCommand } from './commands';
import { readGroupRemark } from './groupRemarks';
import { isOneThing } from './slashes';
import type { ServiceMention } from './serviceList';

// Words of a name after its hyphened part; others say what the service does.
const NAME_WORD =
  /^(?:service|svc|api|app|worker|gateway|server|backend|frontend|module|engine|job)s?$/;
// Such a word ends an identifier that is a whole name by itself.
const NAME_END =
  /[-_.](?:service|svc|api|app|worker|gateway|server|backend|frontend|module|engine|job|ms|bot|consumer|producer)s?$/i;
// Words that say what a service does there, or when.
const ROLE_WORD =
  /^(?:during|on|for|via|when|after|before|through|if|in|at|from|to|as|with|by|only|and|or|plus|until|while|once|every|per|also|itself|reads?|writes?|sends?|emits?|publish(?:es)?|produces?|consumes?|consumers?|producers?|listeners?|handlers?|subscribers?|publishers?|readers?|writers?|instances?|pods?|fleet|team|replicas?|nightly|daily|hourly|weekly|later|optionally|internally|directly|replay|fur|bei|beim|nach|wenn|pour|lors|para|por|cuando|quando)$/i;

/** What a part says that names nobody: "any service", "planned", a command to type. */
export function nobodyNamed(text: InlineText): Nobody | undefined {
  if (text.codes.length === 0) return nobodyIn(text.text);
  return isCommand(text) ? { stated: 'unknown' } : undefined;
}

/** Reads `order-svc`, `Order Service (reads only)`, `order-svc during replay`. */
export function readNameAndNote(
  text: InlineText,
): Pick<ServiceMention, 'name' | 'note' | 'groups' | 'text'> | undefined {
  const match = /^([^()]+?)\s*(?:\(((?:[^()]|\([^()]*\))*)\))?$/.exec(
    text.text,
  );
  if (!match) return undefined;
  const name = withoutArticle(text.slice(0, match[1].length).trim());
  const bracket =
    match[2] === undefined
      ? undefined
      : text.slice(
          text.text.length - 1 - match[2].length,
          text.text.length - 1,
        );
  const { groups, note } = readGroupRemark(bracket);
  const length = lengthOfName(name);
  if (length < name.text.length) {
    const words = name.slice(length).words.replace(/^['’]s\s+/, '');
    return {
      name: name.slice(0, length),
      note: note ? `${words}, ${note}` : words,
      groups,
      text,
    };
  }
  const isCode = name.codes.some(
    code => code.start === 0 && code.end === name.text.length,
  );
  const isName =
    isPlainName(name.text) ||
    (name.text.includes('/') &&
      isOneThing(name.text) &&
      isPlainName(name.text.replace(/\//g, ' ')));
  if (!isCode && !isName) return undefined;
  return { name, note, groups, text: match[2] === undefined ? name : text };
}

// Words before a colon that say what follows, and name no service.
const NO_SUBJECT =
  /^(?:teams?|owners?|contact|notes?|todo|see|via|from|to|by|with|type|key|keys|group|topic|topics|only|also|prod|production|staging|dev|test|read|reads|write|writes|async|sync|in|out|input|output|producers?|consumers?|services?|planned|future|later|e\.g|i\.e)$/i;

/** Reads `mailer: sends the letters`, `audit – keeps all of them`. */
export function readNameWithRole(
  text: InlineText,
): Pick<ServiceMention, 'name' | 'note' | 'text'> | undefined {
  const match =
    /^([^()\s:](?:[^()\n:]{0,60}?[^()\s:])?)(?:\s*[:：]|\s+[-–—])\s+(\p{Ll}\S*\s+\S.*)$/u.exec(
      text.text,
    );
  if (!match) return undefined;
  const name = withoutArticle(text.slice(0, match[1].length));
  const isOneWord = !/\s/.test(name.text) || name.codes[0]?.start === 0;
  if (NO_SUBJECT.test(name.text) || !isPlainName(name.text)) return undefined;
  if (!isOneWord && !/^\p{Lu}/u.test(name.text)) return undefined;
  return { name, note: match[2].replace(/\s+/g, ' '), text };
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
  if (first && NAME_WORD.test(first)) return name.text.length;
  return !code && isCompoundWord(name.text, token) ? name.text.length : token;
}

/** "self-repair coord" is one name, whose first word has a hyphen. */
function isCompoundWord(name: string, token: number): boolean {
  const [, ...others] = name.split(/\s+/);
  const first = name.slice(0, token);
  return (
    others.length <= 2 &&
    /^\p{L}+(?:-\p{L}+)+$/u.test(first) &&
    (!NAME_END.test(first) || /^(?:self|full|multi)-service$/i.test(first)) &&
    others.every(word => /^\p{L}{3,}(?:-\p{L}+)*$/u.test(word)) &&
    !others.some(word => ROLE_WORD.test(word))
  );
}

function withoutArticle(name: InlineText): InlineText {
  const article =
    /^(?:(?:der|die|das|le|la|les|el|los|o|os)\s+(?=\p{Lu})|[Tt]he\s+(?=\S))/u.exec(
      name.text,
    );
  return article ? name.slice(article[0].length) : name;
}
