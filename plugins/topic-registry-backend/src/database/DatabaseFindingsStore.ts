import {
  FindingEvent,
  FindingMute,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import {
  FindingChanges,
  Scope,
  scopeKey,
  StoredFinding,
  StoredState,
} from '../findings/types';
import { AlertOutbox } from './AlertOutbox';
import { inChunks } from './chunks';
import {
  EvaluationRecord,
  FindingsQuery,
  FindingsStore,
} from './FindingsStore';
import { storedOrNull, storedText, textOf, textOrNone } from './storedText';

interface FindingRow {
  fingerprint: string;
  registry: string;
  cluster: string | null;
  rule: string;
  severity: string;
  subject_kind: string;
  subject_name: string;
  topic: string | null;
  payload: string;
  state: StoredState;
  confirmations: number;
  confirmed_by: string;
  first_seen_at: string;
  last_seen_at: string;
  opened_at: string | null;
  resolved_at: string | null;
  reopened: number;
  stale_reason: string | null;
}

interface EventRow {
  id: number;
  fingerprint: string;
  at: string;
  kind: FindingEvent['kind'];
  note: string | null;
  actor: string | null;
  until: string | null;
}

interface EvaluationRow {
  scope: string;
  reading: string | null;
  evaluated_at: string | null;
  not_evaluated: string | null;
}

/** A finding with its mute, if any. */
interface JoinedRow extends FindingRow {
  mute_until: string | null;
  mute_reason: string | null;
  mute_by: string | null;
  mute_at: string | null;
}

/** {@link FindingsStore} on SQLite or PostgreSQL. */
export class DatabaseFindingsStore implements FindingsStore {
  readonly #db: Knex;
  readonly #alerts?: AlertOutbox;

  /** @param options - `alerts`: where changes are noted that are to be told. */
  constructor(db: Knex, options: { alerts?: AlertOutbox } = {}) {
    this.#db = db;
    this.#alerts = options.alerts;
  }

  async list(query: FindingsQuery): Promise<StoredFinding[]> {
    const select = withMutes(this.#db);
    const columns: [string, readonly string[] | undefined][] = [
      ['state', query.states],
      ['severity', query.severities],
      ['rule', query.rules],
      ['registry', query.registries],
      ['cluster', query.clusters],
      ['topic', query.topics?.map(storedText)],
    ];
    for (const [column, values] of columns) {
      if (values) select.whereIn(`findings.${column}`, [...values]);
    }
    const rows = await select.orderBy([
      { column: 'opened_at', order: 'desc' },
      { column: 'findings.fingerprint' },
    ]);
    return rows.map(fromRow);
  }

  async get(fingerprint: string): Promise<StoredFinding | undefined> {
    const [found] = await this.getAll([fingerprint]);
    return found;
  }

  async getAll(fingerprints: readonly string[]): Promise<StoredFinding[]> {
    const found: StoredFinding[] = [];
    for (const part of inChunks(fingerprints)) {
      const rows = await withMutes(this.#db).whereIn(
        'findings.fingerprint',
        part,
      );
      found.push(...rows.map(fromRow));
    }
    return found;
  }

  async history(fingerprint: string): Promise<FindingEvent[]> {
    const rows = await this.#db<EventRow>('finding_events')
      .where({ fingerprint })
      .orderBy('id');
    return rows.map(row => ({
      at: row.at,
      kind: row.kind,
      note: textOrNone(row.note),
      by: row.actor ?? undefined,
      until: row.until ?? undefined,
    }));
  }

  async reconcile(
    scope: Scope,
    evaluation: EvaluationRecord,
    decide: (existing: StoredFinding[]) => FindingChanges,
  ): Promise<FindingChanges | undefined> {
    return this.#db.transaction(async tx => {
      const last = await lockScope(tx, scopeKey(scope));
      if (last !== undefined && last > evaluation.reading) return undefined;
      const existing = await existingIn(tx, scope);
      const changes = decide(existing);
      await apply(tx, changes);
      await this.#alerts?.recordEvaluation(tx, {
        scope,
        evaluation,
        existing,
        changes,
      });
      await tx('evaluations')
        .where({ scope: scopeKey(scope) })
        .update({
          reading: evaluation.reading,
          evaluated_at: evaluation.evaluatedAt,
          not_evaluated: JSON.stringify(evaluation.notEvaluated),
        });
      return changes;
    });
  }

  async lastEvaluation(scope: Scope): Promise<EvaluationRecord | undefined> {
    const row = await this.#db<EvaluationRow>('evaluations')
      .where({ scope: scopeKey(scope) })
      .first();
    if (!row?.reading || !row.evaluated_at) return undefined;
    return {
      reading: row.reading,
      evaluatedAt: row.evaluated_at,
      notEvaluated: JSON.parse(row.not_evaluated ?? '[]'),
    };
  }
}

/** @returns the reading that the scope was last evaluated from. */
async function lockScope(
  tx: Knex.Transaction,
  scope: string,
): Promise<string | undefined> {
  await tx('evaluations').insert({ scope }).onConflict('scope').ignore();
  const row = await tx('evaluations')
    .where({ scope })
    .forUpdate()
    .first<{ reading: string | null }>('reading');
  return row?.reading ?? undefined;
}

async function existingIn(
  tx: Knex.Transaction,
  scope: Scope,
): Promise<StoredFinding[]> {
  const select = withMutes(tx);
  if (scope.kind === 'document') {
    select
      .where('findings.registry', scope.registry)
      .whereNull('findings.cluster');
  } else {
    select
      .where('findings.cluster', scope.cluster)
      .whereIn('findings.registry', scope.registries);
  }
  return (await select).map(fromRow);
}

async function apply(
  tx: Knex.Transaction,
  changes: FindingChanges,
): Promise<void> {
  for (const part of inChunks(changes.upserts.map(toRow))) {
    await tx('findings').insert(part).onConflict('fingerprint').merge();
  }
  for (const part of inChunks(changes.removals)) {
    await tx('findings').whereIn('fingerprint', part).delete();
  }
  const events = changes.events.map(event => ({
    ...event,
    note: storedOrNull(event.note),
  }));
  for (const part of inChunks(events)) await tx('finding_events').insert(part);
}

// Aliases, since both tables have a column of that name.
function withMutes(db: Knex): Knex.QueryBuilder<FindingRow, JoinedRow[]> {
  return db<FindingRow>('findings')
    .leftJoin(
      'finding_mutes',
      'finding_mutes.fingerprint',
      'findings.fingerprint',
    )
    .select<JoinedRow[]>('findings.*', {
      mute_until: 'finding_mutes.until',
      mute_reason: 'finding_mutes.reason',
      mute_by: 'finding_mutes.by',
      mute_at: 'finding_mutes.at',
    });
}

function toRow(stored: StoredFinding): FindingRow {
  const { finding } = stored;
  return {
    fingerprint: finding.fingerprint,
    registry: finding.registry,
    cluster: finding.cluster ?? null,
    rule: finding.rule,
    severity: finding.severity,
    subject_kind: finding.subject.kind,
    subject_name: storedText(finding.subject.name),
    topic: storedOrNull(topicOf(finding)),
    payload: JSON.stringify(finding),
    state: stored.state,
    confirmations: stored.confirmations,
    confirmed_by: stored.confirmedBy,
    first_seen_at: stored.firstSeenAt,
    last_seen_at: stored.lastSeenAt,
    opened_at: stored.openedAt ?? null,
    resolved_at: stored.resolvedAt ?? null,
    reopened: stored.reopened,
    stale_reason: storedOrNull(stored.staleReason),
  };
}

function fromRow(row: JoinedRow): StoredFinding {
  return {
    finding: JSON.parse(row.payload),
    state: row.state,
    confirmations: row.confirmations,
    confirmedBy: row.confirmed_by,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    openedAt: row.opened_at ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    reopened: row.reopened,
    staleReason: textOrNone(row.stale_reason),
    mute: muteOf(row),
  };
}

function muteOf(row: JoinedRow): FindingMute | undefined {
  const { mute_until: until, mute_by: by, mute_at: at } = row;
  if (until === null || by === null || at === null) return undefined;
  return { until, reason: textOf(row.mute_reason ?? ''), by, at };
}
