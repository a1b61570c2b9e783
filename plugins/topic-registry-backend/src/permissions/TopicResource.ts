import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  Lifecycle,
  RESOURCE_TYPE_TOPIC,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * What rules of permissions judge: a topic with everything that is said and
 * seen of it, or what a registry says of no topic, which has neither name nor
 * lifecycle nor parties and belongs to the registry's owner.
 *
 * @public
 */
export interface TopicResource {
  name?: string;
  /** Ids of all registries that speak of it. */
  registries: readonly string[];
  /** Entity reference. */
  owner: string;
  /** Entity references of the owners of its producers and consumers. */
  parties: readonly string[];
  lifecycle?: Lifecycle;
  /** Ids of the clusters on which it is expected, or was seen. */
  clusters: readonly string[];
  /** Environments of these clusters. */
  environments: readonly string[];
}

/**
 * A rule as a question to a store: the property has one of the values.
 *
 * @public
 */
export interface TopicResourceQuery {
  property: keyof TopicResource;
  values: readonly string[];
}

/** @public */
export const topicResourceType = createPermissionResourceRef<
  TopicResource,
  TopicResourceQuery
>().with({ pluginId: 'topic-registry', resourceType: RESOURCE_TYPE_TOPIC });
