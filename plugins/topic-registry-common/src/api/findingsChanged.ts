import { Severity, Subject } from '../model';

/**
 * One change in the life of a finding, as the event tells it.
 *
 * @public
 */
export interface FindingChange {
  change:
    | 'opened'
    | 'reopened'
    | 'updated'
    | 'resolved'
    | 'muted'
    | 'unmuted'
    | 'commented';
  fingerprint: string;
  rule: string;
  severity: Severity;
  registry: string;
  /** Absent for findings of a document alone. */
  cluster?: string;
  subject: Subject;
  topic?: string;
  /** One sentence; Markdown code spans around names. */
  message: string;
}

/**
 * Payload of the event `topic-registry.findings-changed`.
 *
 * @public
 */
export interface FindingsChangedPayload {
  /** When the changes were written, ISO 8601. */
  at: string;
  /**
   * `document:<registry>` or `cluster:<cluster>` for what an evaluation
   * changed; absent for what a person, or the end of a mute, changed.
   */
  scope?: string;
  /** How many changes of each kind there were in all. */
  counts: Partial<Record<FindingChange['change'], number>>;
  /** At most {@link FINDING_CHANGES_MAX} of them. */
  changes: FindingChange[];
}

/** Most changes that one event carries; `counts` has them all. @public */
export const FINDING_CHANGES_MAX = 500;
