import {
  FindingDetail,
  FindingRecord,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { documentLines } from './document';
import { ago } from './topics';

const FILE = 'catalog/registries/platform.md';

function at(line: number, column = 1, endColumn = 40) {
  return { file: FILE, line, column, endLine: line, endColumn };
}

/** Findings of several rules, states and severities. */
export function findingRecords(): FindingRecord[] {
  const common = {
    registry: 'platform',
    state: 'open' as const,
    lastSeenAt: ago(4),
    reopened: 0,
    owner: 'group:default/platform-architecture',
  };
  return [
    {
      ...common,
      rule: 'drift/partitions',
      severity: 'error',
      subject: { kind: 'topic', name: 'billing_events' },
      message:
        '`billing_events` has 6 partitions on prod-eu; the registry says 10 (line 310). Adding partitions changes the order of keyed records.',
      cluster: 'prod-eu',
      environment: 'production',
      declared: '10',
      seen: '6',
      evidence: [
        { label: 'partitions', value: '0 to 5', at: ago(4) },
        { label: 'topic id', value: 'mZ3fQyVtQ0S8bQv0WnJmXw', at: ago(4) },
      ],
      location: at(31, 3, 18),
      fingerprint: 'f1a7c2d400000001',
      firstSeenAt: ago(19 * 24 * 60),
      owner: 'group:default/revenue',
      topicEntityRef: 'api:platform/billing_events',
    },
    {
      ...common,
      rule: 'drift/topic-missing',
      severity: 'error',
      subject: { kind: 'topic', name: 'rag_events' },
      message:
        '`rag_events` is not on prod-eu, where the registry expects it (line 133).',
      cluster: 'prod-eu',
      environment: 'production',
      declared: 'active',
      seen: 'not there',
      evidence: [
        { label: 'absent in', value: '2 complete readings', at: ago(4) },
      ],
      location: at(15, 6, 20),
      fingerprint: 'f1a7c2d400000002',
      firstSeenAt: ago(180),
      topicEntityRef: 'api:platform/rag_events',
    },
    {
      ...common,
      rule: 'consumer/undeclared',
      severity: 'warning',
      subject: { kind: 'group', name: 'reporting_billing_events_consumer' },
      topic: 'billing_events',
      message:
        'Group `reporting_billing_events_consumer` reads `billing_events` on prod-eu, and no consumer of that name is declared.',
      cluster: 'prod-eu',
      environment: 'production',
      seen: 'reporting_billing_events_consumer',
      evidence: [
        { label: 'members', value: '2', at: ago(4) },
        { label: 'lag', value: '14 records', at: ago(4) },
      ],
      location: at(10),
      fingerprint: 'f1a7c2d400000003',
      firstSeenAt: ago(3 * 24 * 60),
      owner: 'group:default/revenue',
      topicEntityRef: 'api:platform/billing_events',
    },
    {
      ...common,
      rule: 'deprecated/consumed',
      severity: 'warning',
      subject: { kind: 'topic', name: 'nda_events' },
      message:
        '`nda_events` is deprecated, and group `sales_document_generator_nda_events_consumer` still reads it on prod-eu.',
      cluster: 'prod-eu',
      environment: 'production',
      declared: 'deprecated',
      seen: 'read 6 min ago',
      evidence: [
        {
          label: 'group',
          value: 'sales_document_generator_nda_events_consumer',
          at: ago(6),
        },
      ],
      location: at(24),
      fingerprint: 'f1a7c2d400000004',
      firstSeenAt: ago(40 * 24 * 60),
      topicEntityRef: 'api:platform/nda_events',
    },
    {
      ...common,
      rule: 'deprecated/consumed',
      severity: 'warning',
      subject: { kind: 'topic', name: 'nda_events' },
      message:
        '`nda_events` is deprecated, and group `crm_integration_nda_events_consumer` still reads it on prod-eu.',
      cluster: 'prod-eu',
      environment: 'production',
      declared: 'deprecated',
      seen: 'read 2 min ago',
      evidence: [],
      location: at(24),
      fingerprint: 'f1a7c2d400000005',
      firstSeenAt: ago(40 * 24 * 60),
      staleReason:
        'prod-eu has not answered for 12 min; this is the last thing known.',
      topicEntityRef: 'api:platform/nda_events',
    },
    {
      ...common,
      rule: 'document/declared-count',
      severity: 'info',
      subject: { kind: 'document', name: 'platform' },
      message: 'The document counts 24 active topics; it declares 23.',
      declared: '24',
      seen: '23',
      evidence: [],
      location: at(4, 1, 28),
      fingerprint: 'f1a7c2d400000006',
      firstSeenAt: ago(60 * 24 * 12),
      suggestion: { text: 'Write 23.', replacement: '23' },
    },
    {
      ...common,
      rule: 'drift/compression',
      severity: 'warning',
      subject: { kind: 'topic', name: 'audit_events' },
      message:
        '`audit_events` is compressed with `gzip` on prod-eu; the registry says `lz4`.',
      cluster: 'prod-eu',
      environment: 'production',
      declared: 'lz4',
      seen: 'gzip',
      evidence: [],
      location: at(32),
      fingerprint: 'f1a7c2d400000008',
      firstSeenAt: ago(60 * 24 * 9),
      state: 'muted',
      mute: {
        until: '2027-12-03T09:00:00.000Z',
        reason: 'Recompressed with the next upgrade',
        by: 'user:default/operator',
        at: ago(60 * 24),
      },
      owner: 'group:default/identity',
    },
    {
      ...common,
      rule: 'drift/retention',
      severity: 'warning',
      subject: { kind: 'topic', name: 'client_events' },
      message:
        '`client_events` keeps records for 3 d on prod-eu; the registry says 7 d.',
      cluster: 'prod-eu',
      environment: 'production',
      declared: '7 d',
      seen: '3 d',
      evidence: [],
      location: at(32),
      fingerprint: 'f1a7c2d400000007',
      firstSeenAt: ago(60 * 24 * 2),
      state: 'resolved',
      resolvedAt: ago(90),
      topicEntityRef: 'api:platform/client_events',
    },
  ];
}

/** A finding as its own page shows it. */
export function findingDetail(fingerprint: string): FindingDetail | undefined {
  const record = findingRecords().find(one => one.fingerprint === fingerprint);
  if (!record) return undefined;
  const line = record.location?.line;
  const firstLine = line && Math.max(1, line - 3);
  return {
    ...record,
    history: [
      { at: record.firstSeenAt, kind: 'opened' },
      { at: ago(300), kind: 'updated', note: 'seen changed from 4 to 6' },
    ],
    ...(line && firstLine
      ? {
          excerpt: {
            firstLine,
            lines: documentLines().slice(firstLine - 1, line + 3),
          },
        }
      : {}),
  };
}
