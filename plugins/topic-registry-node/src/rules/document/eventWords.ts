import {
  EventType,
  Registry,
  Topic,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Steps } from '../../turns';
import { Remembered } from '../remembered';
import { activeOf, domainOf, mainTopicOf } from './topicScope';

/** An event type where its topic lists it, with what it is compared by. */
export interface EventEntry extends NameWords {
  topic: Topic;
  /** The topic that its topic belongs to as a retry or dead-letter topic, else that itself. */
  main: string;
  event: EventType;
}

/** What the name of an event type says. */
interface NameWords {
  words: string[];
  /** Its words, singular. */
  stems: string[];
  /** The same in alphabetical order. */
  key: string;
  /** The same with the words of its topic's domain added. */
  keyInDomain: string;
}

/** The event types of one topic. */
export interface EventList {
  topic: Topic;
  /** The words of what the topic is about. */
  domain: string[];
  main: string;
  entries: EventEntry[];
}

const MOST_NAMES = 50_000;
// Every rule about events asks for the same ones.
const cache = new WeakMap<readonly Topic[], EventList[]>();
// A text that is typed in gives most of its topics again as they were, or moved.
const ofTopic = new WeakMap<Topic, EventList>();
const ofName = new Remembered<NameWords>(MOST_NAMES);

/**
 * The event types of active topics as they stand, each once where a topic
 * repeats it; thoughts after a TBD are none.
 */
export function eventLists(
  registry: Registry,
  topics: readonly Topic[],
): readonly EventList[] {
  let lists = cache.get(topics);
  if (!lists) {
    lists = activeOf(topics).map(topic => listOf(registry, topic));
    cache.set(topics, lists);
  }
  return lists;
}

/** Reads what {@link eventLists} then has at hand, topic by topic. */
export function* readEventLists(
  registry: Registry,
  topics: readonly Topic[],
): Steps<void> {
  if (cache.has(topics)) return;
  for (const topic of activeOf(topics)) {
    listOf(registry, topic);
    yield;
  }
}

/**
 * The last words of all events of exactly one thing that have a topic of their
 * own: there, what begins and what ends stand apart.
 */
export function verbsOfThings(
  lists: readonly EventList[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const verbs = new Map<string, Set<string>>();
  for (const { entries } of lists) {
    if (entries.length > 1) continue;
    for (const { words, stems } of entries) {
      const thing = thingOf(stems);
      const known = verbs.get(thing);
      if (known) known.add(words[words.length - 1]);
      else verbs.set(thing, new Set([words[words.length - 1]]));
    }
  }
  return verbs;
}

/** What an event is about: all but its verb. */
export function thingOf(stems: readonly string[]): string {
  return stems.slice(0, -1).join(' ');
}

function listOf(registry: Registry, topic: Topic): EventList {
  let list = ofTopic.get(topic);
  if (!list) {
    list = readTopic(registry, topic);
    ofTopic.set(topic, list);
  }
  return list;
}

function readTopic(registry: Registry, topic: Topic): EventList {
  const entries: EventEntry[] = [];
  const domain = domainOf(registry, topic);
  const inDomain = domain.join(' ');
  const main = mainTopicOf(topic.name);
  const seen = new Set<string>();
  for (const event of topic.events) {
    const { type } = event;
    if (event.tentative || seen.has(type)) continue;
    seen.add(type);
    const { words, stems, key, keyInDomain } = ofName.get(
      `${type}\n${inDomain}`,
      () => readName(type, domain),
    );
    entries.push({ topic, main, event, words, stems, key, keyInDomain });
  }
  return { topic, domain, main, entries };
}

function readName(type: string, domain: string[]): NameWords {
  const words = wordsOf(type);
  const stems = words.map(singular);
  return {
    words,
    stems,
    key: keyOf(stems),
    keyInDomain: keyOf([...new Set([...stems, ...domain.map(singular)])]),
  };
}

/** A word without the plural's ending. */
export function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

function keyOf(words: string[]): string {
  return [...words].sort().join(' ');
}
