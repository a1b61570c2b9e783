import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';
import { EventEntry, eventEntries } from './eventWords';
import { isSlipOf } from './slips';
import { mainTopicOf } from './topicScope';

/** Slips are looked for in lists of up to this many events, where people read them. */
const MAX_COMPARED = 100;

/** Finds the first event of the same words, by hash: the search is linear in the events. */
class AlikeIndex {
  private readonly byKey = new Map<string, EventEntry[]>();
  private readonly byKeyInDomain = new Map<string, EventEntry[]>();

  add(entry: EventEntry): void {
    append(this.byKey, entry.key, entry);
    append(this.byKeyInDomain, entry.keyInDomain, entry);
  }

  find(entry: EventEntry): EventEntry | undefined {
    const { key, keyInDomain, event, topic } = entry;
    const main = mainTopicOf(topic.name);
    const differs = (other: EventEntry) =>
      other.event.type !== event.type &&
      (other.topic === topic || mainTopicOf(other.topic.name) !== main);
    return (
      this.byKey.get(key)?.find(differs) ??
      this.byKey.get(keyInDomain)?.find(differs) ??
      this.byKeyInDomain.get(key)?.find(differs)
    );
  }
}

/** Each later name is told of the first one that it resembles. */
export const eventNearDuplicate: DocumentRule = {
  meta: ruleOf('event/near-duplicate'),
  check({ registry, topics, report }) {
    const entries = eventEntries(registry, topics);
    const index = new AlikeIndex();
    const told = new Set<string>();
    const tell = (entry: EventEntry, other: EventEntry) => {
      const { event, topic } = entry;
      const key = `${event.type} ${topic.name}`;
      if (told.has(key)) return;
      told.add(key);
      const where =
        other.topic === topic ? '' : ` of ${code(other.topic.name)}`;
      report({
        subject: { kind: 'event', name: event.type },
        topic: topic.name,
        message: `${code(event.type)} of ${code(topic.name)} looks like ${code(
          other.event.type,
        )}${where} (line ${other.event.range.line}) under another name.`,
        declared: event.type,
        seen: other.event.type,
        range: event.range,
        discriminator: topic.name,
      });
    };
    for (const entry of entries) {
      const other = index.find(entry);
      if (other) tell(entry, other);
      index.add(entry);
    }
    for (const list of byTopic(entries)) {
      if (list.length > MAX_COMPARED) continue;
      for (let later = 1; later < list.length; later++) {
        const slipped = list
          .slice(0, later)
          .find(other => isSlipOf(list[later].event.type, other.event.type));
        if (slipped) tell(list[later], slipped);
      }
    }
  },
};

/** Only the first events of a key are kept: with one of another name among them, it is found. */
function append(
  map: Map<string, EventEntry[]>,
  key: string,
  entry: EventEntry,
): void {
  const list = map.get(key);
  if (!list) map.set(key, [entry]);
  else if (
    list.length < 8 &&
    !list.some(other => other.event.type === entry.event.type)
  )
    list.push(entry);
}

function byTopic(entries: readonly EventEntry[]): EventEntry[][] {
  const lists = new Map<string, EventEntry[]>();
  for (const entry of entries) {
    const list = lists.get(entry.topic.name);
    if (list) list.push(entry);
    else lists.set(entry.topic.name, [entry]);
  }
  return [...lists.values()];
}
