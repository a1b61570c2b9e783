import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf } from '../words';
import { EventEntry, eventLists, readEventLists } from './eventWords';

/** More places than this are counted, not listed. */
const MAX_PLACES = 4;

export const eventTwin: DocumentRule = {
  meta: ruleOf('event/twin'),
  *check({ registry, topics, report }) {
    const first = new Map<string, EventEntry>();
    // By type, and then by the topic that each belongs to.
    const twins = new Map<string, Map<string, EventEntry>>();
    yield* readEventLists(registry, topics);
    for (const { entries } of eventLists(registry, topics)) {
      for (const entry of entries) {
        yield;
        // "created" means something within its topic only.
        if (entry.words.length < 2) continue;
        const { type } = entry.event;
        const known = first.get(type);
        if (!known) {
          first.set(type, entry);
          continue;
        }
        if (known.main === entry.main) continue;
        const others = twins.get(type) ?? new Map([[known.main, known]]);
        if (!others.has(entry.main)) others.set(entry.main, entry);
        twins.set(type, others);
      }
    }
    for (const [type, byMain] of twins) {
      yield;
      const list = [...byMain.values()];
      const { topic, event } = list[1];
      const places = list
        .slice(0, MAX_PLACES)
        .map(one => `${code(one.topic.name)} (line ${one.event.range.line})`);
      if (list.length > MAX_PLACES) {
        places.push(`${list.length - MAX_PLACES} more topics`);
      }
      report({
        subject: { kind: 'event', name: type },
        topic: topic.name,
        message: `${code(type)} is an event of ${listOf(
          places,
        )}: who reads one of them cannot tell whether it carries them all.`,
        declared: type,
        range: event.range,
      });
    }
  },
};
