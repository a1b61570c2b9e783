import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf } from '../words';
import { EventEntry, eventLists } from './eventWords';

/** More places than this are counted, not listed. */
const MAX_PLACES = 4;

export const eventTwin: DocumentRule = {
  meta: ruleOf('event/twin'),
  check({ registry, topics, report }) {
    const first = new Map<string, EventEntry>();
    const twins = new Map<string, EventEntry[]>();
    for (const { entries } of eventLists(registry, topics)) {
      for (const entry of entries) {
        // "created" means something within its topic only.
        if (entry.words.length < 2) continue;
        const { type } = entry.event;
        const known = first.get(type);
        if (!known) {
          first.set(type, entry);
          continue;
        }
        const others = twins.get(type) ?? [known];
        if (others.some(({ main }) => main === entry.main)) continue;
        twins.set(type, [...others, entry]);
      }
    }
    for (const [type, list] of twins) {
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
