import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { get } from 'node:http';
import { AddressInfo } from 'node:net';
import { topicRegistryPlugin } from '../../plugins/topic-registry-backend/src/plugin';
import { idleScheduler } from '../lib/idleScheduler';
import { WORKLOAD } from '../lib/landscape';
import { LoadedFolder } from '../lib/LoadedFolder';

/** The plugin with the workload in its database, on a port of its own. */
export interface LoadedPortal {
  /** Takes the answer as it comes over the line, compressed; what is in it is left to the browser. */
  get(page: string): Promise<Buffer>;
  stop(): Promise<void>;
}

/** Starts the plugin on SQLite; its cluster is never asked: what was read of it is in the database. */
export async function startLoadedPortal(): Promise<LoadedPortal> {
  const folder = await LoadedFolder.create(WORKLOAD);
  const backend = await startBackend(folder);
  const { port } = backend.server.address() as AddressInfo;
  const headers = { Authorization: mockCredentials.user.header() };
  const url = (page: string) =>
    `http://127.0.0.1:${port}/api/topic-registry/${page}`;
  await folder.fill(async () => {
    for (const id of folder.ids) {
      const response = await fetch(url(`registries/${id}/refresh`), {
        method: 'POST',
        headers,
      });
      if (!response.ok) throw new Error(await response.text());
    }
  });

  return {
    get: page => receive(url(page), headers),
    async stop() {
      await backend.stop();
      await folder.remove();
    },
  };
}

function receive(
  url: string,
  headers: Record<string, string>,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { headers: { ...headers, 'Accept-Encoding': 'gzip' } };
    get(url, options, response => {
      const parts: Buffer[] = [];
      response.on('data', part => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(parts);
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
    }).on('error', reject);
  });
}

function startBackend(folder: LoadedFolder) {
  return startTestBackend({
    features: [
      topicRegistryPlugin,
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => idleScheduler,
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {}, subscribe: async () => {} }),
      }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      mockServices.rootLogger.factory({ level: 'warn' }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: {
              client: 'better-sqlite3',
              connection: { directory: folder.database },
            },
          },
          topicRegistry: folder.topicRegistry,
        },
      }),
    ],
  });
}
