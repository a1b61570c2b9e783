import { createApiRef } from '@backstage/core-plugin-api';
import { TopicRegistryApi } from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * The backend of Topic Registry, as pages see it.
 *
 * @public
 */
export const topicRegistryApiRef = createApiRef<TopicRegistryApi>({
  id: 'plugin.topic-registry.client',
});
