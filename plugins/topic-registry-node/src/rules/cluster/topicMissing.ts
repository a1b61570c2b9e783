import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { canonicalEnvironment } from '../environment';
import { isExpectedIn } from '../presence';
import { ClusterRule } from '../rule';
import { code, listOf } from '../words';

export const topicMissing: ClusterRule = {
  meta: ruleOf('drift/topic-missing'),
  check({ view, report, unknown }) {
    const refused = view.refusal('topics');
    if (refused) {
      unknown({ reason: refused });
      return;
    }
    for (const declared of view.topics) {
      const subject = { kind: 'topic', name: declared.name } as const;
      const expected = isExpectedIn(declared.home.topic, view.environment);
      if (expected === 'no' || declared.presence.kind === 'present') continue;
      if (declared.presence.kind === 'unknown') {
        unknown({ subject, reason: declared.presence.reason });
        continue;
      }
      if (expected === 'unknown') {
        unknown({
          subject,
          reason: `the document wants it in ${listOf(
            declared.home.topic.environments?.value ?? [],
          )} alone, and the environment of the cluster is not given`,
        });
        continue;
      }
      const { registry, topic } = declared.home;
      const elsewhere =
        view.environment !== undefined &&
        canonicalEnvironment(view.environment) !== 'production';
      report({
        registry,
        subject,
        severity: elsewhere ? 'info' : 'error',
        message: `${code(declared.name)} is not on ${
          view.id
        }; the registry declares it (line ${topic.range.line}).`,
        declared: 'present',
        seen: 'absent',
        evidence: [
          {
            label: 'asked by name',
            value: 'no such topic',
            at: view.observation.endedAt,
          },
        ],
        range: topic.range,
      });
    }
  },
};
