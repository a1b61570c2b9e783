import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../../rule';
import { code, codes } from '../../words';
import { EventTopics } from './eventTopics';
import { evidenceOf, sampledTopics, share } from './sampledTopics';

export const wrongTopic: ClusterRule = {
  meta: ruleOf('traffic/wrong-topic'),
  check(context) {
    const events = new EventTopics(context.view);
    for (const topic of sampledTopics(context)) {
      const { registry, topic: declared } = topic.home;
      for (const { name, count } of topic.sample.eventTypes) {
        const topics = events.of(name);
        if (topics.length === 0 || topics.includes(topic.name)) continue;
        context.report({
          registry,
          subject: { kind: 'topic', name: topic.name },
          discriminator: name,
          message: `${share(count, topic)} of ${code(topic.name)} on ${
            context.view.id
          } are of the event type ${code(name)}, which belongs to ${codes(
            topics,
            'or',
          )}.`,
          declared: topics.join(', '),
          seen: name,
          evidence: evidenceOf(topic),
          range: declared.range,
        });
      }
    }
  },
};
