import { AlertKind, PendingAlert } from './types';

/** What becomes of the alert that waits for a finding. */
export type Merged =
  /** It stays, or there is none. */
  | { action: 'keep' }
  /** Nobody has to be told any more. */
  | { action: 'drop' }
  /** The change takes the place of what waits. */
  | { action: 'put'; kind: AlertKind; maybeTold?: string };

/**
 * Joins a change of a finding with the alert that waits for it.
 *
 * @remarks
 * What was never told needs no end: "opened" and "resolved" before anybody
 * heard of it are silence. What may have been told (handed over, with no
 * answer kept) counts as told.
 *
 * @param pending - What waits.
 * @param told - Whether somebody was told of it and not yet that it is over.
 */
export function mergeAlert(
  pending: Pick<PendingAlert, 'kind' | 'attempts' | 'recipient'> | undefined,
  told: boolean,
  kind: AlertKind,
): Merged {
  if (kind === 'resolved') {
    const maybeTold =
      pending && pending.kind !== 'resolved' && pending.attempts > 0
        ? pending.recipient
        : undefined;
    if (told || maybeTold !== undefined) {
      return { action: 'put', kind, maybeTold };
    }
    return pending && pending.kind !== 'resolved'
      ? { action: 'drop' }
      : { action: 'keep' };
  }
  if (!pending) {
    // Told before, and nothing is new about it.
    if (told && kind === 'opened') return { action: 'keep' };
    return { action: 'put', kind };
  }
  // Its end was not told yet: to who was told, it came back.
  if (pending.kind === 'resolved') return { action: 'put', kind: 'reopened' };
  return { action: 'keep' };
}
