import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { Lifecycle } from '@topic-registry/backstage-plugin-topic-registry-common';
import { z } from 'zod/v3';
import {
  TopicResource,
  TopicResourceQuery,
  topicResourceType,
} from './TopicResource';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allows topics that one of these owns',
  resourceRef: topicResourceType,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity references, such as those of the user and his groups'),
  }),
  apply: (resource, { owners }) => hasOne([resource.owner], owners),
  toQuery: ({ owners }) => oneOf('owner', owners),
});

const isParty = createPermissionRule({
  name: 'IS_PARTY',
  description:
    'Allows topics that a service of one of these is said to produce or consume',
  resourceRef: topicResourceType,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('Entity references of owners of services'),
  }),
  apply: (resource, { owners }) => hasOne(resource.parties, owners),
  toQuery: ({ owners }) => oneOf('parties', owners),
});

const inRegistry = createPermissionRule({
  name: 'IN_REGISTRY',
  description: 'Allows what one of these registries speaks of',
  resourceRef: topicResourceType,
  paramsSchema: z.object({
    registries: z.array(z.string()).describe('Ids of registries in app-config'),
  }),
  apply: (resource, { registries }) => hasOne(resource.registries, registries),
  toQuery: ({ registries }) => oneOf('registries', registries),
});

const hasLifecycle = createPermissionRule({
  name: 'HAS_LIFECYCLE',
  description: 'Allows topics at one of these points of their life',
  resourceRef: topicResourceType,
  paramsSchema: z.object({
    // By its name, the type reads the same in every report of the API.
    lifecycles: z.array(
      z.enum(['active', 'deprecated', 'proposed']) as z.ZodType<Lifecycle>,
    ),
  }),
  apply: (resource, { lifecycles }) =>
    resource.lifecycle !== undefined && lifecycles.includes(resource.lifecycle),
  toQuery: ({ lifecycles }) => oneOf('lifecycle', lifecycles),
});

const onCluster = createPermissionRule({
  name: 'ON_CLUSTER',
  description: 'Allows topics that belong on one of these clusters',
  resourceRef: topicResourceType,
  paramsSchema: z.object({
    clusters: z.array(z.string()).describe('Ids of clusters in app-config'),
  }),
  apply: (resource, { clusters }) =>
    resource.clusters.some(one => clusters.includes(one)),
  toQuery: ({ clusters }) => oneOf('clusters', clusters),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allows topics that belong on a cluster of these environments',
  resourceRef: topicResourceType,
  paramsSchema: z.object({
    environments: z
      .array(z.string())
      .describe('Environments, such as `production`'),
  }),
  apply: (resource, { environments }) =>
    resource.environments.some(one => environments.includes(one)),
  toQuery: ({ environments }) => oneOf('environments', environments),
});

/** Every rule by which a policy may narrow a permission. */
export const topicRegistryRules = {
  isOwner,
  isParty,
  inRegistry,
  hasLifecycle,
  onCluster,
  inEnvironment,
};

const exported = createConditionExports({
  resourceRef: topicResourceType,
  rules: topicRegistryRules,
});

/**
 * Conditions for policies, such as `isOwner({ owners: user.info.ownershipEntityRefs })`.
 *
 * @public
 */
export const topicRegistryConditions = exported.conditions;

/**
 * Makes the decision of a policy that grants a permission on conditions.
 *
 * @public
 */
export const createTopicRegistryConditionalDecision =
  exported.createConditionalDecision;

// Entity references are compared without case, as the catalog does; ids of
// app-config have none of another's case.
function hasOne(values: readonly string[], wanted: readonly string[]): boolean {
  const lower = new Set(wanted.map(one => one.toLocaleLowerCase('en-US')));
  return values.some(one => lower.has(one.toLocaleLowerCase('en-US')));
}

function oneOf(
  property: keyof TopicResource,
  values: readonly string[],
): TopicResourceQuery {
  return { property, values };
}
