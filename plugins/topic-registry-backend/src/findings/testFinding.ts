import { Finding } from '@topic-registry/backstage-plugin-topic-registry-common';

/** A finding for tests; its fingerprint follows from what identifies it. */
export function testFinding(over: Partial<Finding> = {}): Finding {
  const finding: Finding = {
    rule: 'drift/partitions',
    severity: 'error',
    registry: 'platform',
    subject: { kind: 'topic', name: 'auth_events' },
    topic: 'auth_events',
    cluster: 'main',
    message: '`auth_events` has 6 partitions on main.',
    declared: '10',
    seen: '6',
    evidence: [],
    fingerprint: '',
    ...over,
  };
  finding.fingerprint ||= [
    finding.rule,
    finding.registry,
    finding.subject.name,
    finding.cluster ?? '',
  ].join('|');
  return finding;
}
