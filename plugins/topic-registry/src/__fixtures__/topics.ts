import {
  Lifecycle,
  ServiceLabel,
  SeverityCounts,
  TopicOnCluster,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** The moment at which the fixtures are: what they say of "now" is relative to it. */
export const NOW = new Date();

/** ISO text of a moment some minutes before {@link NOW}. */
export function ago(minutes: number): string {
  return new Date(NOW.getTime() - minutes * 60_000).toISOString();
}

/** A calendar date some days after {@link NOW}, `YYYY-MM-DD`. */
export function dayFromNow(days: number): string {
  return new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

export const NO_FINDINGS: SeverityCounts = { error: 0, warning: 0, info: 0 };

const SERVICES: Record<string, string> = {
  'service-0': 'Organization & Identity Management',
  'service-1': 'Research Engine',
  'service-2': 'Demo Generator',
  'service-3': 'Sales Document Generator',
  'service-6': 'PRD Builder & Configuration Workspace',
  'service-8': 'Agent Orchestration',
  'service-9': 'Voice Agent',
  'service-13': 'Customer Success',
  'service-17': 'RAG Pipeline',
  'service-20': 'Communication & Hyperpersonalization',
  'service-21': 'Agent Copilot',
  'service-22': 'Billing & Revenue Management',
};

/** A service by its number. */
export function service(number: number): ServiceLabel {
  const ref = `service-${number}`;
  return {
    ref,
    name: SERVICES[ref] ?? ref,
    entityRef: `component:platform/${ref}`,
  };
}

function on(
  cluster: 'prod-eu' | 'dev-eu',
  state: TopicOnCluster['state'],
  more: Partial<TopicOnCluster> = {},
): TopicOnCluster {
  return {
    cluster,
    environment: cluster === 'prod-eu' ? 'production' : 'development',
    state,
    observedAt: ago(4),
    findings: NO_FINDINGS,
    ...(state === 'agrees' || state === 'differs'
      ? { partitions: 10, records: '48210', recordsPerHour: 310 }
      : {}),
    ...more,
  };
}

function topic(
  name: string,
  line: number,
  producers: number[],
  consumers: number[],
  events: string[],
  clusters: TopicOnCluster[],
  more: Partial<TopicRow> = {},
): TopicRow {
  const findings = { ...NO_FINDINGS };
  for (const cluster of clusters) {
    findings.error += cluster.findings.error;
    findings.warning += cluster.findings.warning;
    findings.info += cluster.findings.info;
  }
  return {
    registry: 'platform',
    name,
    entityRef: `api:platform/${name}`,
    lifecycle: 'active' as Lifecycle,
    owner: 'group:default/platform-architecture',
    producers: producers.map(service),
    consumers: consumers.map(service),
    consumersStated: consumers.length ? 'listed' : 'unknown',
    events,
    clusters,
    findings,
    line,
    ...more,
  };
}

/** Topics of two registries, one of each state that the pages tell apart. */
export function topicRows(): TopicRow[] {
  return [
    topic(
      'auth_events',
      30,
      [0],
      [1, 2, 21],
      ['user_signed_up', 'email_verified', 'user_logged_in'],
      [
        on('prod-eu', 'agrees', { recordsPerHour: 1240 }),
        on('dev-eu', 'agrees'),
      ],
      { category: 'Foundation & Identity', owner: 'group:default/identity' },
    ),
    topic(
      'client_events',
      51,
      [0],
      [1, 2, 3, 6, 13, 21],
      ['client_created', 'client_updated', 'nda_signed'],
      [
        on('prod-eu', 'differs', {
          findings: { error: 0, warning: 1, info: 0 },
        }),
        on('dev-eu', 'agrees'),
      ],
      { category: 'Foundation & Identity', owner: 'group:default/identity' },
    ),
    topic(
      'billing_events',
      79,
      [22],
      [8, 9, 13, 20, 21],
      ['payment_succeeded', 'payment_failed', 'subscription_updated'],
      [
        on('prod-eu', 'differs', {
          partitions: 6,
          recordsPerHour: 1210.4,
          findings: { error: 1, warning: 1, info: 0 },
        }),
        on('dev-eu', 'agrees', { partitions: 10 }),
      ],
      { category: 'Pre-Sales & Revenue', owner: 'group:default/revenue' },
    ),
    topic(
      'rag_events',
      133,
      [17],
      [8, 9],
      ['continuous_sync_started', 'faq_created'],
      [
        on('prod-eu', 'missing', {
          findings: { error: 1, warning: 0, info: 0 },
        }),
        on('dev-eu', 'agrees'),
      ],
      { category: 'Runtime Services' },
    ),
    topic(
      'support_events',
      170,
      [13],
      [13, 21],
      ['ticket_created', 'ticket_resolved'],
      [
        on('prod-eu', 'unknown', {
          reason:
            'The reading role may not describe this topic (missing Describe on Topic).',
          observedAt: ago(12),
        }),
        on('dev-eu', 'agrees'),
      ],
      { category: 'Customer Lifecycle' },
    ),
    topic(
      'agent_action_events',
      187,
      [21],
      [],
      [],
      [on('prod-eu', 'agrees', { recordsPerHour: 0 }), on('dev-eu', 'agrees')],
      { category: 'Client Operations' },
    ),
    topic(
      'nda_events',
      236,
      [],
      [],
      [],
      [
        on('prod-eu', 'differs', {
          partitions: 10,
          recordsPerHour: 12,
          findings: { error: 0, warning: 2, info: 0 },
        }),
        on('dev-eu', 'absent'),
      ],
      {
        lifecycle: 'deprecated',
        replacement: 'sales_doc_events',
        deprecatedOn: dayFromNow(-49),
        removableFrom: dayFromNow(41),
      },
    ),
    topic(
      'pricing_events',
      241,
      [],
      [],
      [],
      [on('prod-eu', 'absent'), on('dev-eu', 'absent')],
      {
        lifecycle: 'deprecated',
        replacement: 'sales_doc_events',
        deprecatedOn: dayFromNow(-102),
        removableFrom: dayFromNow(-12),
      },
    ),
    topic(
      'knowledge_events',
      356,
      [],
      [],
      ['knowledge_contributed'],
      [on('prod-eu', 'absent'), on('dev-eu', 'absent')],
      { lifecycle: 'proposed' },
    ),
    topic(
      'conversation.orchestration.agent-handoff-requests.escalated.v1',
      14,
      [8],
      [21],
      ['handoff_requested'],
      [on('prod-eu', 'agrees', { recordsPerHour: 5200 })],
      {
        registry: 'cypher',
        entityRef:
          'api:cypher/conversation.orchestration.agent-handoff-requests-1f2e3d4c',
        owner: 'group:default/messaging-team',
      },
    ),
  ];
}

/** As many topics as a large organisation has, for trying how pages bear it. */
export function manyTopicRows(count: number): TopicRow[] {
  const rows = topicRows();
  return Array.from({ length: count }, (_, index) => {
    const row = rows[index % rows.length];
    const name = `${row.name}_${String(index).padStart(5, '0')}`;
    return { ...row, name, entityRef: `api:platform/${name}`, line: index + 1 };
  });
}
