import {
  FindingRecord,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** Severities as people say them. */
export const SEVERITY_WORDS: Record<Severity, [one: string, many: string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'info'],
};

/** What the sign of a finding says: its severity, and that it is not fresh. */
export function severityWord(finding: FindingRecord): string {
  const [word] = SEVERITY_WORDS[finding.severity];
  if (finding.state !== 'open') return `${word}, ${finding.state}`;
  return finding.staleReason ? `${word}, not known at present` : word;
}
