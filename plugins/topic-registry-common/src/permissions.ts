import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of the permissions that a policy may grant for some topics
 * only: a topic, with everything that is said and seen of it.
 *
 * @public
 */
export const RESOURCE_TYPE_TOPIC = 'topic-registry-topic';

/**
 * The reference of a topic as a resource, for questions about one topic.
 *
 * @public
 */
export function topicResourceRef(registry: string, name: string): string {
  return `${registry}/${name}`;
}

/**
 * Reading registries, topics, observations and findings.
 *
 * @public
 */
export const topicRegistryReadPermission = createPermission({
  name: 'topic-registry.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TOPIC,
});

/**
 * Having a document read again, out of turn.
 *
 * @public
 */
export const topicRegistryRefreshPermission = createPermission({
  name: 'topic-registry.registry.refresh',
  attributes: { action: 'update' },
});

/**
 * Having a cluster observed, out of turn.
 *
 * @public
 */
export const topicRegistryObservePermission = createPermission({
  name: 'topic-registry.cluster.observe',
  attributes: { action: 'update' },
});

/**
 * Putting a finding aside until a moment, and taking that back.
 *
 * @public
 */
export const topicRegistryMutePermission = createPermission({
  name: 'topic-registry.finding.mute',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TOPIC,
});

/**
 * Adding a comment to the history of a finding.
 *
 * @public
 */
export const topicRegistryCommentPermission = createPermission({
  name: 'topic-registry.finding.comment',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TOPIC,
});

/**
 * Every permission of Topic Registry.
 *
 * @public
 */
export const topicRegistryPermissions = [
  topicRegistryReadPermission,
  topicRegistryRefreshPermission,
  topicRegistryObservePermission,
  topicRegistryMutePermission,
  topicRegistryCommentPermission,
];
