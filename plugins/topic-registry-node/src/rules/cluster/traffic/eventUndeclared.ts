import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../../rule';
import { code } from '../../words';
import { EventTopics, statesEvents } from './eventTopics';
import { evidenceOf, sampledTopics, share } from './sampledTopics';

/** An event type of another topic is that one's affair: `traffic/wrong-topic`. */
export const eventUndeclared: ClusterRule = {
  meta: ruleOf('traffic/event-undeclared'),
  check(context) {
    const events = new EventTopics(context.view);
    for (const topic of sampledTopics(context)) {
      if (!statesEvents(topic)) continue;
      const { registry, topic: declared } = topic.home;
      for (const { name, count } of topic.sample.eventTypes) {
        if (events.of(name).length > 0) continue;
        context.report({
          registry,
          subject: { kind: 'topic', name: topic.name },
          discriminator: name,
          message: `${share(count, topic)} of ${code(topic.name)} on ${
            context.view.id
          } are of the event type ${code(
            name,
          )}, which no document declares (line ${declared.range.line}).`,
          declared: declared.events.map(({ type }) => type).join(', '),
          seen: name,
          evidence: evidenceOf(topic),
          range: declared.range,
        });
      }
    }
  },
};
