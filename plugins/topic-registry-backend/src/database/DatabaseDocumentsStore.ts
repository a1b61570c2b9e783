import {
  DocumentRecord,
  DocumentRecordStore,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';

interface DocumentRow {
  registry: string;
  target: string;
  status: DocumentRecord['status'];
  error: string | null;
  checked_at: string;
  text: string | null;
  hash: string | null;
  etag: string | null;
  read_at: string | null;
}

/** Keeps the last good text of each registry, on SQLite or PostgreSQL. */
export class DatabaseDocumentsStore implements DocumentRecordStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async load(registry: string): Promise<DocumentRecord | undefined> {
    const row = await this.#db<DocumentRow>('documents')
      .where({ registry })
      .first();
    if (!row) return undefined;
    const { text, hash, read_at: readAt } = row;
    const inForce =
      text !== null && hash !== null && readAt !== null
        ? { text, hash, readAt, etag: row.etag ?? undefined }
        : undefined;
    return {
      target: row.target,
      status: row.status,
      error: row.error ?? undefined,
      checkedAt: row.checked_at,
      inForce,
    };
  }

  async save(registry: string, record: DocumentRecord): Promise<void> {
    const row: DocumentRow = {
      registry,
      target: record.target,
      status: record.status,
      error: record.error ?? null,
      checked_at: record.checkedAt,
      text: record.inForce?.text ?? null,
      hash: record.inForce?.hash ?? null,
      etag: record.inForce?.etag ?? null,
      read_at: record.inForce?.readAt ?? null,
    };
    await this.#db('documents').insert(row).onConflict('registry').merge();
  }
}
