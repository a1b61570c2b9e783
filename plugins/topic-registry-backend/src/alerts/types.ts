import { StoredFinding } from '../findings/types';

/**
 * What an alert tells of a finding. `unmuted`: its mute has ended, and it is
 * still true.
 */
export type AlertKind =
  | 'opened'
  | 'reopened'
  | 'raised'
  | 'unmuted'
  | 'resolved';

/** A change in a finding's life that its owner may have to be told. */
export interface Transition {
  stored: StoredFinding;
  kind: AlertKind;
}

/**
 * The change of a finding that waits to be told. There is one a finding at
 * most: what happens before it is told takes its place.
 */
export interface PendingAlert {
  fingerprint: string;
  kind: AlertKind;
  /** When the change happened, ISO 8601. */
  since: string;
  /** Told together with all others of this name; absent for one of its own. */
  batch?: string;
  /** To whom it was last tried to be told, entity reference. */
  recipient?: string;
  /** Counts the changes, so that none is taken for told that came meanwhile. */
  version: number;
  /** Times that it was handed over, or may have been. */
  attempts: number;
  /** Not before this, ISO 8601. */
  dueAt: string;
}

/** Somebody who was told of a finding and not yet that it is over. */
export interface Told {
  fingerprint: string;
  /** Entity reference. */
  recipient: string;
  /** The batch in which it was told. */
  batch?: string;
}

/** The name under which the first findings of a registry in a scope are told. */
export function summaryBatch(scope: string, registry: string): string {
  return `summary:${scope}:${registry}`;
}

export function isSummary(batch: string | undefined): boolean {
  return batch?.startsWith('summary:') ?? false;
}
