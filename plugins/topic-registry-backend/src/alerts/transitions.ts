import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';
import { StoredFinding } from '../findings/types';
import { Transition } from './types';

const GRAVITY: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/** Whether a severity is as grave as another, or graver. */
export function reaches(severity: Severity, least: Severity): boolean {
  return GRAVITY[severity] >= GRAVITY[least];
}

/**
 * What reconciliation did to findings, as far as somebody may have to be told:
 * opened, came back, became graver, is over. One that is pending before and
 * after has no change: it is shown to nobody.
 */
export function transitionsOf(
  before: readonly StoredFinding[],
  upserts: readonly StoredFinding[],
): Transition[] {
  const old = new Map(before.map(one => [one.finding.fingerprint, one]));
  const transitions: Transition[] = [];
  for (const stored of upserts) {
    const earlier = old.get(stored.finding.fingerprint);
    const wasOpen = earlier?.state === 'open';
    if (stored.state === 'open' && !wasOpen) {
      const cameBack = earlier?.resolvedAt !== undefined;
      transitions.push({ stored, kind: cameBack ? 'reopened' : 'opened' });
    } else if (stored.state === 'open' && wasOpen) {
      const { severity } = stored.finding;
      if (GRAVITY[severity] > GRAVITY[earlier.finding.severity]) {
        transitions.push({ stored, kind: 'raised' });
      }
    } else if (stored.state === 'resolved' && wasOpen) {
      transitions.push({ stored, kind: 'resolved' });
    }
  }
  return transitions;
}
