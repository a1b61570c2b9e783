import {
  Severity,
  SeverityCounts,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isMuted } from '../findings/isMuted';
import { StoredFinding } from '../findings/types';

/** How many there are of each severity; what is muted counts nowhere. */
export function countSeverities(
  findings: Iterable<
    Pick<StoredFinding, 'mute'> & { finding: { severity: Severity } }
  >,
): SeverityCounts {
  const counts: SeverityCounts = { error: 0, warning: 0, info: 0 };
  for (const one of findings) {
    if (!isMuted(one)) counts[one.finding.severity]++;
  }
  return counts;
}
