import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { Request } from 'express';

/** Who may do what, and the record of what was done. */
export interface Access {
  /** @throws NotAllowedError */
  require(request: Request, permission: BasicPermission): Promise<void>;
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
}): Access {
  const { auditor, httpAuth, permissions } = options;
  return {
    async require(request, permission) {
      const credentials = await httpAuth.credentials(request);
      const [decision] = await permissions.authorize([{ permission }], {
        credentials,
      });
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `The permission ${permission.name} is missing. Ask who administers the permissions of this portal.`,
        );
      }
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
