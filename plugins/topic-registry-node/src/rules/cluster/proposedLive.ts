import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code, plural } from '../words';
import { judgeable } from './scope';

export const proposedLive: ClusterRule = {
  meta: ruleOf('drift/proposed-live'),
  check(context) {
    const { view, report } = context;
    for (const { name, home, seen } of judgeable(context, ['proposed'])) {
      report({
        registry: home.registry,
        subject: { kind: 'topic', name },
        message: `${code(name)} is only proposed (line ${
          home.topic.range.line
        }), yet it exists on ${view.id} with ${plural(
          seen.partitions.length,
          'partition',
        )}.`,
        declared: 'proposed',
        seen: 'present',
        evidence: [
          {
            label: 'partitions',
            value: String(seen.partitions.length),
            at: view.observation.endedAt,
          },
        ],
        range: home.topic.range,
      });
    }
  },
};
