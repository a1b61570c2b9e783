import {
  ObservedTopic,
  UNLISTED_TOPICS,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { internalTopicsOf, whyMaybeInternal } from '../ignored';
import { ClusterRuleContext } from '../rule';
import { registryOfName } from '../topicTemplates';
import { BoundRegistry } from '../types';

/** A topic that stands in no registry, with the one whose names it bears, or the first. */
export interface UnregisteredTopic {
  seen: ObservedTopic;
  owner: BoundRegistry;
}

/**
 * The topics that a rule can judge as unregistered: held against all registries
 * of the cluster, internal ones aside. Leaves the rule open for those that may be
 * hidden, or internal.
 */
export function unregisteredTopics({
  view,
  unknown,
}: ClusterRuleContext): UnregisteredTopic[] {
  const refused = view.refusal('topics');
  if (refused) {
    unknown({ reason: refused });
    return [];
  }
  const [first] = view.registries;
  if (!first) return [];
  const unlisted = view.refusal('topics', UNLISTED_TOPICS);
  if (unlisted) unknown({ reason: unlisted });
  const declared = new Set(view.topics.map(topic => topic.name));
  for (const [name, presence] of Object.entries(view.observation.askedTopics)) {
    // of an earlier reading, and hidden by now
    if (presence !== 'unknown' || declared.has(name)) continue;
    unknown({
      subject: { kind: 'topic', name },
      reason:
        view.refusal('topics', name) ??
        'the cluster does not tell the reading role whether it exists',
    });
  }
  const internal = internalTopicsOf(view.observation);
  const found: UnregisteredTopic[] = [];
  for (const seen of view.observation.topics) {
    if (declared.has(seen.name) || internal.has(seen.name)) continue;
    const open = whyMaybeInternal(seen.name, view.observation);
    if (open) {
      unknown({ subject: { kind: 'topic', name: seen.name }, reason: open });
      continue;
    }
    const owner = registryOfName(view.registries, seen.name) ?? first;
    found.push({ seen, owner });
  }
  return found;
}
