import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../../rule';
import { code, listOf } from '../../words';
import { evidenceOf, sampledTopics, share } from './sampledTopics';

/** Records that do not have the field say nothing about their key. */
export const key: ClusterRule = {
  meta: ruleOf('traffic/key'),
  check(context) {
    for (const topic of sampledTopics(context)) {
      const { sample, home } = topic;
      const field = sample.asked.keyField;
      const { absent, differs } = sample.keys;
      // of a single partition all are in order, whatever the key
      if (field === undefined || absent + differs === 0) continue;
      if (topic.seen.partitions.length === 1) continue;
      const facts = [
        ...(absent > 0 ? [`${share(absent, topic)} have no key`] : []),
        ...(differs > 0
          ? [`${share(differs, topic)} have another key than it`]
          : []),
      ];
      context.report({
        registry: home.registry,
        subject: { kind: 'topic', name: topic.name },
        message: `${code(field)} decides the partition of ${code(
          topic.name,
        )}; on ${context.view.id}, ${listOf(facts)}.`,
        declared: field,
        seen: [
          ...(absent > 0 ? ['no key'] : []),
          ...(differs > 0 ? ['another key'] : []),
        ].join(', '),
        evidence: evidenceOf(topic),
        range:
          home.topic.partitionKey?.range ??
          home.registry.standards.partitionKey?.range ??
          home.topic.range,
      });
    }
  },
};
