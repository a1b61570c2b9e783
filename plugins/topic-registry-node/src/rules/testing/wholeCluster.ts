import {
  Observation,
  recordOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { expectedGroupsOf, expectedTopicsOf } from '../expectedNames';
import { BoundRegistry } from '../types';
import { observation, READ_AT, Reading, SeenGroup } from './observations';
import { bound, CONVENTIONS, stated, TopicSketch } from './registries';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than any rule looks back, by default. */
const WATCHED_DAYS = 61;
const READINGS_A_DAY = 2;

const daysAgo = (days: number) =>
  new Date(Date.parse(READ_AT) - days * DAY_MS).toISOString();

const event = (type: string): Topic['events'][0] => ({
  type,
  range: stated(type).range,
});

const DEPRECATED = {
  lifecycle: 'deprecated',
  deprecatedOn: daysAgo(20).slice(0, 10),
} as const;

const TOPICS: TopicSketch[] = [
  { name: 'gone_events' },
  {
    name: 'sized_events',
    settings: {
      partitions: stated(3),
      replicationFactor: stated(3),
      retentionMs: stated(7 * DAY_MS),
      compression: stated('gzip'),
      cleanupPolicy: stated(['compact']),
      configs: [
        {
          key: 'max.message.bytes',
          value: '2097152',
          range: stated(1).range,
        },
      ],
    },
  },
  { name: 'own_events' },
  { name: 'later_events', lifecycle: 'proposed' },
  { name: 'read_events', consumers: ['service-21', 'service-6'] },
  { name: 'slow_events', consumers: ['service-12'] },
  { name: 'idle_events' },
  { name: 'old_events', ...DEPRECATED },
  { name: 'back_events', ...DEPRECATED },
  { name: 'sick_events' },
  { name: 'dark_events' },
  {
    name: 'order_events',
    producers: ['service-22'],
    events: [event('order_placed')],
  },
  { name: 'refund_events', events: [event('refund_paid')] },
];

/** A registry with a topic for each rule about clusters. */
export const wholeRegistry: BoundRegistry = bound(TOPICS, {
  standards: {
    ...CONVENTIONS,
    envelope: { profile: 'custom', example: '{"event_id":"uuid"}' },
  },
});

/** What disagrees with it everywhere, as it was so many days before the last reading. */
export function wholeReading(daysBack: number): Reading & { endedAt: string } {
  // one record an hour, of which nothing was read for two days
  const end = (days: number) => BigInt(Math.round(10_000 - days * 24));
  return {
    endedAt: daysAgo(daysBack),
    topics: [
      {
        name: 'sized_events',
        configs: {
          'retention.ms': String(DAY_MS),
          'compression.type': 'lz4',
          'cleanup.policy': 'delete',
          'max.message.bytes': '1048588',
          'min.insync.replicas': '2',
        },
      },
      { name: 'own_events', configs: { 'cleanup.policy': 'compact' } },
      { name: 'later_events' },
      { name: 'read_events', ends: [10n] },
      { name: 'slow_events', ends: [end(daysBack)] },
      { name: 'idle_events', ends: [10n], newest: ['2025-01-01T00:00:00Z'] },
      { name: 'old_events', ends: [end(daysBack)] },
      {
        name: 'back_events',
        ends: [0n],
        topicId: daysBack > 10 ? 'the-first' : 'the-second',
      },
      { name: 'sick_events', replicas: 3, isr: [[1, 2]] },
      { name: 'dark_events', leaders: [-1], ends: [undefined] },
      { name: 'order_events', ends: [40n], partitions: 4 },
      { name: 'refund_events', ends: [40n], partitions: 1 },
      { name: 'stray_events', ends: [10n], configs: { 'segment.ms': '5000' } },
    ],
    groups: groupsOf(daysBack, end),
    brokers: [1, 2, 3],
    samples: {
      order_events: {
        asked: {
          envelopeFields: ['event_id'],
          tenantFields: ['tenant_id'],
          keyField: 'tenant_id',
        },
        envelopes: { own: 30, none: 9 },
        undecodable: { 'not-json': 1 },
        missingFields: [{ name: 'event_id', count: 1 }],
        missingTenant: [{ name: 'tenant_id', count: 2 }],
        eventTypes: [
          { name: 'order_lost', count: 3 },
          { name: 'refund_paid', count: 2 },
        ],
        sources: [{ name: 'Analytics', count: 4 }],
        keys: { absent: 5, equal: 20, differs: 1, untold: 0 },
      },
    },
  };
}

function groupsOf(
  daysBack: number,
  end: (days: number) => bigint,
): SeenGroup[] {
  return [
    { id: 'billing_read_events_consumer', reads: ['read_events'] },
    { id: 'agent-copilot-read-events-consumer', reads: ['read_events'] },
    {
      id: 'analytics_slow_events_consumer',
      reads: ['slow_events'],
      commits: { slow_events: end(Math.max(daysBack, 2)) },
    },
    {
      id: 'analytics_old_events_consumer',
      reads: ['old_events'],
      commits: { old_events: end(daysBack) },
    },
    ...(daysBack > 5
      ? []
      : [
          {
            id: 'billing_old_events_consumer',
            reads: ['old_events'],
            commits: { old_events: end(daysBack) },
          },
        ]),
  ];
}

/** The readings before the last one, the oldest first. */
export function wholeHistory(): Observation[] {
  return Array.from({ length: WATCHED_DAYS * READINGS_A_DAY }, (_, index) =>
    askedByName(wholeReading(WATCHED_DAYS - index / READINGS_A_DAY)),
  );
}

/** The last reading, complete. */
export function wholeObservation(): Observation {
  return askedByName(wholeReading(0));
}

/** With an answer for each name that the registry expects, as readers give it. */
function askedByName(reading: Reading): Observation {
  const made = observation(reading);
  const topics = new Set(made.topics.map(({ name }) => name));
  const groups = new Set(made.groups.map(({ groupId }) => groupId));
  const answer = (names: string[], there: ReadonlySet<string>) =>
    recordOf(
      names.map(
        name => [name, there.has(name) ? 'present' : 'absent'] as const,
      ),
    );
  return {
    ...made,
    askedTopics: answer(expectedTopicsOf(wholeRegistry), topics),
    askedGroups: answer(expectedGroupsOf(wholeRegistry), groups),
  };
}
