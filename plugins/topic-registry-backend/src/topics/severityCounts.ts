import {
  Severity,
  SeverityCounts,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** How many there are of each severity. */
export function countSeverities(
  findings: Iterable<{ finding: { severity: Severity } }>,
): SeverityCounts {
  const counts: SeverityCounts = { error: 0, warning: 0, info: 0 };
  for (const { finding } of findings) counts[finding.severity]++;
  return counts;
}
