import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  Permission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_TOPIC,
  topicRegistryReadPermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Request } from 'express';
import { Visibility, VisibilityService } from '../permissions';

/** A permission that a policy may grant for some topics only. */
export type TopicPermission = ResourcePermission<typeof RESOURCE_TYPE_TOPIC>;

/** Who may do what, and the record of what was done. */
export interface Access {
  /**
   * For what is allowed or not as a whole. A permission that is granted for
   * some topics only is not enough.
   *
   * @throws NotAllowedError
   */
  require(
    request: Request,
    permission: BasicPermission | TopicPermission,
  ): Promise<void>;
  /**
   * What of everything the permission reaches, by default that of reading.
   * Every answer is made of this alone.
   *
   * @throws NotAllowedError where it is not granted at all
   */
  visible(request: Request, permission?: TopicPermission): Promise<Visibility>;
  /**
   * Entity reference of the person who asks.
   *
   * @throws NotAllowedError for other plugins and services
   */
  user(request: Request): Promise<string>;
  /** Runs an action and records how it ended. */
  audited<T>(
    request: Request,
    action: { eventId: string; meta: Record<string, string> },
    run: () => Promise<T>,
  ): Promise<T>;
}

export function createAccess(options: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  visibilities: VisibilityService;
}): Access {
  const { auditor, httpAuth, permissions, visibilities } = options;

  async function decide(
    request: Request,
    permission: BasicPermission | TopicPermission,
  ): Promise<PolicyDecision> {
    const credentials = await httpAuth.credentials(request);
    const [decision] =
      permission.type === 'resource'
        ? await permissions.authorizeConditional([{ permission }], {
            credentials,
          })
        : await permissions.authorize([{ permission }], { credentials });
    return decision;
  }

  return {
    async require(request, permission) {
      const { result } = await decide(request, permission);
      if (result !== AuthorizeResult.ALLOW) throw missing(permission);
    },
    async visible(request, permission = topicRegistryReadPermission) {
      const decision = await decide(request, permission);
      const visibility = await visibilities.of(decision);
      if (!visibility) throw missing(permission);
      return visibility;
    },
    async user(request) {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      return credentials.principal.userEntityRef;
    },
    async audited(request, action, run) {
      const event = await auditor.createEvent({
        eventId: action.eventId,
        severityLevel: 'low',
        request,
        meta: action.meta,
      });
      try {
        const result = await run();
        await event.success();
        return result;
      } catch (error) {
        await event.fail({ error: toError(error) as Error });
        throw error;
      }
    },
  };
}

function missing(permission: Permission): NotAllowedError {
  return new NotAllowedError(
    `The permission ${permission.name} is missing. Ask who administers the permissions of this portal.`,
  );
}
