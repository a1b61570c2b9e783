import { InlineText } from '../text/InlineText';
import { clearNamesAt, isClearList } from './phraseNames';
import { readServiceList, ServiceList } from './serviceList';

/** On which side of a topic somebody is. */
export type PhraseRole = 'producer' | 'consumer';

/** Services that a sentence names on one side of a topic. */
export interface PartyPhrase {
  role: PhraseRole;
  list: ServiceList;
}

// "helpdesk → mailer, reports", "mailer ← helpdesk".
const ARROW = /\s*(=+>|[-–—]+>|→|➜|➔|⇒|⟶|⟹|➡\uFE0F?|►|<-+|←|⇐|⟵|⬅\uFE0F?)\s*/u;
const FLOW_STATE =
  /^(?:v?\d[\d.]*|new|old|draft|open(?:ed)?|closed?|pending|paid|done|active|inactive|created|failed|success|ready|todo|retry|dlq|dlt|true|false|on|off|up|down|low|high|null|[A-Z][A-Z_]+|[a-z]+ed)$/;
const MIDDLE =
  /^(?:(?:apache )?kafka|msk|redpanda|confluent(?: cloud)?|event hubs?|(?:the |this )?(?:kafka )?(?:topic|broker|cluster))(?: (?:topic|broker|cluster))?(?=\s*[^\p{L}\s])/iu;
// Before an arrow in brackets, words that say that something changes.
const CHANGES =
  /stat(?:e|us|o|ut)|zustand|phase|chang|transition|convert|mapp|migrat|renam|version|move|wechsel|ubergang|cambi|mudan/;
const FROM_TO =
  /^(?:(?:flows?|goes|sent|messages?|events?|records?|data|is|are)\s+)*(?:from|von|desde|de|do|da)\s+/u;
const TO = /\s+(?:to|into|an|nach|hacia|a|para|vers)\s+/gu;
const WRITES =
  /^\s*(?:writes?|produces?|publish(?:es)?|emits?|sends?|schreib(?:t|en)|veroffentlich(?:t|en)|publizier(?:t|en)|pubblica(?:no)?|produce(?:ono)?|publiceert|produceert|produziert|sendet|escriben?|publican?|producen?|emite[mn]?|publie(?:nt)?|produit|produisent|ecri(?:t|vent)|produze?m?|escrevem?)(?:\s+(?:it|them|this|here|to it))?(?=\s*(?:[,;.]|$|\s(?:and|und|et|y|e|while)\s))/u;
const READS =
  /^\s*(?:reads?|consumes?|subscribes?|listens?|abonnier(?:t|en)|s['’]abonne(?:nt)?|suscribe[n]?|assinam?|lies(?:t|en)|lesen|konsumier(?:t|en)|leen?|consumen?|lit|lisent|consomme(?:nt)?|consome[m]?|le(?:em)?)(?:\s+(?:it|them|this|here|to it|from it))?(?=\s*(?:[,;.)]|$|\s(?:and|und|et|y|e|while)\s))/u;
const JOINT = /^\s*(?:[,;]|[.])?\s*(?:and|und|et|y|e|while)?\s*/u;

/** A sentence that is nothing but a flow from some services to others. */
export function readFlow(text: InlineText, words: string): PartyPhrase[] {
  const start = /^[\s(–—:-]*/.exec(words)![0].length;
  return (
    readArrow(text.slice(start)) ??
    readAside(text, words) ??
    readFromTo(text.slice(start), words.slice(start)) ??
    readVerbs(text.slice(start), words.slice(start)) ??
    []
  );
}

/** "order events (desk → mailer)": a flow in brackets at the end. */
function readAside(text: InlineText, words: string): PartyPhrase[] | undefined {
  const aside = /^([^()[\]]*)[([]([^()[\]]+)[)\]]\.?\s*$/.exec(words);
  if (!aside || CHANGES.test(aside[1])) return undefined;
  const start = aside[1].length + 1;
  return readArrow(text.slice(start, start + aside[2].length));
}

function readArrow(text: InlineText): PartyPhrase[] | undefined {
  const arrow = ARROW.exec(text.text);
  if (!arrow || text.isCode(arrow.index)) return undefined;
  const left = text.slice(0, arrow.index);
  const after = text.slice(arrow.index + arrow[0].length);
  // "desk → Kafka → mailer"
  const middle = MIDDLE.exec(after.text);
  const second = middle && ARROW.exec(after.text.slice(middle[0].length));
  const right =
    middle && second?.index === 0 && second[1] === arrow[1]
      ? after.slice(middle[0].length + second[0].length)
      : after;
  return pairOf(
    withoutSign(left),
    withoutSign(right),
    /^[<←⇐⟵⬅]/u.test(arrow[1]),
  );
}

/** Pictures before a name, such as an outbox, only decorate it. */
function withoutSign(side: InlineText): InlineText {
  const sign = /^(?:\s*\p{Extended_Pictographic}\uFE0F?)+\s*/u.exec(side.text);
  return sign && !side.isCode(0) ? side.slice(sign[0].length) : side;
}

function readFromTo(
  text: InlineText,
  words: string,
): PartyPhrase[] | undefined {
  const from = FROM_TO.exec(words);
  if (!from) return undefined;
  const rest = words.slice(from[0].length);
  for (const match of rest.matchAll(TO)) {
    const at = from[0].length + match.index;
    if (text.isCode(at)) continue;
    return pairOf(
      text.slice(from[0].length, at),
      text.slice(at + match[0].length),
      false,
    );
  }
  return undefined;
}

/** Both sides of a flow; undefined where either is no clear list of names. */
function pairOf(
  left: InlineText,
  right: InlineText,
  isReversed: boolean,
): PartyPhrase[] | undefined {
  if (!isClearList(left)) return undefined;
  const names = clearNamesAt(right, { takesWords: true, isWhole: true });
  if (!names || ARROW.test(names.text)) return undefined;
  const sides = [left.trim(), names];
  const isState = sides.some(
    side => side.codes.length === 0 && FLOW_STATE.test(side.text),
  );
  if (isState) return undefined;
  const [from, to] = isReversed ? [sides[1], sides[0]] : sides;
  const found: PartyPhrase[] = [];
  addPhrase(found, 'producer', from);
  addPhrase(found, 'consumer', to);
  return found.length === 2 ? found : undefined;
}

/** "`a` writes, `b` and `c` read", in either order. */
function readVerbs(text: InlineText, words: string): PartyPhrase[] | undefined {
  const found: PartyPhrase[] = [];
  let at = 0;
  while (at < words.length && found.length < 2) {
    at += JOINT.exec(words.slice(at))![0].length;
    const part = text.slice(at);
    const names = clearNamesAt(part, { takesWords: true, beforeVerb: true });
    if (!names) break;
    const after = at + part.indexAt(names.endOffset);
    const rest = words.slice(after);
    const writes = WRITES.exec(rest);
    const verb = writes ?? READS.exec(rest);
    if (!verb) break;
    addPhrase(found, writes ? 'producer' : 'consumer', names);
    at = after + verb[0].length;
  }
  return found.length === 2 && found[0].role !== found[1].role
    ? found
    : undefined;
}

/** Adds whom a sentence names, where every name is clear. */
export function addPhrase(
  found: PartyPhrase[],
  role: PhraseRole,
  names: InlineText,
): void {
  const list = readServiceList(names);
  if (list.residue.length > 0) return;
  if (list.mentions.length > 0 || list.stated === 'none')
    found.push({ role, list });
}
