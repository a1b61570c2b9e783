import {
  EventType,
  Registry,
  Topic,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { activeOf, domainOf } from './topicScope';

/** An event type where its topic lists it, with what it is compared by. */
export interface EventEntry {
  topic: Topic;
  event: EventType;
  words: string[];
  /** Its words, singular and in alphabetical order. */
  key: string;
  /** The same with the words of its topic's domain added. */
  keyInDomain: string;
}

// Every rule about events asks for the same ones.
const cache = new WeakMap<readonly Topic[], EventEntry[]>();
// A text that is typed in gives most of its topics again as they were.
const ofTopic = new WeakMap<Topic, EventEntry[]>();

/**
 * The event types of active topics as they stand, each once where a topic
 * repeats it; thoughts after a TBD are none.
 */
export function eventEntries(
  registry: Registry,
  topics: readonly Topic[],
): readonly EventEntry[] {
  let entries = cache.get(topics);
  if (!entries) {
    entries = readEntries(registry, topics);
    cache.set(topics, entries);
  }
  return entries;
}

function readEntries(
  registry: Registry,
  topics: readonly Topic[],
): EventEntry[] {
  const entries: EventEntry[] = [];
  for (const topic of activeOf(topics)) {
    let own = ofTopic.get(topic);
    if (!own) {
      own = readTopic(registry, topic);
      ofTopic.set(topic, own);
    }
    for (const entry of own) entries.push(entry);
  }
  return entries;
}

function readTopic(registry: Registry, topic: Topic): EventEntry[] {
  const entries: EventEntry[] = [];
  const domain = domainOf(registry, topic).map(singular);
  const seen = new Set<string>();
  for (const event of topic.events) {
    if (event.tentative || seen.has(event.type)) continue;
    seen.add(event.type);
    const words = wordsOf(event.type);
    const stems = words.map(singular);
    entries.push({
      topic,
      event,
      words,
      key: keyOf(stems),
      keyInDomain: keyOf([...new Set([...stems, ...domain])]),
    });
  }
  return entries;
}

/** A word without the plural's ending. */
export function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

function keyOf(words: string[]): string {
  return [...words].sort().join(' ');
}
