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
import { JsonObject } from '@backstage/types';
import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex, knex } from 'knex';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { idleScheduler } from '../../benchmarks/lib/idleScheduler';
import { DatabaseObservationsStore } from '../../plugins/topic-registry-backend/src/database/DatabaseObservationsStore';
import { DatabaseUsageStore } from '../../plugins/topic-registry-backend/src/database/DatabaseUsageStore';
import { readingOf } from '../../plugins/topic-registry-backend/src/observations/readingOf';
import { topicRegistryPlugin } from '../../plugins/topic-registry-backend/src/plugin';
import { DefaultUsageService } from '../../plugins/topic-registry-backend/src/usage/UsageService';

export const CLUSTER = 'prod-eu';
export const REGISTRIES = ['registry-0', 'registry-1'];

/** A database, as app-config and as Knex name it. */
interface Database {
  config: JsonObject;
  connect(): Knex;
}

/** The backend plugin on a real database, with readings of a cluster that nobody has. */
export class FuzzedPortal {
  readonly #dir: string;
  readonly #db: Knex;
  readonly #url: string;
  readonly #end: () => Promise<void>;

  /** @param postgres - the address of a server; SQLite without. */
  static async start(postgres?: string): Promise<FuzzedPortal> {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-fuzz-'));
    await mkdir(path.join(dir, 'documents'));
    const database = postgres ? onPostgres(postgres) : onSqlite(dir);
    const backend = await startTestBackend({
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
          factory: () => ({
            publish: async () => {},
            subscribe: async () => {},
          }),
        }),
        mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
        mockServices.rootLogger.factory({ level: 'error' }),
        mockServices.rootConfig.factory({
          data: {
            backend: { database: database.config },
            topicRegistry: topicRegistry(path.join(dir, 'documents')),
          },
        }),
      ],
    });
    const { port } = backend.server.address() as AddressInfo;
    const db = database.connect();
    return new FuzzedPortal(dir, db, port, () => backend.stop());
  }

  private constructor(
    dir: string,
    db: Knex,
    port: number,
    end: () => Promise<void>,
  ) {
    this.#dir = dir;
    this.#db = db;
    this.#url = `http://127.0.0.1:${port}/api/topic-registry`;
    this.#end = end;
  }

  async write(id: string, text: string): Promise<void> {
    await writeFile(path.join(this.#dir, 'documents', `${id}.md`), text);
  }

  /** Keeps a reading, and what is remembered of it, as the plugin does. */
  async keep(observation: Observation): Promise<void> {
    const reading = readingOf(observation);
    await new DatabaseObservationsStore(this.#db).save(reading, observation);
    await DefaultUsageService.create({
      store: new DatabaseUsageStore(this.#db),
    }).record({
      config: {
        id: CLUSTER,
        environment: 'production',
        brokers: [],
        intervalMs: 1,
        deadlineMs: 1,
      },
      lastReading: reading,
      latest: observation,
    });
  }

  /** The status and the text of an answer. */
  async ask(
    page: string,
    body?: object,
  ): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.#url}/${page}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: mockCredentials.user.header(),
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  }

  async stop(): Promise<void> {
    await this.#db.destroy();
    await this.#end();
    await rm(this.#dir, { recursive: true, force: true });
  }
}

function topicRegistry(basePath: string): JsonObject {
  return {
    documents: { basePath, interval: { hours: 1 } },
    clusters: {
      [CLUSTER]: {
        environment: 'production',
        brokers: ['127.0.0.1:1'],
        interval: { hours: 1 },
      },
    },
    registries: Object.fromEntries(
      REGISTRIES.map(id => [
        id,
        { target: `${id}.md`, owner: 'group:default/x', clusters: [CLUSTER] },
      ]),
    ),
  };
}

function onSqlite(dir: string): Database {
  return {
    config: { client: 'better-sqlite3', connection: { directory: dir } },
    connect: () =>
      knex({
        client: 'better-sqlite3',
        connection: { filename: path.join(dir, 'topic-registry.sqlite') },
        useNullAsDefault: true,
      }),
  };
}

function onPostgres(url: string): Database {
  const prefix = `fuzz_${process.pid}_`;
  return {
    config: { client: 'pg', connection: url, prefix },
    connect: () => {
      const connection = new URL(url);
      connection.pathname = `/${prefix}topic-registry`;
      return knex({ client: 'pg', connection: connection.href });
    },
  };
}
