import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../../rule';
import { code } from '../../words';
import { evidenceOf, sampledTopics, share } from './sampledTopics';

/** Values in the frame of a schema registry are decoded by those who have the schema: nothing is said of them. */
export const undecodable: ClusterRule = {
  meta: ruleOf('traffic/undecodable'),
  check(context) {
    for (const topic of sampledTopics(context)) {
      const { sample, home } = topic;
      const { envelope } = home.registry.standards;
      if (!envelope) continue;
      const subject = { kind: 'topic', name: topic.name } as const;
      const framed = sample.undecodable['schema-framed'] ?? 0;
      if (framed > 0) {
        context.unknown({
          subject,
          reason: `${share(
            framed,
            topic,
          )} carry the id of a schema, without which they cannot be decoded`,
        });
        continue;
      }
      const count = sample.undecodable['not-json'] ?? 0;
      if (count === 0) continue;
      context.report({
        registry: home.registry,
        subject,
        message: `${share(count, topic)} of ${code(topic.name)} on ${
          context.view.id
        } are no JSON, so that no consumer finds the envelope in them.`,
        declared: 'JSON, as the example of the envelope is',
        seen: 'values that are no JSON',
        evidence: evidenceOf(topic),
        range: envelope.range ?? home.topic.range,
      });
    }
  },
};
