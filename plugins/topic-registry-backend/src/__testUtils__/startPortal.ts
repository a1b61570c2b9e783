import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DefaultEventsService,
  EventParams,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { EVENT_REGISTRY_CHANGED } from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import request from 'supertest';
import { topicRegistryPlugin } from '../plugin';

/** The plugin in a backend of its own, on a database file that outlives it. */
export interface Portal {
  get(page: string): request.Test;
  post(page: string): request.Test;
  /** Events about changed registries, in order. */
  readonly events: EventParams[];
  stop(): Promise<void>;
}

/** Starts a backend with the plugin; its data is in `dir`. */
export async function startPortal(options: {
  dir: string;
  topicRegistry: JsonObject;
  entities?: Entity[];
  permissions?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
}): Promise<Portal> {
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
      schedulerServiceFactory,
      catalogServiceMock.factory({ entities: options.entities ?? [] }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => bus,
      }),
      mockServices.permissions.factory({
        result: options.permissions ?? AuthorizeResult.ALLOW,
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: { directory } },
          },
          topicRegistry: options.topicRegistry,
        },
      }),
    ],
  });
  const at = (page: string) => `/api/topic-registry/${page}`;
  return {
    events,
    get: page => request(backend.server).get(at(page)),
    post: page => request(backend.server).post(at(page)),
    stop: () => backend.stop(),
  };
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
