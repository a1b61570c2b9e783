import { InlineText } from '../text/InlineText';
import { fold } from './fold';
import { nobodyIn } from './nobody';
import { clearNamesAt, isClearList } from './phraseNames';
import { readServiceList, ServiceList } from './serviceList';

/** On which side of a topic somebody is. */
export type PhraseRole = 'producer' | 'consumer';

/** Services that a sentence names on one side of a topic. */
export interface PartyPhrase {
  role: PhraseRole;
  list: ServiceList;
}

const NOBODY: ServiceList = { mentions: [], stated: 'none', residue: [] };

/** Where a list of names is announced. */
interface Opening {
  role: PhraseRole;
  /** Where the announcing words begin. */
  at: number;
  /** Where the names begin. */
  from: number;
  /** "Producer:" and verbs that say by themselves that messages are meant. */
  isStrong: boolean;
}

const BY = '(?:by|von|durch|par|por|da)';
// In each pair, the first says that messages are produced, the second is weaker.
const PRODUCED =
  'produced|published|emitted|produziert|veroffentlicht|publiziert|producid[oa]s?|publicad[oa]s?|emitid[oa]s?|produite?s?|publiee?s?|emise?s?|produzid[oa]s?';
const WRITTEN =
  'written|sent|raised|fired|geschrieben|gesendet|escrit[oa]s?|enviad[oa]s?|ecrite?s?|envoyee?s?';
const CONSUMED =
  'consumed|subscribed(?: to)?|konsumiert|consumid[oa]s?|consommee?s?';
const READ =
  'read|picked up|received|gelesen|empfangen|leid[oa]s?|recibid[oa]s?|lido|lida|recebid[oa]s?|lue?s?|recue?s?';
const PASSIVE = new RegExp(
  `(?<![\\p{L}\\d_-])(?:(${PRODUCED})|(${WRITTEN})|(${CONSUMED})|(${READ})) ${BY}(?: ?:)? `,
  'gu',
);
const LABEL =
  /(?<![\p{L}\d_-])(?:(producers?(?:\(s\))?|publishers?|produzent(?:en)?|productor(?:es)?|producteurs?|produtor(?:es)?)|consumers?(?:\(s\))?|subscribers?|konsument(?:en)?|consumidor(?:es)?|consommateurs?) ?[:=：] ?/gu;
// Before an announcement, what changes its sense.
const DENIED =
  /(?:^|[^\p{L}])(?:not|never|no longer|nor|formerly|previously|once|was|were|used to be|will be|would be|to be|may be|might be|could be|can be|before|until|isn['’]t|aren['’]t|nicht|nie|fruher|ehemals|wurde|wird kunftig|ya no|no|antes|nunca|era|fue|nao|foi|sera|ne|n['’]est|pas|plus|etait)(?: (?:being|directly|yet|more|mehr|es|est|longer|only))?\s*$/u;
// What may stand between the start of a clause and an announcement.
const LEAD =
  /^(?:\s*(?:[-–—:([]|(?:and|und|et|e|y|then|also|both|it|which|that|is|are|being|mainly|mostly|currently|usually|only|partly|jointly|directly|messages?|events?|records?|this|these|topic|wird|werden|es|est|sont|sao|son|se)(?![\p{L}\d])))*\s*$/u;
const CLAUSE = /[.,;()\n–—]|\s-\s|\s(?:and|but)\s/;
const CLAUSE_END = /[.,;:()[\]|\n–—]|\s-\s/g;

/**
 * Finds who produces and who consumes a topic in a sentence about it: "produced
 * by `a`, consumed by `b` and `c`", "a → b, c", "`a` writes, `b` reads". Names
 * that a person could take for plain words are not taken.
 */
export function readPartyPhrases(text: InlineText): PartyPhrase[] {
  if (text.text.length > 2000) return [];
  const words = folded(text);
  const openings = openingsIn(words, text);
  const roles = new Set(openings.map(({ role }) => role));
  const found: PartyPhrase[] = [];
  openings.forEach((opening, index) => {
    const to = openings[index + 1]?.at ?? text.text.length;
    const names = clearNamesAt(text.slice(opening.from, to), {
      // A plain word is a name where the sentence says so clearly.
      takesWords: opening.isStrong || roles.size > 1,
    });
    if (names) add(found, opening.role, names);
  });
  for (const role of rolesOfNobody(words)) {
    if (!found.some(phrase => phrase.role === role))
      found.push({ role, list: NOBODY });
  }
  return found.length > 0 ? found : readFlow(text, words);
}

/** Tells a cell of services that begins with words for a side: "2 consumers: a, b". */
export function startsAsSentence(text: InlineText): boolean {
  const words = folded(text.slice(0, 80));
  const start = /^[\s\d]*/.exec(words)![0].length;
  return [PASSIVE, LABEL].some(pattern => {
    const [match] = words.matchAll(pattern);
    return match?.index === start;
  });
}

/** "Not consumed yet", "no consumers so far". */
function rolesOfNobody(words: string): PhraseRole[] {
  const roles: PhraseRole[] = [];
  for (const clause of words.split(CLAUSE)) {
    if (clause.length > 60) continue;
    const said = clause.trim().replace(/^(?:(?:but|is|it|und|aber)\s+)+/, '');
    const isNobody =
      nobodyIn(said)?.isPlain ||
      /^no (?:consumers?|producers?)(?: yet| so far)?$/.test(said);
    if (!isNobody) continue;
    if (/consum|konsum|consom|subscri|read|gelesen/.test(said))
      roles.push('consumer');
    else if (/produc|publish|produz|veroffentlich/.test(said))
      roles.push('producer');
  }
  return roles;
}

function openingsIn(words: string, text: InlineText): Opening[] {
  const openings: Opening[] = [];
  for (const match of words.matchAll(PASSIVE)) {
    const [, produced, written, consumed] = match;
    const opening: Opening = {
      role: produced || written ? 'producer' : 'consumer',
      at: match.index,
      from: match.index + match[0].length,
      isStrong: Boolean(produced || consumed),
    };
    const lead = clauseBefore(words, match.index);
    const isPlainVerb = opening.isStrong && text.isCode(opening.from);
    if (DENIED.test(lead)) continue;
    if (LEAD.test(lead) || isPlainVerb || follows(openings, match.index, words))
      openings.push(opening);
  }
  for (const match of words.matchAll(LABEL)) {
    if (
      !/^(?:\s*(?:and|und|et|e|y|\d{1,3}))?\s*$/u.test(
        clauseBefore(words, match.index),
      )
    )
      continue;
    openings.push({
      role: match[1] ? 'producer' : 'consumer',
      at: match.index,
      from: match.index + match[0].length,
      isStrong: true,
    });
  }
  return openings
    .filter(({ at }) => !text.isCode(at))
    .sort((a, b) => a.at - b.at);
}

/** "produced by a and consumed by b": the clause goes on after the names of another. */
function follows(openings: Opening[], at: number, words: string): boolean {
  const last = openings[openings.length - 1];
  if (!last) return false;
  const between = words.slice(last.from, at);
  return (
    between.search(/[.;:|\n–—]/) < 0 &&
    /\s(?:and|und|et|e|y|but|then|is)\s*$/u.test(between)
  );
}

/** What stands before an index in its own clause. */
function clauseBefore(words: string, at: number): string {
  const before = words.slice(Math.max(0, at - 200), at);
  let start = 0;
  for (const match of before.matchAll(CLAUSE_END))
    start = match.index + match[0].length;
  return before.slice(start);
}

// "helpdesk → mailer, reports", "mailer ← helpdesk".
const ARROW = /\s*(=>|->|→|➜|➔|⇒|⟶|<-|←)\s*/;
const FLOW_STATE =
  /^(?:v?\d[\d.]*|new|old|draft|open(?:ed)?|closed?|pending|paid|done|active|inactive|created|failed|success|ready|todo|retry|dlq|dlt|true|false|on|off|up|down|low|high|null|[A-Z][A-Z_]+|[a-z]+ed)$/;
const FROM_TO =
  /^(?:(?:flows?|goes|sent|messages?|events?|records?|data|is|are)\s+)*(?:from|von|desde|de|do|da)\s+/u;
const TO = /\s+(?:to|into|an|nach|hacia|a|para|vers)\s+/gu;
const WRITES =
  /^\s*(?:writes?|produces?|publish(?:es)?|emits?|sends?|schreib(?:t|en)|publiziert|produziert|sendet|escriben?|publican?|producen?|emite[mn]?|publie(?:nt)?|produit|produisent|ecri(?:t|vent)|produze?m?|escrevem?)(?:\s+(?:it|them|this|here|to it))?(?=\s*(?:[,;.]|$|\s(?:and|und|et|y|e|while)\s))/u;
const READS =
  /^\s*(?:reads?|consumes?|subscribes?|listens?|lies(?:t|en)|lesen|konsumier(?:t|en)|leen?|consumen?|lit|lisent|consomme(?:nt)?|consome[m]?|le(?:em)?)(?:\s+(?:it|them|this|here|to it|from it))?(?=\s*(?:[,;.)]|$|\s(?:and|und|et|y|e|while)\s))/u;
const JOINT = /^\s*(?:[,;]|[.])?\s*(?:and|und|et|y|e|while)?\s*/u;

/** A sentence that is nothing but a flow from some services to others. */
function readFlow(text: InlineText, words: string): PartyPhrase[] {
  const start = /^[\s(–—:-]*/.exec(words)![0].length;
  return (
    readArrow(text.slice(start)) ??
    readFromTo(text.slice(start), words.slice(start)) ??
    readVerbs(text.slice(start), words.slice(start)) ??
    []
  );
}

function readArrow(text: InlineText): PartyPhrase[] | undefined {
  const arrow = ARROW.exec(text.text);
  if (!arrow || text.isCode(arrow.index)) return undefined;
  const left = text.slice(0, arrow.index);
  const right = text.slice(arrow.index + arrow[0].length);
  return pairOf(left, right, /^<-|^←/.test(arrow[1]));
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
  add(found, 'producer', from);
  add(found, 'consumer', to);
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
    add(found, writes ? 'producer' : 'consumer', names);
    at = after + verb[0].length;
  }
  return found.length === 2 && found[0].role !== found[1].role
    ? found
    : undefined;
}

function add(found: PartyPhrase[], role: PhraseRole, names: InlineText): void {
  const list = readServiceList(names);
  if (list.residue.length > 0) return;
  if (list.mentions.length > 0 || list.stated === 'none')
    found.push({ role, list });
}

/** The words in lower case without accents, each letter in its place. */
function folded({ text }: InlineText): string {
  const whole = fold(text);
  // Nothing was taken off, nor put together, so that each letter is in its place.
  const letters =
    whole.length === text.length && whole === text.toLowerCase()
      ? whole
      : foldedEach(text);
  return letters.replace(/\s/g, ' ');
}

function foldedEach(text: string): string {
  return [...text]
    .map(letter => {
      const bare = fold(letter);
      return bare.length === letter.length ? bare : letter;
    })
    .join('');
}
