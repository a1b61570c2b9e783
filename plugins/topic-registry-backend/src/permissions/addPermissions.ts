import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_TOPIC,
  topicRegistryPermissions,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicRegistryRules } from './rules';
import { topicResourceType } from './TopicResource';
import { VisibilityService } from './VisibilityService';

/** Makes the permissions and their rules known to the portal's policy. */
export function addPermissions(
  registry: PermissionsRegistryService,
  visibilities: VisibilityService,
): void {
  registry.addResourceType({
    resourceRef: topicResourceType,
    permissions: topicRegistryPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_TOPIC),
    ),
    rules: Object.values(topicRegistryRules),
    getResources: refs => visibilities.resources(refs),
  });
  registry.addPermissions(
    topicRegistryPermissions.filter(
      permission => !isResourcePermission(permission),
    ),
  );
}
