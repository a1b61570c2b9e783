import {
  FindingEvent,
  FindingMute,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import { StoredFinding } from '../findings/types';
import { AlertOutbox } from './AlertOutbox';
import { FindingLifeStore } from './FindingLifeStore';
import { FindingsStore } from './FindingsStore';
import { storedOrNull, storedText } from './storedText';

interface MuteRow extends FindingMute {
  fingerprint: string;
}

/** {@link FindingLifeStore} on SQLite or PostgreSQL. */
export class DatabaseFindingLifeStore implements FindingLifeStore {
  readonly #db: Knex;
  readonly #findings: FindingsStore;
  readonly #alerts?: AlertOutbox;

  constructor(
    db: Knex,
    options: { findings: FindingsStore; alerts?: AlertOutbox },
  ) {
    this.#db = db;
    this.#findings = options.findings;
    this.#alerts = options.alerts;
  }

  async mute(fingerprint: string, mute: FindingMute): Promise<boolean> {
    return this.#db.transaction(async tx => {
      // Locks the finding, so that two people leave one mute and one event.
      await lock(tx, fingerprint);
      const before = await muteOf(tx, fingerprint);
      const same =
        before?.until === mute.until &&
        before.reason === storedText(mute.reason) &&
        before.until > mute.at;
      if (same) return false;
      await tx<MuteRow>('finding_mutes')
        .insert({ fingerprint, ...mute, reason: storedText(mute.reason) })
        .onConflict('fingerprint')
        .merge();
      await note(tx, fingerprint, {
        at: mute.at,
        kind: 'muted',
        note: mute.reason,
        by: mute.by,
        until: mute.until,
      });
      await this.#alerts?.recordMute(tx, fingerprint);
      return true;
    });
  }

  async unmute(fingerprint: string, by: string, at: string): Promise<boolean> {
    const stored = await this.#findings.get(fingerprint);
    return this.#db.transaction(async tx => {
      await lock(tx, fingerprint);
      const ended = await tx<MuteRow>('finding_mutes')
        .where({ fingerprint })
        .delete();
      if (ended === 0) return false;
      await note(tx, fingerprint, { at, kind: 'unmuted', by });
      if (stored) await this.#alerts?.recordUnmute(tx, stored, false, at);
      return true;
    });
  }

  async endMutes(now: string): Promise<StoredFinding[]> {
    const due = await this.#db<MuteRow>('finding_mutes')
      .where('until', '<=', now)
      .orderBy('until');
    const ended: StoredFinding[] = [];
    for (const { fingerprint, until } of due) {
      const stored = await this.#findings.get(fingerprint);
      const mine = await this.#db.transaction(async tx => {
        await lock(tx, fingerprint);
        // Another backend may have ended it, or somebody prolonged it.
        const gone = await tx<MuteRow>('finding_mutes')
          .where({ fingerprint, until })
          .delete();
        if (gone === 0) return false;
        await note(tx, fingerprint, {
          at: until,
          kind: 'unmuted',
          note: 'its time was over',
        });
        if (stored) await this.#alerts?.recordUnmute(tx, stored, true, now);
        return true;
      });
      if (mine && stored) ended.push({ ...stored, mute: undefined });
    }
    return ended;
  }

  async comment(
    fingerprint: string,
    comment: { text: string; by: string; at: string },
  ): Promise<boolean> {
    const { text, by, at } = comment;
    return this.#db.transaction(async tx => {
      await lock(tx, fingerprint);
      const last: { note: string | null; actor: string | null } | undefined =
        await tx('finding_events')
          .where({ fingerprint, kind: 'commented' })
          .orderBy('id', 'desc')
          .first('note', 'actor');
      if (last?.note === storedText(text) && last.actor === by) return false;
      await note(tx, fingerprint, { at, kind: 'commented', note: text, by });
      return true;
    });
  }
}

async function lock(tx: Knex.Transaction, fingerprint: string): Promise<void> {
  await tx('findings').where({ fingerprint }).forUpdate().first('fingerprint');
}

async function muteOf(
  tx: Knex.Transaction,
  fingerprint: string,
): Promise<MuteRow | undefined> {
  return tx<MuteRow>('finding_mutes').where({ fingerprint }).first();
}

async function note(
  tx: Knex.Transaction,
  fingerprint: string,
  event: FindingEvent,
): Promise<void> {
  await tx('finding_events').insert({
    fingerprint,
    at: event.at,
    kind: event.kind,
    note: storedOrNull(event.note),
    actor: event.by ?? null,
    until: event.until ?? null,
  });
}
