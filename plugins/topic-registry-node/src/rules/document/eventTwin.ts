import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf } from '../words';
import { EventEntry, eventEntries } from './eventWords';
import { mainTopicOf } from './topicScope';

/** More places than this are counted, not listed. */
const MAX_PLACES = 4;

export const eventTwin: DocumentRule = {
  meta: ruleOf('event/twin'),
  check({ registry, topics, report }) {
    const byType = new Map<string, EventEntry[]>();
    for (const entry of eventEntries(registry, topics)) {
      // "created" means something within its topic only.
      if (entry.words.length < 2) continue;
      const list = byType.get(entry.event.type);
      const main = mainTopicOf(entry.topic.name);
      if (!list) byType.set(entry.event.type, [entry]);
      else if (!list.some(({ topic }) => mainTopicOf(topic.name) === main))
        list.push(entry);
    }
    for (const [type, list] of byType) {
      if (list.length < 2) continue;
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
