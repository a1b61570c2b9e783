import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DeclaredTopic } from '../clusterView';
import { canonicalEnvironment } from '../environment';
import { ClusterRule } from '../rule';
import { code, listOf } from '../words';

/**
 * An active topic is expected on every cluster that its registry is bound to,
 * unless its Environments say otherwise. A deprecated topic may be gone, a
 * proposed one is not there yet.
 */
export const topicMissing: ClusterRule = {
  meta: ruleOf('drift/topic-missing'),
  check({ view, report, unknown }) {
    const refused = view.refusal('topics');
    if (refused) {
      unknown({ reason: refused });
      return;
    }
    for (const declared of view.topics) {
      if (declared.lifecycle !== 'active') continue;
      const subject = { kind: 'topic', name: declared.name } as const;
      const expected = isExpected(declared, view.environment);
      if (expected === 'no' || declared.presence.kind === 'present') continue;
      if (declared.presence.kind === 'unknown') {
        unknown({ subject, reason: declared.presence.reason });
        continue;
      }
      if (expected === 'unknown') {
        unknown({
          subject,
          reason: `the document wants it in ${listOf(
            environmentsOf(declared),
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

function isExpected(
  declared: DeclaredTopic,
  environment: string | undefined,
): 'yes' | 'no' | 'unknown' {
  const environments = environmentsOf(declared);
  if (environments.length === 0) return 'yes';
  if (environment === undefined) return 'unknown';
  return environments
    .map(canonicalEnvironment)
    .includes(canonicalEnvironment(environment))
    ? 'yes'
    : 'no';
}

function environmentsOf(declared: DeclaredTopic): string[] {
  return declared.home.topic.environments?.value ?? [];
}
