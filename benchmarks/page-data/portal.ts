import {
  coreServices,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex, knex } from 'knex';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DatabaseObservationsStore } from '../../plugins/topic-registry-backend/src/database/DatabaseObservationsStore';
import { migrationsDir } from '../../plugins/topic-registry-backend/src/database/migrate';
import { readingOf } from '../../plugins/topic-registry-backend/src/observations/readingOf';
import { topicRegistryPlugin } from '../../plugins/topic-registry-backend/src/plugin';
import { documentOf, observationAt, WORKLOAD } from './workload';

/** The plugin with the workload in its database, on a port of its own. */
export interface LoadedPortal {
  /** Takes the answer as it comes over the line, compressed; what is in it is left to the browser. */
  get(page: string): Promise<Buffer>;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Starts the plugin on SQLite; its cluster is never asked: what was read of it is in the database. */
export async function startLoadedPortal(): Promise<LoadedPortal> {
  const dir = await mkdtemp(
    path.join(os.tmpdir(), 'topic-registry-benchmark-'),
  );
  const documents = path.join(dir, 'documents');
  const directory = path.join(dir, 'db');
  await Promise.all([mkdir(documents), mkdir(directory)]);
  const filename = path.join(directory, 'topic-registry.sqlite');
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  await db.migrate.latest({ directory: migrationsDir });

  const ids = Array.from(
    { length: WORKLOAD.registries },
    (_, index) => `registry-${index + 1}`,
  );
  const write = (more: string) =>
    Promise.all(
      ids.map((id, index) =>
        writeFile(
          path.join(documents, `${id}.md`),
          `${documentOf(index)}${more}`,
        ),
      ),
    );
  const now = Date.now();
  await write('');
  await keep(db, new Date(now - 10 * MINUTE_MS), 1);
  const backend = await startBackend({ directory, documents, ids });
  const { port } = backend.server.address() as AddressInfo;
  const headers = { Authorization: mockCredentials.user.header() };
  const url = (page: string) =>
    `http://127.0.0.1:${port}/api/topic-registry/${page}`;
  const refresh = async () => {
    for (const id of ids) {
      const response = await fetch(url(`registries/${id}/refresh`), {
        method: 'POST',
        headers,
      });
      if (!response.ok) throw new Error(await response.text());
    }
  };
  await refresh();
  // Absences are found at the second reading; a changed text has it evaluated.
  await keep(db, new Date(now - 5 * MINUTE_MS), 2);
  await write('\n');
  await refresh();

  return {
    get: page => receive(url(page), headers),
    async stop() {
      await backend.stop();
      await db.destroy();
      await rm(dir, { recursive: true, force: true });
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

async function keep(db: Knex, at: Date, reading: number): Promise<void> {
  const observation = observationAt(at, reading);
  await new DatabaseObservationsStore(db).save(
    readingOf(observation),
    observation,
  );
}

function startBackend(options: {
  directory: string;
  documents: string;
  ids: string[];
}) {
  const { directory, documents, ids } = options;
  const idle: SchedulerService = {
    scheduleTask: async () => {},
    triggerTask: async () => {},
    cancelTask: async () => {},
    createScheduledTaskRunner: () => ({ run: async () => {} }),
    getScheduledTasks: async () => [],
  };
  return startTestBackend({
    features: [
      topicRegistryPlugin,
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => idle,
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
            database: { client: 'better-sqlite3', connection: { directory } },
          },
          topicRegistry: {
            documents: {
              basePath: documents,
              maxBytes: 20_000_000,
              interval: { hours: 1 },
            },
            alerts: { enabled: false },
            clusters: {
              main: {
                environment: 'production',
                brokers: ['127.0.0.1:1'],
                interval: { hours: 1 },
              },
            },
            registries: Object.fromEntries(
              ids.map(id => [
                id,
                {
                  target: `${id}.md`,
                  owner: 'group:default/platform',
                  clusters: ['main'],
                },
              ]),
            ),
          },
        },
      }),
    ],
  });
}
