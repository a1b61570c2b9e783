import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Reading registries, topics, observations and findings.
 *
 * @public
 */
export const topicRegistryReadPermission = createPermission({
  name: 'topic-registry.read',
  attributes: { action: 'read' },
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
 * Every permission of Topic Registry.
 *
 * @public
 */
export const topicRegistryPermissions = [
  topicRegistryReadPermission,
  topicRegistryRefreshPermission,
  topicRegistryObservePermission,
];
