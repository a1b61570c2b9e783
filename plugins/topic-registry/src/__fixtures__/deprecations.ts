import {
  DeprecationGate,
  DeprecationOnCluster,
  DeprecationRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ago, dayFromNow, service } from './topics';

const DAY = 24 * 60;

function gates(
  results: Partial<Record<DeprecationGate['id'], DeprecationGate['result']>>,
  reasons: Partial<Record<DeprecationGate['id'], string>> = {},
): DeprecationGate[] {
  const gate = (
    id: DeprecationGate['id'],
    title: string,
    reason: string,
  ): DeprecationGate => ({
    id,
    title,
    result: results[id] ?? 'not-passed',
    reasons: [reasons[id] ?? reason],
  });
  return [
    gate('window', 'Window of 90 d over', 'The clock runs.'),
    gate('idle', 'Neither written nor read for 14 d', 'prod-eu: 2 groups.'),
    gate('known', 'Nothing unknown', 'Every question was answered.'),
    gate('not-internal', "Not one of Kafka's own", 'An ordinary topic.'),
    gate('approved', 'Approved by someone else than who asks', 'Nobody asked.'),
    gate('sealed', 'Sealed against writing', 'Writing to it is not blocked.'),
    gate('archived', 'Archived, and the archive verified', 'No archive.'),
    gate('fresh', 'Still true seconds before', 'Asked at removal.'),
  ];
}

function absentOn(cluster: string, environment: string): DeprecationOnCluster {
  const use = { state: 'none', reason: `It is not on ${cluster}.` } as const;
  return {
    cluster,
    environment,
    presence: 'absent',
    observedAt: ago(4),
    written: use,
    read: use,
    readers: [],
  };
}

const COMMON = {
  migrations: [],
  registry: 'platform',
  owner: 'group:default/platform-architecture',
  timezone: 'Europe/Berlin',
  today: dayFromNow(0),
  windowDays: 90,
};

/** Deprecated topics in every stage that the page tells apart, the most pressing first. */
export function deprecationRows(): DeprecationRow[] {
  return [
    {
      ...COMMON,
      name: 'pricing_events',
      entityRef: 'api:platform/pricing_events',
      line: 241,
      days: {
        announcedOn: dayFromNow(-102),
        line: 243,
        dueOn: dayFromNow(-12),
        daysLeft: -12,
      },
      replacement: {
        name: 'sales_doc_events',
        entityRef: 'api:platform/sales_doc_events',
      },
      events: ['pricing_approved', 'pricing_generated'],
      migration: 'Use `sales_doc_events` with event type `pricing_approved`',
      migrations: [
        {
          registry: 'platform',
          service: service(6),
          cluster: 'prod-eu',
          state: 'both',
          reason:
            'On `pricing_events`: `prd_builder_pricing_events_consumer`. 2 members have it assigned. On `sales_doc_events`: `prd_builder_sales_doc_events_consumer`. 2 members have it assigned.',
          oldGroups: ['prd_builder_pricing_events_consumer'],
          newGroups: ['prd_builder_sales_doc_events_consumer'],
        },
        {
          cluster: 'prod-eu',
          state: 'unknown',
          reason:
            'On `pricing_events`: `reporting`. It holds committed offsets and has no member on it.',
          oldGroups: ['reporting'],
          newGroups: [],
        },
      ],
      clusters: [
        {
          cluster: 'prod-eu',
          environment: 'production',
          presence: 'present',
          observedAt: ago(4),
          records: '18204',
          written: {
            state: 'active',
            reason: `Partition 3 grew from 1200 to 2404 between ${ago(
              9,
            )} and ${ago(4)}.`,
            lastAt: ago(4),
          },
          read: {
            state: 'active',
            reason: '2 groups read it.',
            lastAt: ago(4),
          },
          readers: [
            {
              cluster: 'prod-eu',
              group: 'prd_builder_pricing_events_consumer',
              type: 'classic',
              state: 'Stable',
              members: 2,
              clientIds: ['prd-builder'],
              lag: '14',
              movedAt: ago(4),
              service: 'service-6',
              observedAt: ago(4),
              verdict: 'active',
              reason: `Its committed offsets moved on at ${ago(4)}.`,
              owner: service(6),
            },
            {
              cluster: 'prod-eu',
              group: 'reporting',
              type: 'consumer',
              state: 'Empty',
              members: 0,
              clientIds: [],
              lag: '12480',
              observedAt: ago(4),
              verdict: 'unknown',
              reason: `It holds committed offsets and has no member on it; offsets outlive their consumer, and it has been watched since ${ago(
                2 * DAY,
              )}.`,
            },
          ],
        },
      ],
      gates: gates(
        { window: 'passed', 'not-internal': 'passed' },
        { window: `Over since ${dayFromNow(-12)}.` },
      ),
      stage: 'due-used',
      next: 'Its window is over and it is still used: move 1 group to `sales_doc_events`, and find who writes to it on prod-eu.',
    },
    {
      ...COMMON,
      name: 'quote_events',
      entityRef: 'api:platform/quote_events',
      owner: 'group:default/revenue',
      line: 252,
      days: {
        announcedOn: dayFromNow(-120),
        line: 254,
        dueOn: dayFromNow(-30),
        daysLeft: -30,
      },
      events: [],
      clusters: [
        {
          cluster: 'prod-eu',
          environment: 'production',
          presence: 'present',
          observedAt: ago(4),
          records: '0',
          written: {
            state: 'idle',
            reason: `No partition has grown since ${ago(34 * DAY)}.`,
            quietSince: ago(34 * DAY),
          },
          read: {
            state: 'idle',
            reason: `No group has read it since ${ago(34 * DAY)}.`,
            quietSince: ago(34 * DAY),
          },
          readers: [],
        },
      ],
      quietSince: ago(34 * DAY),
      gates: gates({
        window: 'passed',
        idle: 'passed',
        known: 'passed',
        'not-internal': 'passed',
      }),
      stage: 'due-idle',
      next: 'Its window is over and it lies idle: it can be proposed for removal.',
    },
    {
      ...COMMON,
      name: 'demo_events',
      entityRef: 'api:platform/demo_events',
      line: 247,
      events: [],
      clusters: [absentOn('dev-eu', 'development')],
      gates: gates({ 'not-internal': 'passed' }),
      stage: 'no-date',
      next: `Announce a date: add \`- **Deprecated:** ${dayFromNow(
        0,
      )}\` below line 247.`,
    },
    {
      ...COMMON,
      name: 'nda_events',
      entityRef: 'api:platform/nda_events',
      line: 236,
      days: {
        announcedOn: dayFromNow(-49),
        line: 238,
        dueOn: dayFromNow(41),
        daysLeft: 41,
      },
      replacement: {
        name: 'sales_doc_events',
        entityRef: 'api:platform/sales_doc_events',
      },
      events: ['nda_signed', 'nda_fully_signed'],
      clusters: [
        {
          cluster: 'prod-eu',
          environment: 'production',
          presence: 'unknown',
          reason: 'prod-eu gave no answers: connection refused',
          observedAt: ago(90),
          written: {
            state: 'unknown',
            reason: 'prod-eu gave no answers: connection refused',
          },
          read: {
            state: 'unknown',
            reason: 'prod-eu gave no answers: connection refused',
          },
          readers: [],
        },
        absentOn('dev-eu', 'development'),
      ],
      gates: gates(
        { idle: 'unknown', 'not-internal': 'unknown' },
        { idle: 'prod-eu: prod-eu gave no answers: connection refused' },
      ),
      stage: 'waiting',
      next: `Nothing to do before ${dayFromNow(
        41,
      )}, if nothing is found: prod-eu: prod-eu gave no answers: connection refused`,
    },
  ];
}
