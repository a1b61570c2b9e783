import { InlineText } from '../text/InlineText';
import { fold } from './fold';
import { nobodyIn } from './nobody';
import { clearNamesAt } from './phraseNames';
import { addPhrase, PartyPhrase, PhraseRole, readFlow } from './partyFlows';
import { readVerbLast } from './partyVerbs';
import { ServiceList } from './serviceList';

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

const BY = '(?:by|von|durch|par|por|da|dal|dalla|door|przez)';
// In each pair, the first says that messages are produced, the second is weaker.
const PRODUCED =
  'produced|published|emitted|produziert|veroffentlicht|publiziert|producid[oa]s?|publicad[oa]s?|emitid[oa]s?|produite?s?|publiee?s?|emise?s?|produzid[oa]s?|prodott[oaie]|pubblicat[oaie]|emess[oaie]|geproduceerd|gepubliceerd|produkowan[yae]|publikowan[yae]';
const WRITTEN =
  'written|sent|raised|fired|geschrieben|gesendet|escrit[oa]s?|enviad[oa]s?|ecrite?s?|envoyee?s?|scritt[oaie]|inviat[oaie]|geschreven|verstuurd|fed';
const CONSUMED =
  'consumed|subscribed(?: to)?|konsumiert|consumid[oa]s?|consommee?s?|consumat[oaie]|geconsumeerd|konsumowan[yae]';
const READ =
  'read|picked up|received|gelesen|empfangen|leid[oa]s?|recibid[oa]s?|lido|lida|recebid[oa]s?|lue?s?|recue?s?|lett[oaie]|ricevut[oaie]|czytan[yae]';
const PASSIVE = new RegExp(
  `(?<![\\p{L}\\d_-])(?:(${PRODUCED})|(${WRITTEN})|(${CONSUMED})|(${READ})) ${BY}(?: ?:)? `,
  'gu',
);
const LABEL =
  /(?<![\p{L}\d_-])(?:(producers?(?:\(s\))?|publishers?|produzent(?:en)?|productor(?:es)?|producteurs?|produtor(?:es)?|produttor[ei]|producent(?:en)?|производител[ьи]|生产者|发布者|プロデューサー|프로듀서)|consumers?(?:\(s\))?|subscribers?|konsument(?:en)?|consumidor(?:es)?|consommateurs?|consumator[ei]|consument(?:en)?|потребител[ьи]|消费者|订阅者|コンシューマー|컨슈머)(?: ?[:=：] ?| (?:is|are|ist|sind|est|sont|es|son|e|sao|sono) (?=\S)| (?=\S))/gu;
// Before an announcement, what changes its sense.
const DENIED =
  /(?:^|[^\p{L}])(?:not|never|no longer|nor|formerly|previously|once|was|were|used to be|will be|would be|to be|may be|might be|could be|can be|before|until|isn['’]t|aren['’]t|nicht|nie|fruher|ehemals|wurde|wird kunftig|ya no|no|antes|nunca|era|fue|nao|foi|sera|ne|n['’]est|pas|plus|etait)(?: (?:being|directly|yet|more|mehr|es|est|longer|only))?\s*$/u;
// What may stand between the start of a clause and an announcement.
const LEAD =
  /^(?:\s*(?:[-–—:([]|(?:and|und|et|e|y|then|also|both|it|which|that|is|are|being|mainly|mostly|currently|usually|only|partly|jointly|directly|messages?|events?|records?|this|these|topic|wird|werden|es|est|sont|sao|son|se)(?![\p{L}\d])))*\s*$/u;
const SUBJECT_VERB =
  /(?:^|[^\p{L}])(?:is|are|gets?|being|wird|werden|est|sont|es|son|e|sao|viene|vengono)(?: \p{L}+ly)?\s*$/u;
const CLAUSE = /[.,;()\n–—]|\s-\s|\s(?:and|but)\s/;
const CLAUSE_END = /[.,;:()[\]|\n–—、，；。]|\s-\s/g;

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
    if (names) addPhrase(found, opening.role, names);
  });
  for (const role of rolesOfNobody(words)) {
    if (!found.some(phrase => phrase.role === role))
      found.push({ role, list: NOBODY });
  }
  if (found.length > 0) return found;
  const last = readVerbLast(text, words);
  return last.length > 0 ? last : readFlow(text, words);
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
    // "the audit log is produced by `x`" speaks of something else.
    const isPlainVerb =
      opening.isStrong && text.isCode(opening.from) && !SUBJECT_VERB.test(lead);
    if (DENIED.test(lead)) continue;
    if (LEAD.test(lead) || isPlainVerb || follows(openings, match.index, words))
      openings.push(opening);
  }
  for (const match of words.matchAll(LABEL)) {
    if (
      !/^(?:\s*(?:and|und|et|e|y|\d{1,3}|the|its?|der|die|das|le|les|el|los|o|os|il|i))?\s*$/u.test(
        clauseBefore(words, match.index),
      )
    )
      continue;
    const from = match.index + match[0].length;
    // "producer `desk`": without a colon, only a code span is clear.
    const isBare = !/[:=：]|\s\S+\s$/.test(match[0]);
    if (isBare && !text.isCode(from)) continue;
    openings.push({
      role: match[1] ? 'producer' : 'consumer',
      at: match.index,
      from,
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
