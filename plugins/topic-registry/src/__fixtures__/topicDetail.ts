import {
  SourceRange,
  TopicDetail,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { findingRecords } from './findings';
import { ago, service, topicRows } from './topics';

function range(line: number): SourceRange {
  return {
    line,
    column: 1,
    endLine: line,
    endColumn: 10,
    offset: 0,
    endOffset: 9,
  };
}

const ASYNCAPI = `asyncapi: 3.0.0
info:
  title: billing_events
  version: 1.0.0
channels:
  billing_events:
    address: billing_events
    messages:
      payment_succeeded:
        name: payment_succeeded
        payload:
          type: object
operations:
  receiveBillingEvents:
    action: receive
    channel:
      $ref: '#/channels/billing_events'
`;

/** A topic with parties of every verdict and settings of every kind. */
export function topicDetail(name = 'billing_events'): TopicDetail | undefined {
  const row = topicRows().find(one => one.name === name);
  if (!row) return undefined;
  const deprecated = row.lifecycle === 'deprecated';
  return {
    ...row,
    purpose: deprecated
      ? undefined
      : 'Payment processing, subscription management, dunning automation',
    declaration: {
      name: row.name,
      lifecycle: row.lifecycle,
      parties: [],
      producersStated: 'listed',
      consumersStated: row.consumersStated,
      consumerGroups: [],
      events: row.events.map(type => ({ type, range: range(row.line + 3) })),
      schemaVersions: [],
      openFields: [],
      settings: {},
      notes: [],
      useCases: [],
      migrationEvents: [],
      attributes: [],
      range: range(row.line),
      block: range(row.line),
    },
    parties: [
      ...row.producers.map(producer => ({
        service: producer,
        role: 'producer' as const,
        declared: {
          registry: row.registry,
          line: row.line + 1,
          certainty: 'stated' as const,
        },
        groups: [],
        verdict: 'not-observable' as const,
      })),
      ...(deprecated
        ? [
            {
              service: service(3),
              role: 'consumer' as const,
              groups: [
                {
                  cluster: 'prod-eu',
                  group: 'sales_document_generator_nda_events_consumer',
                  type: 'classic' as const,
                  state: 'Stable',
                  members: 1,
                  clientIds: ['sales-doc-1'],
                  lag: '0',
                  movedAt: ago(6),
                  service: 'service-3',
                  observedAt: ago(4),
                },
              ],
              verdict: 'undeclared' as const,
            },
          ]
        : [
            {
              service: service(8),
              role: 'consumer' as const,
              declared: {
                registry: row.registry,
                line: row.line + 2,
                certainty: 'stated' as const,
              },
              groups: [
                {
                  cluster: 'prod-eu',
                  group: 'agent_orchestration_billing_events_consumer',
                  type: 'consumer' as const,
                  state: 'Stable',
                  members: 3,
                  clientIds: ['ao-1', 'ao-2', 'ao-3'],
                  lag: '12480',
                  movedAt: ago(2),
                  service: 'service-8',
                  observedAt: ago(4),
                },
              ],
              verdict: 'seen' as const,
            },
            {
              service: service(9),
              role: 'consumer' as const,
              declared: {
                registry: row.registry,
                line: row.line + 2,
                certainty: 'stated' as const,
              },
              groups: [],
              verdict: 'not-seen' as const,
            },
            {
              service: service(20),
              role: 'consumer' as const,
              declared: {
                registry: row.registry,
                line: row.line + 2,
                certainty: 'alternative' as const,
              },
              groups: [],
              verdict: 'unknown' as const,
              reason:
                'Group `shared-reader` reads the topic and could belong to it.',
            },
            {
              role: 'consumer' as const,
              groups: [
                {
                  cluster: 'prod-eu',
                  group: 'reporting_billing_events_consumer',
                  type: 'classic' as const,
                  state: 'Stable',
                  members: 2,
                  clientIds: ['reporting'],
                  lag: '14',
                  movedAt: ago(1),
                  observedAt: ago(4),
                },
              ],
              verdict: 'undeclared' as const,
            },
          ]),
    ],
    settings: [
      {
        setting: 'partitions',
        clusters: [
          {
            cluster: 'prod-eu',
            declared: '10',
            declaredBy: 'standard',
            line: 31,
            seen: '6',
            verdict: 'differs',
          },
          {
            cluster: 'dev-eu',
            declared: '10',
            declaredBy: 'standard',
            line: 31,
            seen: '10',
            verdict: 'agrees',
          },
        ],
      },
      {
        setting: 'replication factor',
        clusters: [
          {
            cluster: 'prod-eu',
            declared: '3',
            declaredBy: 'standard',
            line: 32,
            seen: '3',
            verdict: 'agrees',
          },
          {
            cluster: 'dev-eu',
            declared: '1',
            declaredBy: 'standard',
            line: 32,
            verdict: 'unknown',
            reason: 'partitions are being moved',
          },
        ],
      },
      {
        setting: 'retention.ms',
        clusters: [
          {
            cluster: 'prod-eu',
            declared: '7 d',
            declaredBy: 'topic',
            line: 33,
            seen: '7 d',
            source: 'default',
            verdict: 'agrees',
          },
          {
            cluster: 'dev-eu',
            declared: '7 d',
            declaredBy: 'topic',
            line: 33,
            seen: '7 d',
            source: 'topic',
            verdict: 'agrees',
          },
        ],
      },
      {
        setting: 'min.insync.replicas',
        clusters: [
          {
            cluster: 'prod-eu',
            seen: '2',
            source: 'topic',
            verdict: 'undeclared',
          },
          {
            cluster: 'dev-eu',
            seen: '1',
            source: 'default',
            verdict: 'undeclared',
          },
        ],
      },
    ],
    records: findingRecords().filter(
      one =>
        one.state === 'open' &&
        (one.subject.name === name || one.topic === name),
    ),
    asyncapi: ASYNCAPI,
  };
}
