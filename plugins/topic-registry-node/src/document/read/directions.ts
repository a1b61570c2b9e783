import { fold } from '../values/fold';

/** Which side of a topic a service is on. */
export type Role = 'producer' | 'consumer';

const WRITES =
  /(?<![\p{L}\d])(?:produc(?:e|es|ed|er|ing)|publish(?:e[sd]|er|ing)?|emit(?:s|ted|ting)?|writes?|written|sends?|sent|outbound|outgoing|outputs?|produziert(?:e)?|geschrieben(?:e)?|schreib(?:t|en)|sendet|erzeugt|veroffentlicht|produits?|publies?|produisent|publie|publient|ecri(?:t|vent)|emet|producid[oa]s?|produzid[oa]s?|publicad[oa]s?|publican?|producen|escriben?|envia[nm]?|emite[nm]?|produze?m?|escrevem?|публикует|отправка|пишет)(?![\p{L}\d])|发布|生产|発行|발행/u;
const READS =
  /(?<![\p{L}\d])(?:consum(?:e|es|ed|er|ing)|subscrib(?:e[sd]?|er|ing)|subscriptions?|listens?(?: to)?|reads?|receive[sd]?|inbound|incoming|inputs?|konsumiert(?:e)?|gelesen(?:e)?|liest|lesen|abonniert|empfangt|consommes?|consomment|lisent|ecoute(?:nt)?|recoit|recoivent|consumid[oa]s?|consumen|consome|consomem|leen|lee|escuchan?|suscriben?|reciben?|recebem?|assinam?|escutam?|слушает|получение|читает)(?![\p{L}\d])|订阅|消费|購読|구독/u;

/** The sides that words such as "Produces" or "INPUT (consume)" name. */
export function rolesIn(words: string): Role[] {
  const text = fold(words).trim();
  const roles: Role[] = [];
  if (WRITES.test(text) || /^(?:in\W+)?out$/.test(text)) roles.push('producer');
  if (READS.test(text) || /^in(?:\W+out)?$/.test(text)) roles.push('consumer');
  return roles;
}

/** The side that words name where they name one alone. */
export function directionOfWords(words: string): Role | undefined {
  const roles = rolesIn(words);
  return roles.length === 1 ? roles[0] : undefined;
}

/**
 * The side that a label gives to the topics after it: "Publishes",
 * "Subscribes to", "Inbound", "Consumed topics". Labels that name parties of
 * one topic ("Produced by") give none.
 */
export function directionOfLabel(label: string): Role | undefined {
  const text = fold(label)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  const bare = text.replace(
    /\b(?:kafka|topics?|events?|messages?|to|from|streams?|the|following)\b/g,
    ' ',
  );
  if (bare.trim().split(/\s+/).length !== 1) return undefined;
  if (/^(?:producers?|publishers?|consumers?|subscribers?)$/.test(bare.trim()))
    return undefined;
  return directionOfWords(bare);
}
