import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  ANNOTATION_REGISTRY,
  topicRegistryCommentPermission,
  topicRegistryMutePermission,
  topicRegistryObservePermission,
  topicRegistryReadPermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  createTopicRegistryConditionalDecision,
  topicRegistryConditions,
} from '@topic-registry/backstage-plugin-topic-registry-backend';

const OPERATIONS = 'group:default/platform-operations';

/** Who may read the registry of cypher-svc; the platform's is for everybody. */
const CYPHER_READERS = [
  OPERATIONS,
  'group:default/messaging-team',
  'group:default/conversation-team',
];

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The policy of the demo, and an example of one: operations may do everything;
 * others read the registries that concern them, and mute and comment on the
 * topics that they own, produce or consume.
 */
export class DemoPolicy implements PermissionPolicy {
  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    const mine = user?.info.ownershipEntityRefs ?? [];
    if (mine.includes(OPERATIONS)) return ALLOW;

    if (isPermission(permission, topicRegistryReadPermission)) {
      if (CYPHER_READERS.some(reader => mine.includes(reader))) return ALLOW;
      return createTopicRegistryConditionalDecision(
        permission,
        topicRegistryConditions.inRegistry({ registries: ['platform'] }),
      );
    }
    if (
      isPermission(permission, topicRegistryMutePermission) ||
      isPermission(permission, topicRegistryCommentPermission)
    ) {
      return createTopicRegistryConditionalDecision(permission, {
        anyOf: [
          topicRegistryConditions.isOwner({ owners: mine }),
          topicRegistryConditions.isParty({ owners: mine }),
        ],
      });
    }
    // What the registry hides, the catalog does not name either.
    if (
      isResourcePermission(permission, 'catalog-entity') &&
      permission.attributes.action === 'read' &&
      !CYPHER_READERS.some(reader => mine.includes(reader))
    ) {
      return createCatalogConditionalDecision(permission, {
        not: catalogConditions.hasAnnotation({
          annotation: ANNOTATION_REGISTRY,
          value: 'cypher',
        }),
      });
    }
    if (isPermission(permission, topicRegistryObservePermission)) return DENY;
    return ALLOW;
  }
}
