import { Standards } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  bound,
  CONVENTIONS,
  drift,
  openQuestions,
  Reading,
  SeenTopic,
  stated,
  summary,
  TopicSketch,
  NOTHING,
} from '../testing';

const DAY = 86_400_000;

const STANDARDS: Partial<Standards> = {
  ...CONVENTIONS,
  partitions: [{ value: 10 }],
  replicationFactor: [
    { value: 3, environment: 'production' },
    { value: 1, environment: 'development' },
  ],
  retentionMs: [{ value: 7 * DAY }, { value: 30 * DAY, topicClass: 'audit' }],
  compression: [{ value: 'gzip' }],
};

/** As the standards want it. */
const RIGHT: SeenTopic = {
  name: 'auth_events',
  partitions: 10,
  replicas: 3,
  configs: { 'compression.type': 'gzip', 'retention.ms': '604800000' },
};

const platform = (sketch: Partial<TopicSketch> = {}, standards = STANDARDS) =>
  bound([{ name: 'auth_events', ...sketch }], { standards });

describe('the home of a topic that several registries speak of', () => {
  const reader = bound(
    [{ name: 'old_events', producers: [], consumers: ['service-12'] }],
    { id: 'reader' },
  );
  const deprecated = bound(
    [{ name: 'old_events', producers: [], lifecycle: 'deprecated' }],
    { id: 'platform' },
  );
  const gone: Reading = { asked: { old_events: 'absent' } };

  it.each([
    ['the mention first', [reader, deprecated]],
    ['the deprecation first', [deprecated, reader]],
  ])('is a deprecation rather than a mention: %s', (_, registries) => {
    expect(summary(drift(registries, gone))).toEqual([]);
  });

  it('is missing where its home says that it is in use', () => {
    const home = bound([{ name: 'old_events' }], { id: 'home' });
    expect(summary(drift([deprecated, reader, home], gone))).toEqual([
      'error drift/topic-missing old_events',
    ]);
  });
});

describe('a topic that agrees', () => {
  it('gives nothing, and leaves nothing open', () => {
    const evaluation = drift(platform(), { topics: [RIGHT] });
    expect(evaluation).toEqual(NOTHING);
  });

  it.each<[string, Partial<SeenTopic>]>([
    [
      'an inherited retention of the same value',
      {
        configs: { ...config(RIGHT), 'retention.ms': ['604800000', 'default'] },
      },
    ],
    [
      'the retention of a class that the document names',
      { configs: { ...config(RIGHT), 'retention.ms': '2592000000' } },
    ],
    [
      'the codec left to the producers',
      { configs: { ...config(RIGHT), 'compression.type': 'producer' } },
    ],
    [
      'a compacted topic without a limit of time',
      {
        configs: {
          ...config(RIGHT),
          'retention.ms': '-1',
          'cleanup.policy': ['compact', 'static-broker'],
        },
      },
    ],
    [
      'throttled replicas of a reassignment',
      {
        configs: {
          ...config(RIGHT),
          'leader.replication.throttled.replicas': '0:1',
        },
      },
    ],
  ])('also with %s', (_, seen) => {
    expect(
      summary(drift(platform(), { topics: [{ ...RIGHT, ...seen }] })),
    ).toEqual([]);
  });
});

describe('drift/topic-missing', () => {
  it('is an error in production and information elsewhere', () => {
    expect(summary(drift(platform(), {}))).toEqual([
      'error drift/topic-missing auth_events',
    ]);
    expect(summary(drift(platform(), {}, { environment: 'staging' }))).toEqual([
      'info drift/topic-missing auth_events',
    ]);
    expect(summary(drift(platform(), {}, { environment: undefined }))).toEqual([
      'error drift/topic-missing auth_events',
    ]);
  });

  it('names topic, cluster and line', () => {
    const registry = platform();
    registry.registry.topics[0].range.line = 24;
    const [finding] = drift(registry, {}).findings;
    expect(finding).toMatchObject({
      message:
        '`auth_events` is not on prod-eu; the registry declares it (line 24).',
      cluster: 'prod-eu',
      environment: 'production',
      location: { file: 'platform.md', line: 24 },
    });
  });

  it('follows the environments of the topic', () => {
    const staged = platform({ environments: ['Staging'] });
    expect(summary(drift(staged, {}))).toEqual([]);
    expect(summary(drift(staged, {}, { environment: 'stage' }))).toEqual([
      'info drift/topic-missing auth_events',
    ]);
    const unnamed = drift(staged, {}, { environment: undefined });
    expect(summary(unnamed)).toEqual([]);
    expect(openQuestions(unnamed, 'drift/topic-missing')).toEqual([
      'auth_events',
    ]);
  });

  it.each<[string, Reading]>([
    ['hides it', { asked: { auth_events: 'unknown' } }],
    ['refuses the list', { refused: { topics: 'not allowed' } }],
    [
      'refuses that topic',
      {
        coverage: [
          {
            question: 'topics',
            subject: 'auth_events',
            answered: false,
            code: 'denied',
          },
        ],
      },
    ],
  ])('is left open when the cluster %s', (_, reading) => {
    const evaluation = drift(platform(), reading);
    expect(summary(evaluation)).toEqual([]);
    expect(
      openQuestions(evaluation, 'drift/topic-missing').length,
    ).toBeGreaterThan(0);
    // Every rule about the topic is open with it, so that nothing is resolved.
    expect(openQuestions(evaluation, 'drift/partitions').length).toBe(1);
    expect(openQuestions(evaluation, 'consumer/absent').length).toBe(1);
  });

  it('silences every other rule on that topic', () => {
    const evaluation = drift(platform({ consumers: ['service-21'] }), {});
    expect(summary(evaluation)).toEqual([
      'error drift/topic-missing auth_events',
    ]);
    expect(evaluation.notEvaluated).toEqual([]);
  });

  it('lets deprecated and proposed topics be absent', () => {
    expect(
      drift(
        bound(
          [
            { name: 'a_events', lifecycle: 'deprecated' },
            { name: 'b_events', lifecycle: 'proposed' },
          ],
          { standards: STANDARDS },
        ),
        {},
      ),
    ).toEqual(NOTHING);
  });
});

describe('drift/topic-unregistered', () => {
  const unregistered = (...topics: SeenTopic[]) =>
    drift(platform(), { topics: [RIGHT, ...topics] });

  it('finds it once, whatever its settings and groups', () => {
    const evaluation = drift(platform(), {
      topics: [RIGHT, { name: 'shadow_events', partitions: 3 }],
      groups: [{ id: 'someone', reads: ['shadow_events'] }],
    });
    expect(summary(evaluation)).toEqual([
      'warning drift/topic-unregistered shadow_events',
    ]);
    expect(evaluation.findings[0].message).toBe(
      '`shadow_events` exists on prod-eu with 3 partitions and stands in no registry; 1 group has read it: `someone`.',
    );
  });

  it('asks whether a missing topic is meant', () => {
    const { findings } = drift(platform(), {
      topics: [{ ...RIGHT, name: 'auth-events' }],
    });
    expect(findings.map(({ message }) => message)).toContain(
      '`auth-events` exists on prod-eu with 10 partitions and stands in no registry. Is `auth_events` meant, which is missing there?',
    );
  });

  it.each([
    '__consumer_offsets',
    '__amazon_msk_canary',
    '_schemas',
    '_confluent-metrics',
    'connect-offsets',
    'team-connect-configs',
    'mm2-offsets.a.internal',
    'a.checkpoints.internal',
    'connect-cluster-configs',
    'mirrormaker2-cluster-offsets',
    'shop-KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-0000000006-topic',
    'shop-KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-0000000014-topic',
    'shop-KSTREAM-AGGREGATE-STATE-STORE-0000000003-changelog',
  ])('leaves %s alone', name => {
    expect(summary(unregistered({ name }))).toEqual([]);
  });

  it.each([
    'device_heartbeats',
    'pump-heartbeats',
    'heartbeats',
    'fleet.heartbeats',
    'changelog',
    'price-list-changelog',
    'by-key-repartition',
    'connect_events',
    'mm2-trial',
    '_private',
  ])(
    'does not take %s for internal where nobody but people can have made it',
    name => {
      expect(summary(unregistered({ name }))).toEqual([
        `warning drift/topic-unregistered ${name}`,
      ]);
    },
  );

  it('does not judge by its name what a Streams application may keep, while groups are hidden', () => {
    const evaluation = drift(platform(), {
      topics: [RIGHT, { name: 'price-list-changelog' }, { name: 'plain' }],
      refused: { groups: 'the list of groups may be incomplete' },
    });
    expect(summary(evaluation)).toEqual([
      'warning drift/topic-unregistered plain',
    ]);
    expect(openQuestions(evaluation, 'drift/topic-unregistered')).toEqual([
      'price-list-changelog',
    ]);
  });

  it('leaves what Kafka itself calls internal alone', () => {
    expect(summary(unregistered({ name: 'x', internal: true }))).toEqual([]);
  });

  it('is judged against all registries of the cluster', () => {
    const other = bound([{ name: 'chat.v1' }], {
      id: 'other',
      standards: { topicTemplates: [{ template: '{a:word}.v{n:int}' }] },
    });
    const reading = {
      topics: [RIGHT, { name: 'chat.v1' }, { name: 'voice.v1' }, { name: 'z' }],
    };
    const found = drift([platform(), other], reading).findings;
    expect(
      found.map(({ registry, subject }) => [registry, subject.name]),
    ).toEqual([
      // By the template that it follows, else the first registry.
      ['other', 'voice.v1'],
      ['platform', 'z'],
    ]);
  });
});

describe('drift/partitions', () => {
  const partitions = (count: number, sketch: Partial<TopicSketch> = {}) =>
    drift(platform(sketch), { topics: [{ ...RIGHT, partitions: count }] });

  it.each([
    [6, {}, 'warning'],
    [12, {}, 'info'],
    [12, { settings: { partitions: stated(24) } }, 'error'],
    [30, { settings: { partitions: stated(24) } }, 'error'],
  ])('%i seen, %j: %s', (count, sketch, severity) => {
    expect(summary(partitions(count, sketch))).toEqual([
      `${severity} drift/partitions auth_events`,
    ]);
  });

  it('says what is declared, where, and what follows', () => {
    const registry = platform({ settings: { partitions: stated(10, 310) } });
    const [finding] = drift(registry, {
      topics: [{ ...RIGHT, partitions: 6 }],
    }).findings;
    expect(finding).toMatchObject({
      message:
        '`auth_events` has 6 partitions on prod-eu; the registry says 10 (line 310). Adding partitions changes the order of keyed records.',
      declared: '10',
      seen: '6',
      location: { line: 310 },
    });
  });

  it('agrees with the value of the topic even against the standard', () => {
    expect(
      summary(partitions(24, { settings: { partitions: stated(24) } })),
    ).toEqual([]);
  });
});

describe('drift/replication-factor', () => {
  const replicas = (
    seen: Partial<SeenTopic>,
    environment: string | undefined = 'production',
    reading: Reading = {},
  ) =>
    drift(
      platform(),
      { topics: [{ ...RIGHT, ...seen }], ...reading },
      { environment },
    );

  it('counts replicas, in the environment that the standard is for', () => {
    expect(summary(replicas({ replicas: 2 }))).toEqual([
      'warning drift/replication-factor auth_events',
    ]);
    expect(summary(replicas({ replicas: 2 }, 'development'))).toEqual([
      'info drift/replication-factor auth_events',
    ]);
    expect(summary(replicas({ replicas: 2 }, 'staging'))).toEqual([]);
  });

  it('is left open without an environment', () => {
    const evaluation = drift(
      platform(),
      { topics: [{ ...RIGHT, replicas: 2 }] },
      { environment: undefined },
    );
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'drift/replication-factor')).toEqual([
      'auth_events',
    ]);
  });

  it('names the partitions that differ', () => {
    const [finding] = replicas({
      replicas: [3, 3, 1, 2, 3, 3, 3, 3, 3, 3],
    }).findings;
    expect(finding.message).toContain(
      '`auth_events` has replication factor 1 to 2 on prod-eu in 2 of its 10 partitions',
    );
    expect(finding.evidence).toHaveLength(2);
  });

  it('is left open while partitions move, or when that is not known', () => {
    const moving = replicas({
      replicas: [4, 3, 3, 3, 3, 3, 3, 3, 3, 3],
      reassigning: [0],
    });
    expect(summary(moving)).toEqual([]);
    expect(openQuestions(moving, 'drift/replication-factor')).toEqual([
      'auth_events',
    ]);
    const untold = replicas(
      { replicas: 2, reassigning: 'unknown' },
      'production',
      { refused: { reassignments: 'needs Describe on the cluster' } },
    );
    expect(summary(untold)).toEqual([]);
    expect(openQuestions(untold, 'drift/replication-factor')).toEqual([
      'auth_events',
    ]);
  });

  it('does not ask about moves where the replicas agree', () => {
    const evaluation = replicas({ reassigning: 'unknown' }, 'production', {
      refused: { reassignments: 'needs Describe on the cluster' },
    });
    expect(evaluation).toEqual(NOTHING);
  });
});

describe('drift/retention', () => {
  const retention = (
    value: string,
    sketch: Partial<TopicSketch> = {},
    standards = STANDARDS,
  ) =>
    drift(platform(sketch, standards), {
      topics: [
        { ...RIGHT, configs: { ...config(RIGHT), 'retention.ms': value } },
      ],
    });

  it.each([
    ['86400000', {}, 'warning'],
    ['1728000000', {}, 'info'],
    ['-1', {}, 'info'],
    ['9223372036854775807', {}, 'info'],
    ['604800000', { topicClass: stated('audit') }, 'warning'],
    ['604800000', { settings: { retentionMs: stated(DAY) } }, 'error'],
    ['604800000', { settings: { retentionMs: stated(-1) } }, 'error'],
  ])('%s seen, %j: %s', (value, sketch, severity) => {
    expect(summary(retention(value, sketch))).toEqual([
      `${severity} drift/retention auth_events`,
    ]);
  });

  it.each([
    ['2592000000', { topicClass: stated('audit') }],
    ['86400000', { settings: { retentionMs: stated(DAY) } }],
    ['9223372036854775807', { settings: { retentionMs: stated(-1) } }],
    ['0604800000', {}],
  ])('%s seen, %j: agrees', (value, sketch) => {
    expect(summary(retention(value, sketch))).toEqual([]);
  });

  it('writes times as documents do', () => {
    const [finding] = retention('86400000').findings;
    expect(finding.message).toBe(
      '`auth_events` keeps its records for 1 d on prod-eu (set on the topic); the standard is 7 d, or 30 d for audit. A consumer that is down for longer loses records.',
    );
  });

  it('holds an inherited value that differs against what is declared', () => {
    const evaluation = drift(platform(), {
      topics: [
        {
          ...RIGHT,
          configs: {
            ...config(RIGHT),
            'retention.ms': ['86400000', 'static-broker'],
          },
        },
      ],
    });
    expect(summary(evaluation)).toEqual([
      'warning drift/retention auth_events',
    ]);
    expect(evaluation.findings[0].message).toContain(
      'inherited from the brokers',
    );
  });

  it('is left open when settings were refused, for all or for one topic', () => {
    const all = drift(platform(), {
      topics: [{ ...RIGHT, configs: 'unknown' }],
      refused: { configs: 'needs DescribeConfigs' },
    });
    expect(summary(all)).toEqual([]);
    expect(openQuestions(all, 'drift/retention')).toEqual(['*']);
    const one = drift(platform(), {
      topics: [{ ...RIGHT, configs: 'unknown' }],
    });
    expect(openQuestions(one, 'drift/retention')).toEqual(['auth_events']);
    expect(openQuestions(one, 'drift/compression')).toEqual(['auth_events']);
  });
});

describe('drift/compression', () => {
  const compression = (value: string, sketch: Partial<TopicSketch> = {}) =>
    summary(
      drift(platform(sketch), {
        topics: [
          {
            ...RIGHT,
            configs: { ...config(RIGHT), 'compression.type': value },
          },
        ],
      }),
    );

  it.each([
    ['lz4', {}, 'warning'],
    ['uncompressed', {}, 'warning'],
    ['gzip', { settings: { compression: stated('zstd') } }, 'error'],
  ])('%s seen, %j: %s', (value, sketch, severity) => {
    expect(compression(value, sketch)).toEqual([
      `${severity} drift/compression auth_events`,
    ]);
  });

  it('agrees with the codec named and with `producer`', () => {
    expect(compression('gzip')).toEqual([]);
    expect(compression('producer')).toEqual([]);
    expect(
      compression('zstd', { settings: { compression: stated('ZSTD') } }),
    ).toEqual([]);
  });
});

describe('drift/cleanup-policy and drift/config-override', () => {
  const policy = (
    value: SeenTopic['configs'],
    sketch: Partial<TopicSketch> = {},
    standards: Partial<Standards> = STANDARDS,
  ) =>
    summary(
      drift(platform(sketch, standards), {
        topics: [{ ...RIGHT, configs: { ...config(RIGHT), ...(value as {}) } }],
      }),
    );

  it('finds another policy than the topic declares', () => {
    const sketch = {
      settings: { cleanupPolicy: stated(['compact', 'delete']) },
    };
    expect(policy({ 'cleanup.policy': 'delete' }, sketch)).toEqual([
      'error drift/cleanup-policy auth_events',
    ]);
    expect(policy({ 'cleanup.policy': 'delete,compact' }, sketch)).toEqual([]);
  });

  it('finds a setting of the topic that nothing declares', () => {
    expect(policy({ 'cleanup.policy': 'delete' })).toEqual([
      'info drift/config-override auth_events cleanup.policy',
    ]);
    expect(policy({ 'cleanup.policy': ['delete', 'static-broker'] })).toEqual(
      [],
    );
    expect(policy({ 'max.message.bytes': '5' })).toEqual([
      'info drift/config-override auth_events max.message.bytes',
    ]);
  });

  it('tells two settings of one topic apart', () => {
    expect(policy({ 'cleanup.policy': 'delete' }, {}, CONVENTIONS)).toEqual([
      'info drift/config-override auth_events cleanup.policy',
      'info drift/config-override auth_events compression.type',
      'info drift/config-override auth_events retention.ms',
    ]);
  });
});

describe('drift/proposed-live', () => {
  it('is the only finding of a proposed topic', () => {
    const evaluation = drift(
      platform({ lifecycle: 'proposed', consumers: ['service-21'] }),
      {
        topics: [{ name: 'auth_events', configs: { 'retention.ms': '1' } }],
        groups: [{ id: 'somebody', reads: ['auth_events'] }],
      },
    );
    expect(summary(evaluation)).toEqual([
      'warning drift/proposed-live auth_events',
    ]);
  });
});

describe('one topic in two registries', () => {
  it('takes settings and lifecycle from the one that names a producer', () => {
    const mention = bound(
      [{ name: 'auth_events', producers: [], consumers: ['cypher-svc'] }],
      { id: 'page', standards: { partitions: [{ value: 1 }] } },
    );
    const home = platform();
    for (const registries of [
      [mention, home],
      [home, mention],
    ]) {
      const evaluation = drift(registries, {
        topics: [{ ...RIGHT, partitions: 6 }],
        groups: [
          { id: 'cypher_svc_auth_events_consumer', reads: ['auth_events'] },
        ],
      });
      const found = evaluation.findings.filter(
        ({ rule }) => rule === 'drift/partitions',
      );
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ registry: 'platform', declared: '10' });
    }
  });
});

function config(seen: SeenTopic): Record<string, string> {
  return seen.configs as Record<string, string>;
}

describe('drift/config-override on a topic of no registry', () => {
  it('is left open where its settings were not told', () => {
    const evaluation = drift(platform(), {
      topics: [RIGHT, { name: 'stray_events', configs: 'unknown' }],
      coverage: [
        {
          question: 'configs',
          subject: 'stray_events',
          answered: false,
          code: 'denied',
          reason: 'settings are denied',
        },
      ],
    });
    expect(openQuestions(evaluation, 'drift/config-override')).toEqual([
      'stray_events',
    ]);
  });
});
