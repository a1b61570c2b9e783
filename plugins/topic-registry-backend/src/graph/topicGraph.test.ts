import {
  GroupOnTopic,
  PartyRow,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Landscape } from '../landscape/Landscape';
import { partyRows } from '../topics/partyRows';
import { topicRow } from '../topics/topicRow';
import {
  clusterState,
  observationAt,
  registryState,
  seenGroup,
  seenTopic,
} from '../__testUtils__/landscape';
import { topicGraph } from './topicGraph';

const NONE = { error: 0, warning: 0, info: 0 };

function row(name: string, over: Partial<TopicRow> = {}): TopicRow {
  return {
    registry: 'shop',
    name,
    entityRef: `api:default/${name}`,
    lifecycle: 'active',
    owner: 'group:default/shop-team',
    producers: [],
    consumers: [],
    consumersStated: 'unknown',
    events: [],
    clusters: [],
    findings: NONE,
    line: 1,
    ...over,
  };
}

function party(
  ref: string,
  registry: string,
  over: Partial<PartyRow> = {},
): PartyRow {
  return {
    service: { ref, name: ref, entityRef: `component:default/${ref}` },
    registry,
    role: 'consumer',
    declared: { registry, line: 7, certainty: 'stated' },
    groups: [],
    verdict: 'unknown',
    ...over,
  };
}

function group(name: string): GroupOnTopic {
  return {
    cluster: 'main',
    group: name,
    type: 'classic',
    state: 'Stable',
    clientIds: [],
    observedAt: '2026-11-01T10:01:00.000Z',
  };
}

describe('topicGraph', () => {
  it('is made of a document and a reading: every topic, each service once, each edge with its evidence', () => {
    const state = registryState();
    const landscape = new Landscape([state], []);
    const cluster = clusterState(
      observationAt(1, {
        topics: [seenTopic('order_events', [5n])],
        groups: [
          seenGroup('billing_order_events_consumer', { order_events: 3n }),
          seenGroup('reporting', { order_events: 1n }),
        ],
      }),
    );
    const graph = topicGraph(
      landscape.topics.map(shared => {
        const facts = [{ shared, cluster, findings: [], notEvaluated: [] }];
        return {
          row: topicRow(shared, landscape, facts, []),
          parties: partyRows(shared, landscape, facts),
        };
      }),
    );
    expect(graph.topics.map(topic => topic.id)).toEqual([
      'topic:shop/order_events',
      'topic:shop/stock_events',
      'topic:shop/user_events',
      'topic:shop/old_events',
    ]);
    // Billing consumes orders and produces users: one node.
    expect(graph.parties.map(({ id, kind }) => [id, kind])).toEqual([
      ['service:shop/service-1', 'service'],
      ['service:shop/service-2', 'service'],
      ['group:main/reporting', 'group'],
    ]);
    expect(
      graph.edges.map(({ topic, party: end, role, verdict }) =>
        [role, topic, end, verdict].join(' '),
      ),
    ).toEqual([
      'producer topic:shop/order_events service:shop/service-1 not-observable',
      'consumer topic:shop/order_events service:shop/service-2 seen',
      'consumer topic:shop/order_events group:main/reporting undeclared',
      'producer topic:shop/stock_events service:shop/service-1 not-observable',
      'producer topic:shop/user_events service:shop/service-2 not-observable',
    ]);
    const seen = graph.edges.find(edge => edge.verdict === 'seen')!;
    expect(seen.declared?.line).toBeGreaterThan(0);
    expect(seen.groups).toMatchObject([
      { group: 'billing_order_events_consumer', cluster: 'main', lag: '2' },
    ]);
    expect(new Set(graph.edges.map(edge => edge.id)).size).toBe(5);
  });

  it('takes services of two registries for one where they are the same Component', () => {
    const graph = topicGraph([
      {
        row: row('a_events'),
        parties: [party('billing', 'shop')],
      },
      {
        row: row('b_events'),
        parties: [
          party('payments', 'bank', {
            service: {
              ref: 'payments',
              name: 'Payments and Billing',
              entityRef: 'component:default/billing',
            },
          }),
        ],
      },
    ]);
    expect(graph.parties).toEqual([
      {
        id: 'service:shop/billing',
        kind: 'service',
        name: 'Payments and Billing',
        entityRef: 'component:default/billing',
        aliases: ['service:bank/payments'],
      },
    ]);
    expect(graph.edges.map(edge => edge.party)).toEqual([
      'service:shop/billing',
      'service:shop/billing',
    ]);
  });

  it('makes one edge of what two registries say of one party', () => {
    const same = { ref: 'x', name: 'X', entityRef: 'component:default/x' };
    const of = (a: Partial<PartyRow>, b: Partial<PartyRow>) =>
      topicGraph([
        {
          row: row('a_events'),
          parties: [
            party('x', 'shop', { service: same, ...a }),
            party('x', 'bank', { service: same, ...b }),
          ],
        },
      ]).edges;

    // Declared in one, its group known by the other: that is declared and seen.
    expect(
      of(
        { verdict: 'not-seen' },
        { verdict: 'undeclared', declared: undefined, groups: [group('g')] },
      ),
    ).toMatchObject([{ verdict: 'seen', declared: { registry: 'shop' } }]);
    // What one cannot tell, the two together cannot.
    expect(
      of({ verdict: 'not-seen' }, { verdict: 'unknown', reason: 'denied' }),
    ).toMatchObject([{ verdict: 'unknown', reason: 'denied' }]);
  });

  it('adds up the rates that are known, and says nothing where none is', () => {
    const on = (recordsPerHour?: number) => ({
      cluster: 'main',
      environment: 'production',
      state: 'agrees' as const,
      findings: NONE,
      recordsPerHour,
    });
    const { topics } = topicGraph([
      { row: row('a', { clusters: [on(10), on(), on(5)] }), parties: [] },
      { row: row('b', { clusters: [on()] }), parties: [] },
    ]);
    expect(topics.map(topic => topic.recordsPerHour)).toEqual([15, undefined]);
  });
});
