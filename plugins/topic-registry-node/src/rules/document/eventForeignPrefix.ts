import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';
import { EventEntry, EventList, eventLists } from './eventWords';

/**
 * A name that begins with another topic's domain proves little by itself; it
 * does where the topic names its events by its own domain. What the other topic
 * carries too, by this or a like name, is told by the rules about that.
 */
export const eventForeignPrefix: DocumentRule = {
  meta: ruleOf('event/foreign-prefix'),
  check({ registry, topics, options, report }) {
    const everyTopic = options.flag('everyTopic');
    const lists = eventLists(registry, topics);
    const owners = new Map<string, EventList>();
    for (const list of lists) {
      const domain = list.domain.join(' ');
      if (!owners.has(domain)) owners.set(domain, list);
    }
    for (const { entries, domain, main, topic } of lists) {
      const own = entries.filter(({ words }) => beginsWith(words, domain));
      const isUsual = own.length >= 2 && own.length * 2 >= entries.length;
      if (!isUsual && !everyTopic) continue;
      for (const entry of entries) {
        const { event, words } = entry;
        if (domain.some(word => words.includes(word))) continue;
        const owner = ownerOf(entry, owners);
        if (!owner || owner.main === main || carries(owner, entry)) continue;
        report({
          subject: { kind: 'event', name: event.type },
          topic: topic.name,
          message: `${code(event.type)} is an event of ${code(
            topic.name,
          )}; by its name a reader looks for it on ${code(
            owner.topic.name,
          )} (line ${owner.topic.range.line}).`,
          declared: event.type,
          range: event.range,
          discriminator: topic.name,
        });
      }
    }
  },
};

/** Whether a topic has an event of the same words, perhaps with those of its domain. */
function carries({ entries }: EventList, entry: EventEntry): boolean {
  return entries.some(({ key, keyInDomain }) =>
    [entry.key, entry.keyInDomain].some(
      wanted => wanted === key || wanted === keyInDomain,
    ),
  );
}

/** The topic whose domain the longest beginning of an event's name is. */
function ownerOf(
  { words }: EventEntry,
  owners: ReadonlyMap<string, EventList>,
): EventList | undefined {
  for (let length = words.length - 1; length > 0; length--) {
    const owner = owners.get(words.slice(0, length).join(' '));
    if (owner) return owner;
  }
  return undefined;
}

function beginsWith(words: string[], start: string[]): boolean {
  return start.every((word, index) => words[index] === word);
}
