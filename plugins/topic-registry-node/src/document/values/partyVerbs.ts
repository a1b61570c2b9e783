import { InlineText } from '../text/InlineText';
import { addPhrase, PartyPhrase } from './partyFlows';
import { clearNamesAt } from './phraseNames';

const BY = /(?<![\p{L}\d_-])(?:von|durch|door) /gu;
const PRODUCED =
  /^\s+(?:produziert|veroffentlicht|publiziert|geschrieben|gesendet|gesandt|befullt|geproduceerd|gepubliceerd|geschreven)(?!\p{L})/u;
const CONSUMED =
  /^\s+(?:konsumiert|gelesen|abonniert|empfangen|verarbeitet|geconsumeerd|gelezen)(?!\p{L})/u;
// Who else could be produced is the subject of such a sentence.
const LEAD =
  /^(?:\s*(?:es|das topic|dieses topic|der topic|topic|events?|nachrichten|wird|werden|wordt|worden|und|en|sowie|aktuell|derzeit|nur|direkt))*\s*$/u;

/** "wird von `a` produziert und von `b` konsumiert": the verb stands after the names. */
export function readVerbLast(text: InlineText, words: string): PartyPhrase[] {
  const found: PartyPhrase[] = [];
  let end = 0;
  for (const match of words.matchAll(BY)) {
    const from = match.index + match[0].length;
    if (text.isCode(match.index) || found.length > 3) continue;
    const clause = words.slice(end, match.index).split(/[.,;:()–—]/);
    if (!LEAD.test(clause[clause.length - 1])) continue;
    const rest = text.slice(from);
    const names = clearNamesAt(rest, { takesWords: true, beforeVerb: true });
    if (!names) continue;
    const after = from + rest.indexAt(names.endOffset);
    const said = words.slice(after);
    const verb = PRODUCED.exec(said) ?? CONSUMED.exec(said);
    if (!verb) continue;
    addPhrase(found, PRODUCED.test(said) ? 'producer' : 'consumer', names);
    end = after + verb[0].length;
  }
  return found;
}
