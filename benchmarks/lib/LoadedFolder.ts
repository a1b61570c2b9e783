import { Knex, knex } from 'knex';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseObservationsStore } from '../../plugins/topic-registry-backend/src/database/DatabaseObservationsStore';
import { migrationsDir } from '../../plugins/topic-registry-backend/src/database/migrate';
import { readingOf } from '../../plugins/topic-registry-backend/src/observations/readingOf';
import { documentOf, Workload, observationAt } from './landscape';

const MINUTE_MS = 60_000;

/**
 * The documents of a landscape and a database with readings of its cluster, in
 * a folder of their own: a cluster of this size needs not to be there.
 */
export class LoadedFolder {
  /** Of the registries. */
  readonly ids: string[];

  static async create(size: Workload): Promise<LoadedFolder> {
    const dir = await mkdtemp(
      path.join(os.tmpdir(), 'topic-registry-landscape-'),
    );
    const folder = new LoadedFolder(size, dir);
    await Promise.all([mkdir(folder.documents), mkdir(folder.database)]);
    await folder.#database(db =>
      db.migrate.latest({ directory: migrationsDir }),
    );
    return folder;
  }

  private constructor(private readonly size: Workload, readonly dir: string) {
    this.ids = Array.from(
      { length: size.registries },
      (_, index) => `registry-${index + 1}`,
    );
  }

  get documents(): string {
    return path.join(this.dir, 'documents');
  }

  /** The folder of the databases of every plugin. */
  get database(): string {
    return path.join(this.dir, 'db');
  }

  /** What app-config says of the registries and their cluster. */
  get topicRegistry() {
    return {
      documents: {
        basePath: this.documents,
        maxBytes: 20_000_000,
        interval: { hours: 1 },
      },
      alerts: { enabled: false },
      clusters:
        this.ids.length > 0
          ? {
              main: {
                environment: 'production',
                brokers: ['127.0.0.1:1'],
                interval: { hours: 1 },
              },
            }
          : {},
      registries: Object.fromEntries(
        this.ids.map(id => [
          id,
          {
            target: `${id}.md`,
            owner: 'group:default/platform-operations',
            clusters: ['main'],
          },
        ]),
      ),
    };
  }

  /**
   * Two readings and two versions of the documents, each of which `refresh` has
   * the portal read: absences are found at the second reading, and a changed
   * text has it evaluated.
   */
  async fill(refresh: () => Promise<void>): Promise<void> {
    const now = Date.now();
    await this.#write('');
    await this.#keep(new Date(now - 10 * MINUTE_MS), 1);
    await refresh();
    await this.#keep(new Date(now - 5 * MINUTE_MS), 2);
    await this.#write('\n');
    await refresh();
  }

  async remove(): Promise<void> {
    await rm(this.dir, { recursive: true, force: true });
  }

  async #write(more: string): Promise<void> {
    await Promise.all(
      this.ids.map((id, index) =>
        writeFile(
          path.join(this.documents, `${id}.md`),
          `${documentOf(index, this.size)}${more}`,
        ),
      ),
    );
  }

  async #keep(at: Date, reading: number): Promise<void> {
    const observation = observationAt(at, reading, this.size);
    await this.#database(db =>
      new DatabaseObservationsStore(db).save(
        readingOf(observation),
        observation,
      ),
    );
  }

  async #database(work: (db: Knex) => Promise<unknown>): Promise<void> {
    const db = knex({
      client: 'better-sqlite3',
      connection: {
        filename: path.join(this.database, 'topic-registry.sqlite'),
      },
      useNullAsDefault: true,
    });
    try {
      await work(db);
    } finally {
      await db.destroy();
    }
  }
}
