import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  AuthService,
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DefaultEventsService,
  EventParams,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  ServerPermissionClient,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { JsonObject } from '@backstage/types';
import { EVENT_REGISTRY_CHANGED } from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import request from 'supertest';
import { topicRegistryPlugin } from '../plugin';

/** The plugin in a backend of its own, on a database that outlives it. */
export interface Portal {
  /** As the user, where one is named. */
  get(page: string, user?: string): request.Test;
  post(page: string, user?: string): request.Test;
  /** A page of any plugin, such as `/api/notifications`, as the mock user. */
  page(url: string): request.Test;
  /** Events about changed registries, in order. */
  readonly events: EventParams[];
  stop(): Promise<void>;
}

// The tokens of the mock forget which plugin asks for the user, and users may
// not ask for conditions themselves.
const askingPermissions = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
  },
  factory({ auth, config, discovery }) {
    const getPluginRequestToken: AuthService['getPluginRequestToken'] =
      async options => {
        const { onBehalfOf } = options;
        return auth.isPrincipal(onBehalfOf, 'user')
          ? {
              token: mockCredentials.user.token(
                onBehalfOf.principal.userEntityRef,
                { actor: { subject: 'plugin:topic-registry' } },
              ),
            }
          : auth.getPluginRequestToken(options);
      };
    return ServerPermissionClient.fromConfig(config, {
      discovery,
      auth: Object.assign(Object.create(auth), { getPluginRequestToken }),
    });
  },
});

/** Starts a backend with the plugin; its data is in `dir`, or in the database named. */
export async function startPortal(options: {
  dir: string;
  topicRegistry: JsonObject;
  entities?: Entity[];
  /** One answer to every question about permissions; default: allow. */
  permissions?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  /** A policy in place of the one answer, asked through the real permission backend. */
  policy?: PermissionPolicy;
  /** `backend.database` of app-config. */
  database?: JsonObject;
  /** More features of the backend. */
  features?: BackendFeature[];
}): Promise<Portal> {
  const { policy } = options;
  const directory = path.join(options.dir, 'db');
  await mkdir(directory, { recursive: true });
  const logger = mockServices.logger.mock();
  const bus = DefaultEventsService.create({ logger });
  const events: EventParams[] = [];
  await bus.subscribe({
    id: 'test',
    topics: [EVENT_REGISTRY_CHANGED],
    onEvent: async event => {
      events.push(event);
    },
  });
  const backend = await startTestBackend({
    features: [
      topicRegistryPlugin,
      ...(options.features ?? []),
      schedulerServiceFactory,
      catalogServiceMock.factory({ entities: options.entities ?? [] }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => bus,
      }),
      ...(policy
        ? [permissionPlugin, policyModule(policy), askingPermissions]
        : [
            mockServices.permissions.factory({
              result: options.permissions ?? AuthorizeResult.ALLOW,
            }),
          ]),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: options.database ?? {
              client: 'better-sqlite3',
              connection: { directory },
            },
          },
          // Links of notifications are held against it.
          app: { baseUrl: 'http://localhost' },
          permission: { enabled: policy !== undefined },
          topicRegistry: options.topicRegistry,
        },
      }),
    ],
  });
  const at = (page: string) => `/api/topic-registry/${page}`;
  const server = request(backend.server);
  const as = (test: request.Test, user = 'user:default/mock') =>
    test.set('Authorization', mockCredentials.user.header(user));
  return {
    events,
    page: url => as(server.get(url)),
    get: (page, user) => as(server.get(at(page)), user),
    post: (page, user) => as(server.post(at(page)), user),
    stop: () => backend.stop(),
  };
}

function policyModule(policy: PermissionPolicy) {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'test-policy',
    register(env) {
      env.registerInit({
        deps: { extension: policyExtensionPoint },
        async init({ extension }) {
          extension.setPolicy(policy);
        },
      });
    },
  });
}

/** Asks again until the answer satisfies, for at most a minute. */
export async function until<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(`Still ${JSON.stringify(answer, undefined, 1)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
