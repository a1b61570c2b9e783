import { Knex } from 'knex';
import { PendingAlert, Told } from '../alerts/types';
import { OutboxRow, ToldRow } from './AlertOutbox';
import { AlertsStore } from './AlertsStore';
import { inChunks } from './chunks';

const SENDER = 'sender';

/** {@link AlertsStore} on SQLite or PostgreSQL. */
export class DatabaseAlertsStore implements AlertsStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async hold(holder: string, until: string, now: string): Promise<boolean> {
    await this.#db('alert_sender')
      .insert({ name: SENDER, holder, until })
      .onConflict('name')
      .ignore();
    // One statement: the database lets one of several win.
    const held = await this.#db('alert_sender')
      .where({ name: SENDER })
      .andWhere(free => free.where({ holder }).orWhere('until', '<', now))
      .update({ holder, until });
    return held === 1;
  }

  async release(holder: string): Promise<void> {
    await this.#db('alert_sender').where({ name: SENDER, holder }).delete();
  }

  async due(now: string, limit: number): Promise<PendingAlert[]> {
    const rows = await this.#db<OutboxRow>('alert_outbox')
      .where('due_at', '<=', now)
      .orderBy([{ column: 'since' }, { column: 'fingerprint' }])
      .limit(limit);
    return rows.map(row => ({
      fingerprint: row.fingerprint,
      kind: row.kind,
      since: row.since,
      batch: row.batch ?? undefined,
      recipient: row.recipient ?? undefined,
      version: row.version,
      attempts: row.attempts,
      dueAt: row.due_at,
    }));
  }

  async told(fingerprints: readonly string[]): Promise<Told[]> {
    const told: Told[] = [];
    for (const part of inChunks(fingerprints)) {
      const rows = await this.#db<ToldRow>('alert_told')
        .whereIn('fingerprint', part)
        .orderBy('recipient');
      for (const { fingerprint, recipient, batch } of rows) {
        told.push({ fingerprint, recipient, batch: batch ?? undefined });
      }
    }
    return told;
  }

  async toldIn(batch: string, recipient: string): Promise<string[]> {
    const rows = await this.#db<ToldRow>('alert_told')
      .where({ batch, recipient })
      .select('fingerprint');
    return rows.map(row => row.fingerprint);
  }

  async postpone(
    alerts: readonly PendingAlert[],
    until: string,
  ): Promise<void> {
    for (const { fingerprint, version } of alerts) {
      await this.#db('alert_outbox')
        .where({ fingerprint, version })
        .update({ due_at: until });
    }
  }

  async drop(alerts: readonly PendingAlert[]): Promise<void> {
    for (const { fingerprint, version } of alerts) {
      await this.#db('alert_outbox').where({ fingerprint, version }).delete();
    }
  }

  async claim(
    alerts: readonly PendingAlert[],
    to: { recipient: string; batch?: string; dueAt: string },
  ): Promise<PendingAlert[]> {
    return this.#db.transaction(async tx => {
      const claimed: PendingAlert[] = [];
      for (const alert of alerts) {
        const { fingerprint, version } = alert;
        const attempts = alert.attempts + 1;
        const changed = await tx('alert_outbox')
          .where({ fingerprint, version })
          .update({
            attempts,
            recipient: to.recipient,
            batch: to.batch ?? null,
            due_at: to.dueAt,
          });
        if (changed === 1) claimed.push({ ...alert, attempts });
      }
      return claimed;
    });
  }

  async settle(
    alerts: readonly PendingAlert[],
    to: { recipient: string; batch?: string; at: string },
  ): Promise<void> {
    const { recipient, at } = to;
    const batch = to.batch ?? null;
    await this.#db.transaction(async tx => {
      for (const { fingerprint, version, kind } of alerts) {
        const told = tx<ToldRow>('alert_told');
        if (kind === 'resolved') {
          await told.where({ fingerprint, recipient }).delete();
        } else {
          await told
            .insert({ fingerprint, recipient, batch, at })
            .onConflict(['fingerprint', 'recipient'])
            .merge();
        }
        const done = tx('alert_outbox').where({ fingerprint, version });
        if (kind === 'resolved') {
          // Others may still have to hear of its end.
          done.whereNotExists(
            tx('alert_told').where({ fingerprint }).select('fingerprint'),
          );
        }
        await done.delete();
      }
    });
  }
}
