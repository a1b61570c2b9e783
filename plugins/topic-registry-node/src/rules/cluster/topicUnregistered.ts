import {
  nearestName,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code, codes, plural } from '../words';
import { unregisteredTopics } from './unregistered';

/** With more topics missing than this the cluster is another one, not a name misspelt. */
const MAX_COMPARED = 50;

/**
 * Judged against all registries of the cluster; internal topics are left alone.
 * Of a topic that the role may not see nobody knows, so the rule stays open then.
 */
export const topicUnregistered: ClusterRule = {
  meta: ruleOf('drift/topic-unregistered'),
  check(context) {
    const { view, report } = context;
    const missing = view.topics
      .filter(topic => topic.presence.kind === 'absent')
      .map(topic => topic.name);
    for (const { seen, owner } of unregisteredTopics(context)) {
      const meant =
        missing.length <= MAX_COMPARED
          ? nearestName(seen.name, missing)
          : undefined;
      const groups = view.groupsOn(seen.name).map(use => use.group.groupId);
      report({
        registry: owner.registry,
        subject: { kind: 'topic', name: seen.name },
        message: `${code(seen.name)} exists on ${view.id} with ${plural(
          seen.partitions.length,
          'partition',
        )} and stands in no registry${readers(groups)}.${
          meant ? ` Is ${code(meant)} meant, which is missing there?` : ''
        }`,
        seen: 'present',
        evidence: [
          {
            label: 'partitions',
            value: String(seen.partitions.length),
            at: view.observation.endedAt,
          },
          ...groups.map(group => ({ label: 'group', value: group })),
        ],
      });
    }
  },
};

function readers(groups: string[]): string {
  if (groups.length === 0) return '';
  if (groups.length > 3) return `; ${groups.length} groups have read it`;
  return `; ${plural(groups.length, 'group')} ${
    groups.length === 1 ? 'has' : 'have'
  } read it: ${codes(groups)}`;
}
