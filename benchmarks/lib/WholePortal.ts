import { RegistrySummary } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import YAML from 'yaml';
import { Workload } from './landscape';
import { LoadedFolder } from './LoadedFolder';

const ROOT = path.resolve(__dirname, '../..');
const START_TIMEOUT_MS = 180_000;
const CATALOG_TIMEOUT_MS = 1_800_000;

/**
 * The portal with its pages and everything else that `npm start` runs, on a
 * landscape of any size, also of none.
 */
export class WholePortal {
  static async start(
    size: Workload,
    options: {
      /** Whether topics and services come into the catalog; that takes minutes for many. */
      catalog: boolean;
    },
  ): Promise<WholePortal> {
    const folder = await LoadedFolder.create(size);
    const port = await freePort();
    const portal = new WholePortal(folder, `http://localhost:${port}`);
    try {
      await portal.#start(port, options.catalog);
      await folder.fill(() => portal.#readDocuments());
      if (options.catalog) await portal.#untilInCatalog(size.topics);
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  #child?: ChildProcess;
  #closed?: Promise<unknown>;

  private constructor(
    private readonly folder: LoadedFolder,
    readonly url: string,
  ) {}

  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    await this.#closed;
    await this.folder.remove();
  }

  /** Asks the backend as the operator of the demo. */
  ask(page: string, method?: string): Promise<unknown> {
    return ask(this.url, page, method);
  }

  async #start(port: number, catalog: boolean): Promise<void> {
    const { dir, database, topicRegistry } = this.folder;
    const config = YAML.parse(
      await readFile(path.join(ROOT, 'app-config.yaml'), 'utf8'),
    );
    config.app.baseUrl = this.url;
    config.backend.baseUrl = this.url;
    config.backend.listen.port = port;
    config.backend.database.connection.directory = database;
    config.catalog.locations = [
      { type: 'file', target: path.join(ROOT, 'catalog/org.yaml') },
    ];
    config.topicRegistry = topicRegistry;
    const file = path.join(dir, 'app-config.yaml');
    await writeFile(file, YAML.stringify(config));

    const child = spawn(
      process.execPath,
      [
        '--no-node-snapshot',
        '--require',
        path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
        path.join(__dirname, 'portalBackend.ts'),
        '--config',
        file,
      ],
      {
        cwd: path.join(ROOT, 'packages/backend'),
        env: {
          ...process.env,
          NODE_ENV: 'development',
          IDLE_PLUGINS: [
            'topic-registry',
            ...(catalog ? [] : ['catalog']),
          ].join(','),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    this.#closed = new Promise(resolve => child.once('close', resolve));
    const log = createWriteStream(path.join(dir, 'backend.log'));
    let tail = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        log.write(part);
        tail = `${tail}${part}`.slice(-4_000);
      });
    }
    await until(
      'The portal comes up',
      async () => {
        if (child.exitCode !== null) {
          throw new Error(`The portal ended (${child.exitCode}):\n${tail}`);
        }
        return this.ask('topic-registry/registries').then(
          () => true,
          () => false,
        );
      },
      START_TIMEOUT_MS,
    );
  }

  async #readDocuments(): Promise<void> {
    for (const id of this.folder.ids) {
      const read = (await this.ask(
        `topic-registry/registries/${id}/refresh`,
        'POST',
      )) as RegistrySummary;
      if (read.status !== 'ok') throw new Error(read.error);
    }
  }

  async #untilInCatalog(topics: number): Promise<void> {
    await until(
      `${topics} topics are in the catalog`,
      async () => {
        const found = (await this.ask(
          'catalog/entities/by-query?limit=0&filter=kind=api',
        )) as { totalItems: number };
        return found.totalItems >= topics;
      },
      CATALOG_TIMEOUT_MS,
    );
  }
}

/** Asks the backend of a portal as the operator of the demo. */
export async function ask(
  url: string,
  page: string,
  method = 'GET',
): Promise<unknown> {
  const session = await fetch(`${url}/api/auth/demo/refresh`, {
    headers: {
      'x-demo-user': 'operator',
      'X-Requested-With': 'XMLHttpRequest',
    },
  });
  if (!session.ok) throw new Error(await session.text());
  const { token } = (await session.json()).backstageIdentity;
  const response = await fetch(`${url}/api/${page}`, {
    method,
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Waits for a condition. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (await isSo()) return;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(`${what}: not within ${timeoutMs / 1_000} s.`);
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
