import {
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';
import { EventEntry, eventEntries } from './eventWords';
import { activeOf, domainOf, mainTopicOf } from './topicScope';

/**
 * A name that begins with another topic's domain proves little by itself; it
 * does where the topic names its events by its own domain. What the other topic
 * carries too, by this or a like name, is told by the rules about that.
 */
export const eventForeignPrefix: DocumentRule = {
  meta: ruleOf('event/foreign-prefix'),
  check({ registry, topics, report }) {
    const entries = eventEntries(registry, topics);
    const owners = new Map<string, Topic>();
    for (const topic of activeOf(topics)) {
      const domain = domainOf(registry, topic).join(' ');
      if (!owners.has(domain)) owners.set(domain, topic);
    }
    const carried = new Map<Topic, Set<string>>();
    const counts = new Map<Topic, { all: number; own: number }>();
    for (const { topic, words, key, keyInDomain } of entries) {
      const keys = carried.get(topic) ?? new Set();
      carried.set(topic, keys.add(key).add(keyInDomain));
      const count = counts.get(topic) ?? { all: 0, own: 0 };
      count.all += 1;
      if (beginsWith(words, domainOf(registry, topic))) count.own += 1;
      counts.set(topic, count);
    }
    for (const entry of entries) {
      const { topic, event, words } = entry;
      const count = counts.get(topic)!;
      if (count.own < 2 || count.own * 2 < count.all) continue;
      const own = domainOf(registry, topic);
      if (own.some(word => words.includes(word))) continue;
      const owner = ownerOf(entry, owners);
      if (!owner || mainTopicOf(owner.name) === mainTopicOf(topic.name))
        continue;
      const keys = carried.get(owner);
      if (keys?.has(entry.key) || keys?.has(entry.keyInDomain)) continue;
      report({
        subject: { kind: 'event', name: event.type },
        topic: topic.name,
        message: `${code(event.type)} is an event of ${code(
          topic.name,
        )}; by its name a reader looks for it on ${code(owner.name)} (line ${
          owner.range.line
        }).`,
        declared: event.type,
        range: event.range,
        discriminator: topic.name,
      });
    }
  },
};

/** The topic whose domain the longest beginning of an event's name is. */
function ownerOf(
  { words }: EventEntry,
  owners: ReadonlyMap<string, Topic>,
): Topic | undefined {
  for (let length = words.length - 1; length > 0; length--) {
    const owner = owners.get(words.slice(0, length).join(' '));
    if (owner) return owner;
  }
  return undefined;
}

function beginsWith(words: string[], start: string[]): boolean {
  return start.every((word, index) => words[index] === word);
}
