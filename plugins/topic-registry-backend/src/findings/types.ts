import {
  Finding,
  FindingEvent,
  FindingMute,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** `pending` awaits confirmation by another reading, and is shown to nobody. */
export type StoredState = 'pending' | 'open' | 'resolved';

/** A finding with its life, as it is kept. All times are ISO 8601. */
export interface StoredFinding {
  finding: Finding;
  state: StoredState;
  /** Readings in a row that showed it. */
  confirmations: number;
  /** The reading that was counted last, so that none counts twice. */
  confirmedBy: string;
  firstSeenAt: string;
  lastSeenAt: string;
  /** When it last became open. */
  openedAt?: string;
  /** Stays while a finding that was resolved is pending again. */
  resolvedAt?: string;
  reopened: number;
  staleReason?: string;
  /** May have ended: see `isMuted`. */
  mute?: FindingMute;
}

/**
 * What one evaluation speaks about: it may open and resolve findings inside
 * of it and none outside.
 */
export type Scope =
  | { kind: 'document'; registry: string }
  | { kind: 'cluster'; cluster: string; registries: string[] };

/** The name under which a scope is locked and remembered. */
export function scopeKey(scope: Scope): string {
  return scope.kind === 'document'
    ? `document:${scope.registry}`
    : `cluster:${scope.cluster}`;
}

/** Whether a finding falls under a scope. */
export function inScope(
  scope: Scope,
  finding: Pick<Finding, 'registry' | 'cluster'>,
): boolean {
  return scope.kind === 'document'
    ? finding.cluster === undefined && finding.registry === scope.registry
    : finding.cluster === scope.cluster &&
        scope.registries.includes(finding.registry);
}

/** What an evaluation notes in the history of a finding. */
export interface FoundEvent extends FindingEvent {
  fingerprint: string;
  kind: 'opened' | 'updated' | 'resolved' | 'reopened';
}

/** What reconciliation changes. */
export interface FindingChanges {
  /** New and changed ones, whole. */
  upserts: StoredFinding[];
  /** Fingerprints of pending ones that were not confirmed. */
  removals: string[];
  events: FoundEvent[];
}
