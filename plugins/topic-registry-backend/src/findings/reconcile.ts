import {
  Evaluation,
  Finding,
  NotEvaluated,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  FindingChanges,
  FoundEvent,
  inScope,
  Scope,
  StoredFinding,
} from './types';

/** Stands for every rule in {@link NotEvaluated}: nothing could be asked. */
export const EVERY_RULE = '*';

/** While this one awaits confirmation, nothing about its topic is resolved. */
const TOPIC_MISSING = 'drift/topic-missing';

/** What an evaluation found, and what it had to leave open. */
export type Outcome = Pick<Evaluation, 'findings' | 'notEvaluated'>;

/** What {@link reconcile} weighs. */
export interface ReconcileInput {
  /** Every finding of the scope that is kept, in whatever state. */
  existing: readonly StoredFinding[];
  evaluation: Outcome;
  scope: Scope;
  /** Names the reading behind the evaluation: one reading confirms once. */
  reading: string;
  /** When the reading was taken, ISO 8601. */
  seenAt: string;
  /** ISO 8601 */
  now: string;
  /** Readings in a row that a rule needs before its finding opens. */
  confirmationsOf(rule: string): number;
}

/**
 * Brings the life of findings up to what an evaluation says.
 *
 * @remarks
 * New ones open, or wait until their rule's confirmations are reached; those
 * seen again are updated; what is no longer true is resolved; what comes back
 * is reopened. What could not be evaluated stays as it is and says why: it is
 * neither confirmed nor resolved.
 *
 * @throws Error for two findings of one fingerprint, or one outside of the
 * scope: defects of a rule.
 */
export function reconcile(input: ReconcileInput): FindingChanges {
  const found = indexFindings(input.evaluation.findings, input.scope);
  const changes: FindingChanges = { upserts: [], removals: [], events: [] };
  const existing = new Map(
    input.existing.map(stored => [stored.finding.fingerprint, stored]),
  );

  const unconfirmedTopics = new Set<string>();
  for (const finding of found.values()) {
    const before = existing.get(finding.fingerprint);
    const after = before
      ? seenAgain(before, finding, input, changes)
      : seenFirst(finding, input, changes);
    changes.upserts.push(after);
    if (finding.rule === TOPIC_MISSING && after.state === 'pending') {
      unconfirmedTopics.add(finding.subject.name);
    }
  }

  for (const before of existing.values()) {
    if (found.has(before.finding.fingerprint)) continue;
    if (before.state === 'resolved') continue;
    const reason =
      reasonNotEvaluated(before.finding, input.evaluation.notEvaluated) ??
      reasonToWait(before.finding, unconfirmedTopics);
    if (reason !== undefined) {
      if (before.staleReason !== reason) {
        changes.upserts.push({ ...before, staleReason: reason });
      }
    } else {
      noLongerSeen(before, input, changes);
    }
  }
  return changes;
}

function indexFindings(
  findings: readonly Finding[],
  scope: Scope,
): Map<string, Finding> {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const name = `${finding.rule} about ${finding.subject.kind} ${finding.subject.name}`;
    const other = found.get(finding.fingerprint);
    if (other) {
      throw new Error(
        `Two findings have the fingerprint ${finding.fingerprint}: ${name}, and ${other.rule} about ${other.subject.kind} ${other.subject.name}. The rule must give them different discriminators.`,
      );
    }
    if (!inScope(scope, finding)) {
      throw new Error(
        `The finding ${name} (registry ${finding.registry}, cluster ${
          finding.cluster ?? 'none'
        }) is outside of what was evaluated: ${JSON.stringify(scope)}.`,
      );
    }
    found.set(finding.fingerprint, finding);
  }
  return found;
}

function seenFirst(
  finding: Finding,
  input: ReconcileInput,
  changes: FindingChanges,
): StoredFinding {
  const opens = input.confirmationsOf(finding.rule) <= 1;
  if (opens) addEvent(changes, finding, input.now, 'opened');
  return {
    finding,
    state: opens ? 'open' : 'pending',
    confirmations: 1,
    confirmedBy: input.reading,
    firstSeenAt: input.seenAt,
    lastSeenAt: input.seenAt,
    openedAt: opens ? input.now : undefined,
    reopened: 0,
  };
}

function seenAgain(
  before: StoredFinding,
  finding: Finding,
  input: ReconcileInput,
  changes: FindingChanges,
): StoredFinding {
  const seen: StoredFinding = {
    ...before,
    finding,
    lastSeenAt: later(before.lastSeenAt, input.seenAt),
    staleReason: undefined,
  };
  if (before.state === 'open') {
    const note = whatChanged(before.finding, finding);
    if (note) addEvent(changes, finding, input.now, 'updated', note);
    return { ...seen, confirmedBy: input.reading };
  }
  const counted = before.state === 'pending' ? before.confirmations : 0;
  const fresh =
    before.state === 'resolved' || before.confirmedBy !== input.reading;
  const confirmations = counted + (fresh ? 1 : 0);
  const confirmed = { ...seen, confirmations, confirmedBy: input.reading };
  if (confirmations < input.confirmationsOf(finding.rule)) {
    return { ...confirmed, state: 'pending' };
  }
  const cameBack = before.resolvedAt !== undefined;
  addEvent(changes, finding, input.now, cameBack ? 'reopened' : 'opened');
  return {
    ...confirmed,
    state: 'open',
    openedAt: input.now,
    resolvedAt: undefined,
    reopened: before.reopened + (cameBack ? 1 : 0),
  };
}

function noLongerSeen(
  before: StoredFinding,
  input: ReconcileInput,
  changes: FindingChanges,
): void {
  if (before.state === 'open') {
    addEvent(changes, before.finding, input.now, 'resolved');
    changes.upserts.push({
      ...before,
      state: 'resolved',
      confirmations: 0,
      resolvedAt: input.now,
      staleReason: undefined,
    });
  } else if (before.resolvedAt !== undefined) {
    changes.upserts.push({
      ...before,
      state: 'resolved',
      confirmations: 0,
      staleReason: undefined,
    });
  } else {
    changes.removals.push(before.finding.fingerprint);
  }
}

function reasonNotEvaluated(
  finding: Finding,
  notEvaluated: readonly NotEvaluated[],
): string | undefined {
  for (const one of notEvaluated) {
    if (one.rule !== EVERY_RULE && one.rule !== finding.rule) continue;
    if (one.registry !== undefined && one.registry !== finding.registry)
      continue;
    if (one.cluster !== undefined && one.cluster !== finding.cluster) continue;
    if (one.subject && !isAbout(finding, one.subject)) continue;
    if (
      one.discriminator !== undefined &&
      one.discriminator !== finding.discriminator
    ) {
      continue;
    }
    return one.reason;
  }
  return undefined;
}

function isAbout(
  finding: Finding,
  subject: NonNullable<NotEvaluated['subject']>,
): boolean {
  if (
    finding.subject.kind === subject.kind &&
    finding.subject.name === subject.name
  ) {
    return true;
  }
  // A topic that could not be asked about leaves open what is on it: its
  // groups, its services.
  if (subject.kind === 'topic') return finding.topic === subject.name;
  if (subject.kind === 'service') return finding.service === subject.name;
  return false;
}

function reasonToWait(
  finding: Finding,
  unconfirmedTopics: ReadonlySet<string>,
): string | undefined {
  if (finding.rule === TOPIC_MISSING) return undefined;
  const topic = topicOf(finding);
  return topic !== undefined && unconfirmedTopics.has(topic)
    ? `The last reading did not show \`${topic}\`; another one has to confirm that it is gone.`
    : undefined;
}

// Severity, declared and seen are what people act on; evidence moves with
// every reading and would drown the history.
function whatChanged(before: Finding, after: Finding): string | undefined {
  const notes: string[] = [];
  for (const key of ['severity', 'declared', 'seen'] as const) {
    if (before[key] === after[key]) continue;
    notes.push(
      `${key}: ${before[key] ?? 'nothing'} → ${after[key] ?? 'nothing'}`,
    );
  }
  return notes.length > 0 ? notes.join('; ') : undefined;
}

function addEvent(
  changes: FindingChanges,
  finding: Finding,
  at: string,
  kind: FoundEvent['kind'],
  note?: string,
): void {
  changes.events.push({ fingerprint: finding.fingerprint, at, kind, note });
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
