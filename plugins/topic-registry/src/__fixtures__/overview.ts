import { Overview } from '@topic-registry/backstage-plugin-topic-registry-common';
import { deprecationRows } from './deprecations';
import { ago } from './topics';

const DAY = 24 * 60;

/** Two registries on two clusters, with something of everything. */
export function overview(): Overview {
  const deprecations = deprecationRows();
  const billing = {
    fingerprint: 'f1a7c2d400000001',
    rule: 'drift/partitions',
    severity: 'error' as const,
    registry: 'platform',
    cluster: 'prod-eu',
    message:
      '`billing_events` has 6 partitions on prod-eu; the registry says 10 (line 310).',
  };
  const retention = {
    fingerprint: 'f1a7c2d400000007',
    rule: 'drift/retention',
    severity: 'warning' as const,
    registry: 'platform',
    cluster: 'prod-eu',
    message:
      '`client_events` keeps records for 3 d on prod-eu; the registry says 7 d.',
  };
  return {
    at: ago(0),
    agreement: [
      {
        registry: 'platform',
        title: 'Platform topics',
        cluster: 'prod-eu',
        environment: 'production',
        status: 'partial',
        observedAt: ago(4),
        states: { agrees: 23, differs: 3, missing: 1, absent: 1, unknown: 1 },
        severities: { differs: 'error', missing: 'warning' },
      },
      {
        registry: 'platform',
        title: 'Platform topics',
        cluster: 'dev-eu',
        environment: 'development',
        status: 'ok',
        observedAt: ago(1),
        states: { agrees: 26, differs: 0, missing: 0, absent: 3, unknown: 0 },
        severities: {},
      },
      {
        registry: 'cypher',
        title: 'Events of cypher-svc',
        cluster: 'prod-eu',
        environment: 'production',
        status: 'partial',
        observedAt: ago(4),
        states: { agrees: 1, differs: 0, missing: 0, absent: 0, unknown: 0 },
        severities: {},
      },
    ],
    unbound: [],
    changes: [
      {
        days: 1,
        since: ago(DAY),
        opened: 1,
        resolved: 1,
        reopened: 0,
        items: [
          { ...retention, kind: 'resolved', at: ago(90) },
          { ...billing, kind: 'opened', at: ago(180) },
        ],
      },
      {
        days: 7,
        since: ago(7 * DAY),
        opened: 12,
        resolved: 5,
        reopened: 1,
        items: [
          { ...retention, kind: 'resolved', at: ago(90) },
          { ...billing, kind: 'reopened', at: ago(180) },
        ],
      },
    ],
    deprecations: { total: deprecations.length, due: deprecations },
    unknowns: [
      {
        kind: 'document',
        registry: 'cypher',
        reason: 'The document has 6 291 456 bytes; the limit is 5 242 880.',
        since: ago(18 * DAY),
      },
      {
        kind: 'cluster',
        cluster: 'prod-eu',
        reason: '1 question went unanswered.',
        since: ago(4),
      },
      {
        kind: 'topics',
        registry: 'platform',
        cluster: 'prod-eu',
        count: 1,
        reason:
          'The reading role may not describe this topic (missing Describe on Topic).',
      },
    ],
    mine: {
      topics: 3,
      findings: { error: 1, warning: 2, info: 0 },
      items: [{ ...billing, at: ago(180) }],
      deprecations: deprecations.slice(0, 1),
    },
  };
}
