import {
  ObservedConfig,
  Standards,
  StatedConfig,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  bound,
  CONVENTIONS,
  drift,
  NOTHING,
  openQuestions,
  range,
  SeenTopic,
  stated,
  summary,
  TopicSketch,
} from '../testing';

const DAY = 86_400_000;

const config = (
  key: string,
  value: string,
  alternatives?: string[],
): StatedConfig => ({ key, value, range: range(), alternatives });

const judge = (
  settings: TopicSketch['settings'],
  configs: SeenTopic['configs'],
  standards: Partial<Standards> = {},
  seen: Partial<SeenTopic> = {},
) =>
  drift(
    bound([{ name: 'tide_events', settings }], {
      standards: { ...CONVENTIONS, ...standards },
    }),
    { topics: [{ name: 'tide_events', configs, ...seen }] },
  );

describe('drift/config', () => {
  it.each<[StatedConfig, string]>([
    [config('min.insync.replicas', '1'), '1'],
    [config('segment.ms', '3600000'), '03600000'],
    [config('retention.bytes', '-1'), '9223372036854775807'],
    [config('max.message.bytes', '1048576', ['1000000', '1048588']), '1048588'],
    [config('message.timestamp.type', 'LogAppendTime'), 'LogAppendTime'],
    [config('unclean.leader.election.enable', 'false'), 'FALSE'],
    [config('min.cleanable.dirty.ratio', '0.5'), '0.50'],
    [config('local.retention.ms', '-2'), '604800000'],
    [config('local.retention.ms', '604800000'), '-2'],
  ])('%j agrees with %s', (one, seen) => {
    expect(judge({ configs: [one] }, { [one.key]: [seen, 'default'] })).toEqual(
      NOTHING,
    );
  });

  it.each<[StatedConfig, string]>([
    [config('min.insync.replicas', '2'), '1'],
    [config('segment.ms', '3600000'), '604800000'],
    [config('retention.bytes', '-1'), '1048576'],
    [config('max.message.bytes', '2097152', ['2000000']), '1048588'],
    [config('message.timestamp.type', 'LogAppendTime'), 'CreateTime'],
    [config('unclean.leader.election.enable', 'false'), 'true'],
    [config('local.retention.ms', '-2'), '3600000'],
  ])('%j differs from %s', (one, seen) => {
    expect(
      summary(judge({ configs: [one] }, { [one.key]: [seen, 'default'] })),
    ).toEqual([`error drift/config tide_events ${one.key}`]);
  });

  it('says what was seen, where it comes from and what follows', () => {
    const [finding] = judge(
      { configs: [{ ...config('min.insync.replicas', '2'), range: range(7) }] },
      { 'min.insync.replicas': ['1', 'default'] },
    ).findings;
    expect(finding).toMatchObject({
      message:
        "`tide_events` has `min.insync.replicas` 1 on prod-eu (Kafka's default); the registry says 2 (line 7). Records are less safe than agreed.",
      declared: '2',
      seen: '1',
      location: { line: 7 },
    });
  });

  it('holds a standard for its environment, and says that a value above may be meant', () => {
    const standards: Partial<Standards> = {
      configs: [
        { key: 'min.insync.replicas', value: '2', environment: 'production' },
        { key: 'min.insync.replicas', value: '1', environment: 'staging' },
        { key: 'segment.bytes', value: '1048576' },
      ],
    };
    const seen = {
      'min.insync.replicas': '1',
      'segment.bytes': '1073741824',
    };
    const evaluation = judge({}, seen, standards);
    expect(summary(evaluation)).toEqual([
      'info drift/config tide_events segment.bytes',
      'warning drift/config tide_events min.insync.replicas',
    ]);
    expect(
      evaluation.findings.map(({ message }) => message).join('\n'),
    ).toContain('the standard is 1 MiB. If it is meant, declare it.');
  });

  it('leaves a value open that it cannot read, and one that is not told', () => {
    const evaluation = judge(
      {
        configs: [
          config('min.insync.replicas', '2'),
          config('message.downconversion.enable', 'false'),
        ],
      },
      { 'min.insync.replicas': ['many', 'default'] },
    );
    expect(summary(evaluation)).toEqual([]);
    expect(
      evaluation.notEvaluated
        .filter(({ rule }) => rule === 'drift/config')
        .map(({ reason }) => reason),
    ).toEqual([
      'the cluster reports `min.insync.replicas` as `many`, which cannot be read',
      'the cluster does not report `message.downconversion.enable` (Kafka 4.0 has taken it away)',
    ]);
  });
});

describe('drift/config-override', () => {
  const overrides = (configs: SeenTopic['configs']) =>
    summary(judge({}, configs));

  it.each([
    ['segment.ms', '3600000', 'info'],
    ['max.message.bytes', '5', 'info'],
    ['a.key.of.another.make', 'x', 'info'],
    ['unclean.leader.election.enable', 'true', 'warning'],
    ['unclean.leader.election.enable', 'false', 'info'],
  ])('%s=%s is %s', (key, value, severity) => {
    expect(overrides({ [key]: value })).toEqual([
      `${severity} drift/config-override tide_events ${key}`,
    ]);
  });

  it.each([
    ['min.insync.replicas', '1', '2', 'warning'],
    ['min.insync.replicas', '2', '1', 'info'],
    ['min.insync.replicas', '1', '1', 'info'],
    ['retention.ms', '3600000', '604800000', 'warning'],
    ['retention.ms', '-1', '604800000', 'info'],
    ['retention.bytes', '1048576', '-1', 'warning'],
    ['segment.ms', '1', '604800000', 'info'],
  ])('%s=%s where the brokers give %s is %s', (key, value, given, severity) => {
    const evaluation = judge(
      {},
      { [key]: { value, source: 'topic', inherited: given } },
    );
    expect(summary(evaluation).filter(one => !one.includes('health/'))).toEqual(
      [`${severity} drift/config-override tide_events ${key}`],
    );
  });

  it('says what is lost', () => {
    const [finding] = judge(
      {},
      {
        'retention.ms': {
          value: '3600000',
          source: 'topic',
          inherited: '604800000',
        },
      },
    ).findings;
    expect(finding.message).toBe(
      "`tide_events` has `retention.ms=3600000` of its own on prod-eu, which no document declares. Its records go earlier by `retention.ms` than by the brokers' 7 d (604800000).",
    );
  });

  it('leaves the throttles of Kafka alone', () => {
    expect(
      overrides({
        'leader.replication.throttled.replicas': '0:1',
        'follower.replication.throttled.replicas': '*',
      }),
    ).toEqual([]);
  });

  it('is quiet about what a document declares, for the topic or for all', () => {
    expect(
      judge(
        { configs: [config('segment.ms', '5000')] },
        { 'segment.ms': '5000', 'segment.bytes': '1048576' },
        { configs: [{ key: 'segment.bytes', value: '1048576' }] },
      ),
    ).toEqual(NOTHING);
  });

  it('tells all settings of a topic that stands in no registry at one go', () => {
    const evaluation = drift(bound([], { standards: CONVENTIONS }), {
      topics: [
        {
          name: 'stray_events',
          configs: {
            'segment.ms': '5000',
            'cleanup.policy': '',
            'unclean.leader.election.enable': 'true',
            'leader.replication.throttled.replicas': '0:1',
          },
        },
        { name: 'plain_events' },
        {
          name: '__consumer_offsets',
          internal: true,
          configs: { 'segment.ms': '1' },
        },
      ],
    });
    expect(summary(evaluation)).toEqual([
      'warning drift/config-override stray_events',
      'warning drift/topic-unregistered plain_events',
      'warning drift/topic-unregistered stray_events',
    ]);
    expect(
      evaluation.findings.find(({ rule }) => rule === 'drift/config-override')
        ?.message,
    ).toBe(
      '`stray_events` stands in no registry and has 3 settings of its own on prod-eu: an empty `cleanup.policy`, `segment.ms=5000` and `unclean.leader.election.enable=true`. Its records are less safe by `unclean.leader.election.enable`.',
    );
  });
});

describe('settings of a topic that stands in no registry', () => {
  it('are not told where they are those of the standards', () => {
    const standards: Partial<Standards> = {
      ...CONVENTIONS,
      retentionMs: [{ value: 7 * DAY }, { value: -1, topicClass: 'audit' }],
      compression: [{ value: 'gzip', environment: 'production' }],
      cleanupPolicy: [{ value: ['delete', 'compact'] }],
      configs: [{ key: 'segment.ms', value: '5000' }],
    };
    const overrides = (configs: SeenTopic['configs']) =>
      drift(bound([], { standards }), {
        topics: [{ name: 'stray_events', configs }],
      })
        .findings.filter(({ rule }) => rule === 'drift/config-override')
        .map(({ seen }) => seen);
    const right = {
      'retention.ms': '-1',
      'compression.type': 'gzip',
      'cleanup.policy': 'compact,delete',
      'segment.ms': '5000',
    };
    expect(overrides(right)).toEqual([]);
    expect(overrides({ ...right, 'segment.ms': '6000' })).toEqual([
      'segment.ms=6000',
    ]);
    expect(overrides({ ...right, 'compression.type': 'lz4' })).toEqual([
      'compression.type=lz4',
    ]);
  });
});

describe('drift/retention where the time does not decide', () => {
  const WEEK = { retentionMs: stated(7 * DAY, 5) };

  it.each([
    ['compact', 'the last record of each key for ever', 'is `compact`'],
    ['', 'its records for ever', 'is empty'],
  ])('finds that the policy "%s" keeps records', (policy, what, why) => {
    const evaluation = judge(
      { ...WEEK },
      { 'cleanup.policy': [policy, 'dynamic-broker'] },
    );
    expect(summary(evaluation)).toEqual(['error drift/retention tide_events']);
    expect(evaluation.findings[0].message).toBe(
      `\`tide_events\` keeps ${what} on prod-eu, because its cleanup policy ${why} (inherited from the brokers); the registry says 7 d (line 5). \`retention.ms\` does not count without \`delete\`.`,
    );
  });

  it('agrees where records are to be kept for ever', () => {
    for (const policy of ['compact', '']) {
      expect(
        judge(
          { retentionMs: stated(-1) },
          { 'cleanup.policy': [policy, 'default'] },
        ),
      ).toEqual(NOTHING);
    }
  });

  it('tells an empty policy from the declared one', () => {
    const [finding] = judge(
      { cleanupPolicy: stated(['delete'], 6) },
      { 'cleanup.policy': '' },
    ).findings;
    expect(finding).toMatchObject({
      rule: 'drift/cleanup-policy',
      message:
        '`tide_events` is never cleaned up: its policy is empty on prod-eu (set on the topic); the registry says delete (line 6).',
      seen: 'nothing',
    });
  });

  it('finds a limit of size that cuts the declared time short', () => {
    const evaluation = judge(
      { ...WEEK },
      { 'retention.bytes': ['1048576', 'static-broker'] },
    );
    expect(summary(evaluation)).toEqual([
      'info drift/retention tide_events retention.bytes',
    ]);
    expect(evaluation.findings[0].message).toBe(
      '`tide_events` may lose records before their time on prod-eu: the registry says 7 d (line 5), and `retention.bytes` keeps no more than 1 MiB of a partition (inherited from the brokers). Declare the limit if it is meant.',
    );
  });

  it('is quiet about a limit of size that is declared', () => {
    expect(
      judge(
        { ...WEEK, configs: [config('retention.bytes', '1048576')] },
        { 'retention.bytes': '1048576' },
      ),
    ).toEqual(NOTHING);
  });
});

describe('brokers that give a topic different values', () => {
  const differing = (key: string, one: string, two: string) =>
    ({
      [key]: {
        value: one,
        source: 'static-broker',
        byBroker: [
          { broker: 1, value: one, source: 'static-broker' },
          { broker: 2, value: two, source: 'default' },
        ],
      },
    } as Record<string, ObservedConfig>);

  it.each([
    ['86400000', '604800000', 'broker 1', '7 d on broker 2'],
    ['604800000', '86400000', 'broker 2', '7 d on broker 1'],
  ])('names the one that differs: %s, %s', (one, two, broker, other) => {
    const { findings } = judge(
      { retentionMs: stated(7 * DAY, 5) },
      differing('retention.ms', one, two),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0].message).toContain(
      `keeps its records for 1 d on ${broker} of prod-eu`,
    );
    expect(findings[0].message).toContain(other);
    expect(findings[0].evidence).toHaveLength(2);
  });

  it('is found for any setting', () => {
    const evaluation = judge(
      { configs: [config('segment.ms', '5000')] },
      differing('segment.ms', '5000', '6000'),
    );
    expect(summary(evaluation)).toEqual([
      'error drift/config tide_events segment.ms',
    ]);
  });

  it('leaves open what no broker that holds the topic told', () => {
    const evaluation = judge(
      { retentionMs: stated(7 * DAY) },
      {
        'retention.ms': {
          source: 'unknown',
          byBroker: [{ broker: 2, source: 'unknown' }],
        },
      },
    );
    expect(summary(evaluation)).toEqual([]);
    expect(openQuestions(evaluation, 'drift/retention')).toEqual([
      'tide_events',
    ]);
    expect(
      evaluation.notEvaluated.find(({ rule }) => rule === 'drift/retention')
        ?.reason,
    ).toBe('broker 2, which holds it, did not tell `retention.ms`');
  });
});

describe('health/min-insync-replicas', () => {
  it('finds a number that the topic can never have', () => {
    const evaluation = judge(
      {},
      { 'min.insync.replicas': ['2', 'static-broker'] },
    );
    expect(summary(evaluation)).toEqual([
      'warning health/min-insync-replicas tide_events',
    ]);
    expect(evaluation.findings[0].message).toContain(
      '`tide_events` wants 2 replicas in sync on prod-eu (`min.insync.replicas`, inherited from the brokers) and has 1',
    );
  });

  it('is quiet where it has as many', () => {
    expect(
      judge(
        {},
        { 'min.insync.replicas': ['2', 'static-broker'] },
        {},
        { replicas: 2 },
      ),
    ).toEqual(NOTHING);
  });
});
