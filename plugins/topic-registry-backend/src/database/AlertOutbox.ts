import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import { mergeAlert } from '../alerts/mergeAlert';
import { reaches, transitionsOf } from '../alerts/transitions';
import {
  AlertKind,
  PendingAlert,
  summaryBatch,
  Transition,
} from '../alerts/types';
import { isMuted } from '../findings/isMuted';
import {
  FindingChanges,
  Scope,
  scopeKey,
  StoredFinding,
} from '../findings/types';
import { EVERY_RULE } from '../findings/reconcile';
import { EvaluationRecord } from './FindingsStore';
import { inChunks } from './chunks';

/** A row of `alert_outbox`. */
export interface OutboxRow {
  fingerprint: string;
  kind: AlertKind;
  since: string;
  batch: string | null;
  recipient: string | null;
  version: number;
  attempts: number;
  due_at: string;
}

/** A row of `alert_told`. */
export interface ToldRow {
  fingerprint: string;
  recipient: string;
  batch: string | null;
  at: string;
}

/** A change with the batch in which it is to be told, if any. */
type Entry = Transition & { batch?: string };

/**
 * Writes down what somebody has to be told, in the transaction of the change
 * itself: a change that is kept is told, one that is rolled back is not.
 */
export class AlertOutbox {
  readonly #minSeverity: Severity;

  constructor(options: { minSeverity: Severity }) {
    this.#minSeverity = options.minSeverity;
  }

  /** What an evaluation changed; the first complete one of a registry as a whole. */
  async recordEvaluation(
    tx: Knex.Transaction,
    input: {
      scope: Scope;
      evaluation: EvaluationRecord;
      existing: readonly StoredFinding[];
      changes: FindingChanges;
    },
  ): Promise<void> {
    const { scope, evaluation, existing, changes } = input;
    const key = scopeKey(scope);
    const now = evaluation.evaluatedAt;
    const baselines = await this.#baselines(tx, key);
    const entries: Entry[] = [];
    for (const transition of transitionsOf(existing, changes.upserts)) {
      const { finding, firstSeenAt } = transition.stored;
      const baseline = baselines.get(finding.registry);
      if (transition.kind !== 'resolved' && baseline === undefined) continue;
      // Seen by the first evaluation, and opened by one that confirmed it.
      const early =
        transition.kind === 'opened' &&
        baseline !== undefined &&
        firstSeenAt <= baseline;
      const batch = early ? summaryBatch(key, finding.registry) : undefined;
      entries.push({ ...transition, batch });
    }
    const standing = standingAfter(existing, changes);
    const registries =
      scope.kind === 'document' ? [scope.registry] : scope.registries;
    for (const registry of registries) {
      if (baselines.has(registry)) continue;
      const batch = summaryBatch(key, registry);
      for (const stored of standing) {
        if (stored.finding.registry !== registry) continue;
        entries.push({ stored, kind: 'opened', batch });
      }
      if (isComplete(evaluation, registry)) {
        await tx('alert_baselines')
          .insert({ scope: key, registry, at: now })
          .onConflict(['scope', 'registry'])
          .ignore();
      }
    }
    await this.#record(tx, entries, now);
  }

  /** Nobody is told of what is muted; that it is over is still to be told. */
  async recordMute(tx: Knex.Transaction, fingerprint: string): Promise<void> {
    await tx<OutboxRow>('alert_outbox')
      .where({ fingerprint })
      .whereNot({ kind: 'resolved' })
      .delete();
  }

  /**
   * What was muted may have to be told now.
   *
   * @param ended - Whether the mute came to its end, and was not taken back by
   * a person, who knows of it.
   */
  async recordUnmute(
    tx: Knex.Transaction,
    stored: StoredFinding,
    ended: boolean,
    now: string,
  ): Promise<void> {
    if (stored.state !== 'open') return;
    const kind = ended ? 'unmuted' : 'opened';
    const unmuted = { ...stored, mute: undefined };
    await this.#record(tx, [{ stored: unmuted, kind }], now);
  }

  async #baselines(
    tx: Knex.Transaction,
    scope: string,
  ): Promise<Map<string, string>> {
    const rows: { registry: string; at: string }[] = await tx('alert_baselines')
      .where({ scope })
      .select('registry', 'at');
    return new Map(rows.map(row => [row.registry, row.at]));
  }

  async #record(
    tx: Knex.Transaction,
    entries: readonly Entry[],
    now: string,
  ): Promise<void> {
    const prints = entries.map(entry => entry.stored.finding.fingerprint);
    const pending = new Map<string, OutboxRow>();
    const told = new Set<string>();
    for (const part of inChunks(prints)) {
      const waiting = await tx<OutboxRow>('alert_outbox')
        .whereIn('fingerprint', part)
        .forUpdate();
      for (const row of waiting) pending.set(row.fingerprint, row);
      const heard = await tx<ToldRow>('alert_told').whereIn(
        'fingerprint',
        part,
      );
      for (const row of heard) told.add(row.fingerprint);
    }
    const puts: OutboxRow[] = [];
    const drops: string[] = [];
    const silenced: string[] = [];
    const maybeTold: ToldRow[] = [];
    for (const { stored, kind, batch } of entries) {
      const { fingerprint, severity } = stored.finding;
      const row = pending.get(fingerprint);
      if (isMuted(stored, now)) {
        // Over while it was muted: forgotten, so that it is news when it is back.
        if (kind === 'resolved') silenced.push(fingerprint);
        continue;
      }
      if (kind !== 'resolved' && !reaches(severity, this.#minSeverity)) {
        continue;
      }
      const merged = mergeAlert(alertOf(row), told.has(fingerprint), kind);
      if (merged.action === 'drop') drops.push(fingerprint);
      if (merged.action !== 'put') continue;
      puts.push({
        fingerprint,
        kind: merged.kind,
        since: now,
        batch: batch ?? null,
        recipient: null,
        version: (row?.version ?? 0) + 1,
        attempts: 0,
        due_at: now,
      });
      if (merged.maybeTold !== undefined) {
        const { maybeTold: recipient } = merged;
        maybeTold.push({ fingerprint, recipient, batch: null, at: now });
      }
    }
    for (const part of inChunks([...drops, ...silenced])) {
      await tx('alert_outbox').whereIn('fingerprint', part).delete();
    }
    for (const part of inChunks(silenced)) {
      await tx('alert_told').whereIn('fingerprint', part).delete();
    }
    for (const part of inChunks(puts)) {
      await tx('alert_outbox').insert(part).onConflict('fingerprint').merge();
    }
    for (const part of inChunks(maybeTold)) {
      await tx('alert_told')
        .insert(part)
        .onConflict(['fingerprint', 'recipient'])
        .ignore();
    }
  }
}

function alertOf(
  row: OutboxRow | undefined,
): Pick<PendingAlert, 'kind' | 'attempts' | 'recipient'> | undefined {
  return (
    row && {
      kind: row.kind,
      attempts: row.attempts,
      recipient: row.recipient ?? undefined,
    }
  );
}

function standingAfter(
  existing: readonly StoredFinding[],
  changes: FindingChanges,
): StoredFinding[] {
  const all = new Map(existing.map(one => [one.finding.fingerprint, one]));
  for (const one of changes.upserts) all.set(one.finding.fingerprint, one);
  return [...all.values()].filter(one => one.state === 'open');
}

/** Whether everything was asked of a registry, whatever the answers were. */
function isComplete(evaluation: EvaluationRecord, registry: string): boolean {
  return !evaluation.notEvaluated.some(
    one =>
      one.rule === EVERY_RULE &&
      one.subject === undefined &&
      one.discriminator === undefined &&
      (one.registry === undefined || one.registry === registry),
  );
}
