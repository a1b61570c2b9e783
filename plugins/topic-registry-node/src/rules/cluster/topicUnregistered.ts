import {
  nearestName,
  ruleOf,
  UNLISTED_TOPICS,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { internalTopicsOf, whyMaybeInternal } from '../ignored';
import { ClusterRule } from '../rule';
import { registryOfName } from '../topicTemplates';
import { code, codes, plural } from '../words';

/** With more topics missing than this the cluster is another one, not a name misspelt. */
const MAX_COMPARED = 50;

/**
 * Judged against all registries of the cluster; internal topics are left alone.
 * Of a topic that the role may not see nobody knows, so the rule stays open then.
 */
export const topicUnregistered: ClusterRule = {
  meta: ruleOf('drift/topic-unregistered'),
  check({ view, report, unknown }) {
    const refused = view.refusal('topics');
    if (refused) {
      unknown({ reason: refused });
      return;
    }
    const [first] = view.registries;
    if (!first) return;
    const unlisted = view.refusal('topics', UNLISTED_TOPICS);
    if (unlisted) unknown({ reason: unlisted });
    const declared = new Set(view.topics.map(topic => topic.name));
    for (const [name, presence] of Object.entries(
      view.observation.askedTopics,
    )) {
      // of an earlier reading, and hidden by now
      if (presence !== 'unknown' || declared.has(name)) continue;
      unknown({
        subject: { kind: 'topic', name },
        reason:
          view.refusal('topics', name) ??
          'the cluster does not tell the reading role whether it exists',
      });
    }
    const missing = view.topics
      .filter(topic => topic.presence.kind === 'absent')
      .map(topic => topic.name);
    const internal = internalTopicsOf(view.observation);
    for (const seen of view.observation.topics) {
      if (declared.has(seen.name) || internal.has(seen.name)) continue;
      const open = whyMaybeInternal(seen.name, view.observation);
      if (open) {
        unknown({ subject: { kind: 'topic', name: seen.name }, reason: open });
        continue;
      }
      const owner = registryOfName(view.registries, seen.name) ?? first;
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
