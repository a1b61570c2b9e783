import {
  NotEvaluated,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { testFinding } from '../findings/testFinding';
import { StoredFinding } from '../findings/types';
import { Landscape } from '../landscape/Landscape';
import { ClusterState } from '../services/ObservationsService';
import { documentText } from '../__testUtils__/document';
import {
  clusterState,
  observationAt,
  registryState,
  seenGroup,
  seenTopic,
} from '../__testUtils__/landscape';
import { partyRows } from './partyRows';
import { settingRows } from './settingRows';
import { notEvaluatedFor, TopicOnClusterFacts } from './TopicFacts';
import { topicOnCluster } from './topicOnCluster';

const NOTHING_SAMPLED: TopicSample = {
  sampledAt: '2026-01-01T00:00:00.000Z',
  asked: { envelopeFields: [], tenantFields: [] },
  records: 0,
  bytes: 0,
  partitions: 1,
  envelopes: {},
  undecodable: {},
  unreadBatches: [],
  missingFields: [],
  eventTypes: [],
  sources: [],
  unnamed: { eventTypes: 0, sources: 0 },
  missingTenant: [],
  keys: { absent: 0, equal: 0, differs: 0, untold: 0 },
};

const landscape = new Landscape([registryState()], []);

function facts(
  name: string,
  cluster: ClusterState,
  over: {
    findings?: StoredFinding[];
    notEvaluated?: NotEvaluated[];
  } = {},
): TopicOnClusterFacts {
  const shared = landscape.topic('shop', name)!;
  return {
    shared,
    cluster,
    findings: over.findings ?? [],
    notEvaluated: notEvaluatedFor(shared, over.notEvaluated ?? []),
  };
}

function open(rule: string, staleReason?: string): StoredFinding {
  return {
    finding: testFinding({ rule, registry: 'shop' }),
    state: 'open',
    staleReason,
  } as StoredFinding;
}

const here = clusterState(
  observationAt(1, { topics: [seenTopic('order_events', [5n, 7n, 0n])] }),
);
const gone = (name: string) =>
  clusterState(observationAt(1, { askedTopics: { [name]: 'absent' } }));

describe('topicOnCluster', () => {
  it.each<[string, TopicOnClusterFacts, string, RegExp | undefined]>([
    ['agrees', facts('order_events', here), 'agrees', undefined],
    [
      'differs',
      facts('order_events', here, { findings: [open('drift/partitions')] }),
      'differs',
      undefined,
    ],
    [
      'was found to differ, and cannot be asked now',
      facts('order_events', here, {
        findings: [open('drift/partitions', 'not allowed')],
      }),
      'unknown',
      /not allowed/,
    ],
    [
      'has a rule left open',
      facts('order_events', here, {
        notEvaluated: [
          {
            rule: 'drift/retention',
            subject: { kind: 'topic', name: 'order_events' },
            reason: 'no configs',
          },
        ],
      }),
      'unknown',
      /no configs/,
    ],
    [
      'has another topic left open',
      facts('order_events', here, {
        notEvaluated: [
          {
            rule: 'drift/retention',
            subject: { kind: 'topic', name: 'user_events' },
            reason: 'no configs',
          },
          { rule: 'drift/retention', registry: 'other', reason: 'unread' },
          { rule: 'x', discriminator: 'some_group', reason: 'rebalancing' },
        ],
      }),
      'agrees',
      undefined,
    ],
    [
      'is gone, confirmed',
      facts('order_events', gone('order_events'), {
        findings: [open('drift/topic-missing')],
      }),
      'missing',
      undefined,
    ],
    [
      'is gone, unconfirmed',
      facts('order_events', gone('order_events')),
      'unknown',
      /has to confirm/,
    ],
    [
      'is deprecated and gone',
      facts('old_events', gone('old_events')),
      'absent',
      undefined,
    ],
    [
      'was not asked for',
      facts('order_events', clusterState(observationAt(1))),
      'unknown',
      /was not asked/,
    ],
    [
      'is hidden',
      facts(
        'order_events',
        clusterState(
          observationAt(1, { askedTopics: { order_events: 'unknown' } }),
        ),
      ),
      'unknown',
      /does not tell/,
    ],
    [
      'is on a cluster that was never read',
      facts('order_events', clusterState()),
      'unknown',
      /not been read yet/,
    ],
    [
      'is on a cluster that is silent',
      facts('order_events', {
        ...here,
        lastReading: {
          ...here.lastReading!,
          status: 'failed',
          reason: 'no answer',
        },
      }),
      'unknown',
      /no answer/,
    ],
  ])('of a topic that %s', (_, given, state, reason) => {
    const on = topicOnCluster(given);
    expect(on.state).toBe(state);
    expect(on.reason ?? '').toMatch(reason ?? /^$/);
  });

  it('differs by what is hidden too, and counts what is shown', () => {
    const found = facts('order_events', here, {
      findings: [open('drift/partitions')],
    });
    const shown = topicOnCluster(found);
    const hidden = topicOnCluster({ ...found, shown: [] });
    expect(hidden).toEqual({
      ...shown,
      findings: { error: 0, warning: 0, info: 0 },
    });
    expect(shown.findings.error).toBe(1);
  });

  it('counts records; not where an end is not known', () => {
    const reading = observationAt(3, {
      topics: [seenTopic('order_events', [10n, 6n])],
    });
    const found = facts('order_events', clusterState(reading));
    expect(topicOnCluster(found)).toMatchObject({
      partitions: 2,
      records: '16',
    });
    reading.topics[0].partitions[0].endOffset = undefined;
    expect(topicOnCluster(found).records).toBeUndefined();
  });
});

describe('settingRows', () => {
  const partitionsOf = (given: TopicOnClusterFacts) =>
    settingRows([given]).find(row => row.setting === 'partitions')!.clusters[0];

  it('says what the rules say', () => {
    expect(partitionsOf(facts('order_events', here))).toMatchObject({
      declared: '3',
      declaredBy: 'topic',
      line: expect.any(Number),
      seen: '3',
      verdict: 'agrees',
    });
    const found = open('drift/partitions');
    expect(
      partitionsOf(facts('order_events', here, { findings: [found] })),
    ).toMatchObject({ verdict: 'differs', severity: found.finding.severity });
    expect(
      partitionsOf(
        facts('order_events', here, {
          notEvaluated: [{ rule: 'drift/partitions', reason: 'moving' }],
        }),
      ),
    ).toMatchObject({ verdict: 'unknown', reason: 'moving' });
    expect(
      partitionsOf(facts('order_events', gone('order_events'))),
    ).toMatchObject({
      declared: '3',
      verdict: 'absent',
      reason: 'The topic is not on main.',
    });
  });

  it('says why a value agrees that is not the declared one', () => {
    const text = documentText().replace(
      '- **Retention:** 7 days',
      '- **Retention:** 7 days\n- **Compression:** gzip',
    );
    const shared = new Landscape([registryState({}, text)], []).topic(
      'shop',
      'order_events',
    )!;
    const topic = seenTopic('order_events', [0n, 0n, 0n]);
    const on = (value: string) => {
      const configs = {
        ...topic.configs,
        'compression.type': { value, source: 'topic' as const },
      };
      const cluster = clusterState(
        observationAt(1, { topics: [{ ...topic, configs }] }),
      );
      const rows = settingRows([
        { shared, cluster, findings: [], notEvaluated: [] },
      ]);
      return rows.find(row => row.setting === 'compression.type')?.clusters[0];
    };
    expect(on('producer')).toMatchObject({
      declared: 'gzip',
      seen: 'producer',
      verdict: 'agrees',
      reason: 'each producer chooses; the broker keeps what it sends, gzip too',
    });
    expect(on('gzip')).toMatchObject({ verdict: 'agrees' });
    expect(on('gzip')).not.toHaveProperty('reason', expect.anything());
  });

  it('shows the settings that a document states by their keys', () => {
    const state = registryState(
      {},
      documentText().replace(
        /^(#{2,4} .*order_events.*)$/m,
        '$1\n\n- **Segment size:** 1 GiB\n- **Min ISR:** 2',
      ),
    );
    const topic = seenTopic('order_events', [0n]);
    const configs: typeof topic.configs = {
      'segment.bytes': { value: '1073741824', source: 'default' },
      'min.insync.replicas': {
        value: '2',
        source: 'static-broker',
        byBroker: [
          { broker: 1, value: '2', source: 'static-broker' },
          { broker: 2, value: '1', source: 'default' },
        ],
      },
    };
    const finding = {
      ...open('drift/config'),
      finding: testFinding({
        rule: 'drift/config',
        registry: 'shop',
        discriminator: 'min.insync.replicas',
      }),
    };
    const given: TopicOnClusterFacts = {
      shared: new Landscape([state], []).topic('shop', 'order_events')!,
      cluster: clusterState(
        observationAt(1, { topics: [{ ...topic, configs }] }),
      ),
      findings: [finding],
      notEvaluated: [],
    };
    const shown = settingRows([given])
      .filter(({ setting }) => Object.hasOwn(configs, setting))
      .map(({ setting, clusters: [one] }) => [
        setting,
        one.declared,
        one.seen,
        one.verdict,
      ]);
    expect(shown).toEqual([
      ['min.insync.replicas', '2', '2 on broker 1, 1 on broker 2', 'differs'],
      ['segment.bytes', '1 GiB', '1 GiB', 'agrees'],
    ]);
  });

  it('shows what nobody declares where it is set on the topic', () => {
    const topic = seenTopic('order_events', [0n]);
    const rows = (configs: typeof topic.configs) =>
      settingRows([
        facts(
          'order_events',
          clusterState(observationAt(1, { topics: [{ ...topic, configs }] })),
        ),
      ]).map(row => row.setting);
    const key = 'min.insync.replicas';
    expect(
      rows({ 'a.key.of.another.make': { value: 'x', source: 'topic' } }),
    ).toContain('a.key.of.another.make');
    expect(rows({ [key]: { value: '2', source: 'topic' } })).toContain(key);
    expect(rows({ [key]: { value: '2', source: 'default' } })).not.toContain(
      key,
    );
  });
});

describe('partyRows', () => {
  const rowsOf = (given: TopicOnClusterFacts) =>
    partyRows(given.shared, landscape, [given]).map(row => [
      row.service?.name,
      row.role,
      row.verdict,
      row.groups.map(group => group.group),
    ]);
  const withGroups = (...names: string[]) =>
    clusterState(
      observationAt(1, {
        topics: [seenTopic('order_events', [5n])],
        groups: names.map(name => seenGroup(name, { order_events: 3n })),
      }),
    );

  it('puts groups to the services that declare them', () => {
    const given = facts(
      'order_events',
      withGroups(
        'billing_order_events_consumer',
        'amazon.msk.canary.group.broker-1',
      ),
    );
    expect(rowsOf(given)).toEqual([
      ['Order Desk', 'producer', 'not-observable', []],
      ['Billing', 'consumer', 'seen', ['billing_order_events_consumer']],
    ]);
  });

  it('takes no group for one that reads which has turned to other topics', () => {
    const group = seenGroup('billing_order_events_consumer', {
      order_events: 3n,
    });
    const given = facts(
      'order_events',
      clusterState(
        observationAt(1, {
          topics: [seenTopic('order_events', [5n])],
          groups: [
            {
              ...group,
              state: 'Stable',
              members: [
                {
                  memberId: 'm',
                  clientId: 'c',
                  host: '/127.0.0.1',
                  assignment: { other_events: [0] },
                },
              ],
            },
          ],
        }),
      ),
    );
    const [, billing] = partyRows(given.shared, landscape, [given]);
    expect(billing).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringContaining(
        '`billing_order_events_consumer` is live and assigned other topics',
      ),
    });
  });

  it('shows what nobody declares, of known services and of none', () => {
    const given = facts(
      'order_events',
      withGroups('order_desk_order_events_consumer', 'console-1'),
    );
    expect(rowsOf(given).slice(1)).toEqual([
      ['Billing', 'consumer', 'unknown', []],
      [
        'Order Desk',
        'consumer',
        'undeclared',
        ['order_desk_order_events_consumer'],
      ],
      [undefined, 'consumer', 'undeclared', ['console-1']],
    ]);
  });

  it('calls a consumer not seen only where the rules found it absent', () => {
    const absent = open('consumer/absent');
    absent.finding.discriminator = 'service-2';
    const given = facts('order_events', withGroups(), { findings: [absent] });
    expect(rowsOf(given)[1]).toEqual(['Billing', 'consumer', 'not-seen', []]);
    const stale = { ...absent, staleReason: 'silent' };
    expect(
      partyRows(given.shared, landscape, [{ ...given, findings: [stale] }])[1],
    ).toMatchObject({ verdict: 'unknown', reason: 'silent' });
    expect(
      partyRows(given.shared, landscape, [{ ...given, findings: [] }])[1],
    ).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringContaining('has to confirm'),
    });
  });

  it('counts lag on the partitions that have a commit', () => {
    const given = facts(
      'order_events',
      withGroups('billing_order_events_consumer'),
    );
    const rows = partyRows(given.shared, landscape, [given]);
    expect(rows[1].groups[0]).toMatchObject({ lag: '2', members: 0 });
    const none = facts(
      'order_events',
      withGroups('billing_order_events_consumer'),
    );
    none.cluster.latest!.groups[0].commits!.order_events[0] = -1n;
    expect(partyRows(none.shared, landscape, [none])[1].groups).toEqual([]);
  });

  it('sees producers in sampled records, and only those', () => {
    const sampled = (sources: string[], records = 5) =>
      facts(
        'order_events',
        clusterState(
          observationAt(1, {
            topics: [seenTopic('order_events', [5n])],
            samples: {
              takenAt: '2026-01-01T00:00:00.000Z',
              topics: {
                order_events: {
                  ...NOTHING_SAMPLED,
                  records,
                  sources: sources.map(name => ({ name, count: 2 })),
                },
              },
            },
          }),
        ),
      );
    const named = sampled(['order-desk', 'Billing', 'nobody']);
    expect(rowsOf(named)).toEqual([
      ['Order Desk', 'producer', 'seen', []],
      ['Billing', 'consumer', 'unknown', []],
      ['Billing', 'producer', 'undeclared', []],
    ]);
    const [producer] = partyRows(named.shared, landscape, [named]);
    expect(producer.reason).toContain('2 of 5 records');
    expect(topicOnCluster(named).sample).toEqual({
      sampledAt: NOTHING_SAMPLED.sampledAt,
      records: 5,
      partitions: 1,
    });

    const others = sampled(['nobody']);
    expect(partyRows(others.shared, landscape, [others])[0]).toMatchObject({
      verdict: 'not-observable',
      reason: expect.stringContaining('none of the records'),
    });
    expect(rowsOf(sampled([], 0))[0][2]).toBe('not-observable');
  });
});
