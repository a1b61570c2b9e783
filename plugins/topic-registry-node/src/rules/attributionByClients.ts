import { wordsOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { isFiller, MARK, remove } from './attributionByLikeness';
import { GroupNaming } from './groupNames';

/** What libraries and platforms put around a name. */
const FURNITURE = new Set([
  'client',
  'kafka',
  'stream',
  'thread',
  'instance',
  'pod',
]);

/** Numbers of instances, hashes of pods, pieces of UUIDs, `prd`: no words. */
const MACHINE_MADE = /\d|^[b-df-hj-np-tv-xz]+$/;

interface Span {
  from: number;
  to: number;
  services: ReadonlySet<string>;
}

/**
 * The services whose names stand in the client id of a member. What the client
 * id has from the group or the topic is left out: clients that are given no id
 * take the group's name, which has been judged already. A name of several words
 * may stand among others. A name of one word needs to be all that the client
 * id says: `analytics-7d9f4-1` is an instance of Analytics,
 * `analytics-exporter` may well be a foreign tool.
 */
export function namedByClient(
  naming: GroupNaming,
  topicName: string,
  groupName: string,
  clientId: string,
): Set<string> {
  let words = wordsOf(clientId);
  for (const judged of [groupName, topicName]) {
    const run = wordsOf(judged);
    if (run.length > 0) words = remove(words, run) ?? words;
  }
  const spans = longest(spansOf(naming, words));
  const tells = (word: string) =>
    !isFiller(naming, word) && !FURNITURE.has(word) && !MACHINE_MADE.test(word);
  const tellingIn = ({ from, to }: Span) =>
    words.slice(from, to).filter(tells).length;
  const isRestSilent = words.every(
    (word, at) =>
      !tells(word) || spans.some(({ from, to }) => from <= at && at < to),
  );
  const services = new Set<string>();
  for (const span of spans) {
    const telling = tellingIn(span);
    // `service-12` is a reference, and also the end of `payment-service-12`.
    const isName = span.to - span.from > 1 || telling > 0;
    if (!isName || (telling < 2 && !isRestSilent)) continue;
    for (const service of span.services) services.add(service);
  }
  return services;
}

/** Where names of services stand in the words. */
function spansOf(naming: GroupNaming, words: string[]): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < words.length; from++) {
    let phrase = '';
    for (let to = from + 1; to <= words.length; to++) {
      const word = words[to - 1];
      if (word === MARK) break;
      phrase = phrase ? `${phrase} ${word}` : word;
      const services = naming.phrases.get(phrase);
      if (services) spans.push({ from, to, services });
    }
  }
  return spans;
}

/** Without the names that are a part of a longer one: `Agent` in `Agent Copilot`. */
function longest(spans: Span[]): Span[] {
  return spans.filter(
    span =>
      !spans.some(
        other =>
          other !== span && other.from <= span.from && span.to <= other.to,
      ),
  );
}
