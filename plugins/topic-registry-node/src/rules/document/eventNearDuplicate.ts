import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';
import { EventEntry, eventLists, readEventLists } from './eventWords';
import { isSlipOf } from './slips';

/** Slips are looked for in lists of up to this many events, where people read them. */
const MAX_COMPARED = 100;

/** Finds the first event of the same words, by hash: the search is linear in the events. */
class AlikeIndex {
  private readonly byKey = new Map<string, EventEntry[]>();
  private readonly byKeyInDomain = new Map<string, EventEntry[]>();

  add(entry: EventEntry): void {
    const { key, keyInDomain } = entry;
    append(this.byKey, key, entry);
    // most names hold their domain themselves
    if (keyInDomain !== key) append(this.byKeyInDomain, keyInDomain, entry);
  }

  find(entry: EventEntry): EventEntry | undefined {
    const { key, keyInDomain } = entry;
    return (
      firstOther(this.byKey.get(key), entry) ??
      (keyInDomain === key
        ? undefined
        : firstOther(this.byKey.get(keyInDomain), entry)) ??
      firstOther(this.byKeyInDomain.get(key), entry)
    );
  }
}

function firstOther(
  entries: readonly EventEntry[] | undefined,
  { event, topic, main }: EventEntry,
): EventEntry | undefined {
  return entries?.find(
    other =>
      other.event.type !== event.type &&
      (other.topic === topic || other.main !== main),
  );
}

/** Each later name is told of the first one that it resembles. */
export const eventNearDuplicate: DocumentRule = {
  meta: ruleOf('event/near-duplicate'),
  *check({ registry, topics, report }) {
    yield* readEventLists(registry, topics);
    const lists = eventLists(registry, topics);
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
    for (const { entries } of lists) {
      for (const entry of entries) {
        yield;
        const other = index.find(entry);
        if (other) tell(entry, other);
        index.add(entry);
      }
    }
    for (const { entries } of lists) {
      if (entries.length > MAX_COMPARED) continue;
      for (let later = 1; later < entries.length; later++) {
        yield;
        const entry = entries[later];
        const slipped = firstSlip(entries, later);
        if (slipped) tell(entry, slipped);
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

/** The first of the events before one that the one is a slip of. */
function firstSlip(
  entries: readonly EventEntry[],
  later: number,
): EventEntry | undefined {
  for (let at = 0; at < later; at++) {
    if (isSlipOf(entries[later].event.type, entries[at].event.type))
      return entries[at];
  }
  return undefined;
}
