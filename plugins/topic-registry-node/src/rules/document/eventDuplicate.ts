import {
  EventType,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

export const eventDuplicate: DocumentRule = {
  meta: ruleOf('event/duplicate'),
  check({ topics, report }) {
    for (const topic of topics) {
      const seen = new Map<string, EventType>();
      const told = new Set<string>();
      for (const event of topic.events) {
        const first = seen.get(event.type);
        if (!first) {
          seen.set(event.type, event);
          continue;
        }
        if (told.has(event.type)) continue;
        told.add(event.type);
        report({
          subject: { kind: 'event', name: event.type },
          topic: topic.name,
          message: `${code(topic.name)} lists ${code(
            event.type,
          )} twice, on line ${first.range.line} and on line ${
            event.range.line
          }.`,
          declared: event.type,
          range: event.range,
          discriminator: topic.name,
        });
      }
    }
  },
};
