import {
  FindingEvent,
  NotEvaluated,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  FindingChanges,
  Scope,
  StoredFinding,
  StoredState,
} from '../findings/types';

/** Several values of one filter are joined by "or", filters by "and". */
export interface FindingsQuery {
  states?: StoredState[];
  severities?: Severity[];
  rules?: string[];
  registries?: string[];
  clusters?: string[];
  topics?: string[];
}

/** What one evaluation of a scope was made from, and what it left open. */
export interface EvaluationRecord {
  /** The reading behind it, ISO 8601. */
  reading: string;
  /** ISO 8601 */
  evaluatedAt: string;
  notEvaluated: NotEvaluated[];
}

/** Keeps findings with their life. */
export interface FindingsStore {
  /** Newest first: by when they opened, then by fingerprint. */
  list(query: FindingsQuery): Promise<StoredFinding[]>;
  get(fingerprint: string): Promise<StoredFinding | undefined>;
  /** Those that are kept, in no order. */
  getAll(fingerprints: readonly string[]): Promise<StoredFinding[]>;
  /** Oldest first. */
  history(fingerprint: string): Promise<FindingEvent[]>;
  /**
   * Applies what `decide` makes of the findings of a scope, in one
   * transaction that no other of that scope can interleave with.
   *
   * @param evaluation - Its `reading` orders evaluations of a scope: one older
   * than what the scope was last evaluated from is not applied.
   * @returns the changes; undefined when a newer reading was there before.
   */
  reconcile(
    scope: Scope,
    evaluation: EvaluationRecord,
    decide: (existing: StoredFinding[]) => FindingChanges,
  ): Promise<FindingChanges | undefined>;
  /** The last evaluation of a scope, undefined before the first. */
  lastEvaluation(scope: Scope): Promise<EvaluationRecord | undefined>;
}
