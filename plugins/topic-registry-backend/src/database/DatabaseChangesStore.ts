import {
  Finding,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import { ChangesStore, StoredChange } from './ChangesStore';

interface ChangeRow {
  fingerprint: string;
  at: string;
  kind: StoredChange['kind'];
  severity: Severity;
  payload: string;
}

/** {@link ChangesStore} on SQLite or PostgreSQL. */
export class DatabaseChangesStore implements ChangesStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async since(at: string): Promise<StoredChange[]> {
    const rows: ChangeRow[] = await this.#db('finding_events as e')
      .join('findings as f', 'f.fingerprint', 'e.fingerprint')
      .where('e.at', '>=', at)
      .whereIn('e.kind', ['opened', 'resolved', 'reopened'])
      .orderBy('e.id', 'desc')
      .select('e.fingerprint', 'e.at', 'e.kind', 'f.severity', 'f.payload');
    return rows.map(row => ({
      fingerprint: row.fingerprint,
      kind: row.kind,
      at: row.at,
      severity: row.severity,
      finding: JSON.parse(row.payload),
    }));
  }

  async messages(
    fingerprints: readonly string[],
  ): Promise<Map<string, string>> {
    const rows: { fingerprint: string; payload: string }[] = await this.#db(
      'findings',
    )
      .whereIn('fingerprint', [...fingerprints])
      .select('fingerprint', 'payload');
    return new Map(
      rows.map(row => [
        row.fingerprint,
        (JSON.parse(row.payload) as Finding).message,
      ]),
    );
  }
}
