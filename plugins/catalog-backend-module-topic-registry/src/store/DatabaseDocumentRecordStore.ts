import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  DocumentRecord,
  DocumentRecordStore,
  openDatabase,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';

const TABLE = 'topic_registry_documents';

interface Row {
  registry: string;
  target: string;
  status: string;
  error: string | null;
  checked_at: string;
  text: string | null;
  hash: string | null;
  read_at: string | null;
  etag: string | null;
}

/** Keeps documents in the catalog's database, in a table of this module. */
export class DatabaseDocumentRecordStore implements DocumentRecordStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static async create(
    database: DatabaseService,
  ): Promise<DatabaseDocumentRecordStore> {
    const knex = await openDatabase(database, {
      directory: resolvePackagePath(
        '@topic-registry/backstage-plugin-catalog-backend-module-topic-registry',
        'migrations',
      ),
      // The catalog's own migrations are in the same database.
      tableName: 'topic_registry_migrations',
    });
    return new DatabaseDocumentRecordStore(knex);
  }

  async load(registry: string): Promise<DocumentRecord | undefined> {
    const row = await this.#knex<Row>(TABLE).where({ registry }).first();
    if (!row) return undefined;
    return {
      target: row.target,
      status: row.status as DocumentRecord['status'],
      error: row.error ?? undefined,
      checkedAt: row.checked_at,
      inForce:
        row.text === null
          ? undefined
          : {
              text: row.text,
              hash: row.hash ?? '',
              readAt: row.read_at ?? row.checked_at,
              etag: row.etag ?? undefined,
            },
    };
  }

  async save(registry: string, record: DocumentRecord): Promise<void> {
    const row: Row = {
      registry,
      target: record.target,
      status: record.status,
      error: record.error ?? null,
      checked_at: record.checkedAt,
      text: record.inForce?.text ?? null,
      hash: record.inForce?.hash ?? null,
      read_at: record.inForce?.readAt ?? null,
      etag: record.inForce?.etag ?? null,
    };
    await this.#knex<Row>(TABLE).insert(row).onConflict('registry').merge();
  }
}
