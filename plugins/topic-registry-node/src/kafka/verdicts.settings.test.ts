import { RunningKafka } from '@topic-registry/dev-kafka';
import { ConfigResourceTypes, Kafka } from 'kafkajs';
import { OBSERVED_CONFIG_KEYS } from '../rules';
import { NOTHING, range, stated, summary, TopicSketch } from '../rules/testing';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  observeUntil,
  refusals,
  startTestKafka,
  topicOf,
  withAdmin,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(300_000);

const DAY_MS = 86_400_000;
const WEEK = { settings: { retentionMs: stated(7 * DAY_MS) } };
const on = (topic: string, ...replicas: number[]) => ({
  topic,
  replicaAssignment: [{ partition: 0, replicas }],
});

describe('settings of topics on three real brokers', () => {
  let kafka: RunningKafka;
  let outside: Kafka;

  beforeAll(async () => {
    kafka = await startTestKafka({
      nodes: 3,
      properties: { 'broker.session.timeout.ms': '6000' },
    });
    outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      on('quay_one', 1),
      on('quay_two', 2),
      on('quay_both', 1, 2),
      on('quay_three', 3),
      {
        ...on('quay_own', 2),
        configEntries: entries({ 'retention.ms': '3600000' }),
      },
      {
        ...on('quay_many', 1),
        configEntries: entries({
          'segment.ms': '3600000',
          'unclean.leader.election.enable': 'true',
          'leader.replication.throttled.replicas': '0:1',
        }),
      },
      {
        ...on('quay_stray', 3),
        configEntries: entries({ 'max.message.bytes': '2000000' }),
      },
      {
        ...on('quay_compact', 1),
        configEntries: entries({ 'cleanup.policy': 'compact' }),
      },
      {
        ...on('quay_small', 1),
        configEntries: entries({ 'retention.bytes': '1048576' }),
      },
    ]);
    await setConfigs(outside, ConfigResourceTypes.BROKER, '2', {
      'log.retention.ms': String(DAY_MS),
    });
  });

  afterAll(() => kafka?.stop());

  const read = (keys: readonly string[] = OBSERVED_CONFIG_KEYS) =>
    observe(clusterConfig(kafka.brokers), { configKeys: [...keys] });

  const readSettled = () =>
    observeUntil(
      () => read(),
      seen =>
        topicOf(seen, 'quay_two').configs?.['retention.ms'].value ===
        String(DAY_MS),
    );

  const verdicts = async (sketches: TopicSketch[]) => {
    const seen = await readSettled();
    expect(refusals(seen)).toEqual([]);
    const names = new Set(sketches.map(({ name }) => name));
    return judge(sketches, seen).findings.filter(
      ({ subject }) => subject.kind === 'topic' && names.has(subject.name),
    );
  };

  it('are asked of the brokers that hold each topic', async () => {
    const findings = await verdicts(
      ['quay_one', 'quay_two', 'quay_both', 'quay_three'].map(name => ({
        name,
        ...WEEK,
      })),
    );
    expect(summary({ ...NOTHING, findings })).toEqual([
      'error drift/retention quay_both',
      'error drift/retention quay_two',
    ]);
    const [both, two] = findings
      .map(({ message }) => message)
      .sort((a, b) => (a < b ? -1 : 1));
    expect(both).toMatch(
      /^`quay_both` keeps its records for 1 d on broker 2 of dev \(inherited from the brokers; 7 d on broker 1\)/,
    );
    expect(two).toMatch(
      /^`quay_two` keeps its records for 1 d on dev \(inherited from the brokers\)/,
    );
  });

  it('tell what a topic would have without its own', async () => {
    const findings = await verdicts([
      { name: 'quay_own' },
      { name: 'quay_many' },
    ]);
    expect(summary({ ...NOTHING, findings })).toEqual([
      'info drift/config-override quay_many segment.ms',
      'warning drift/config-override quay_many unclean.leader.election.enable',
      'warning drift/config-override quay_own retention.ms',
    ]);
    expect(
      findings.find(({ subject }) => subject.name === 'quay_own')?.message,
    ).toContain("than by the brokers' 1 d (86400000)");
  });

  it('are told of a topic that stands in no registry', async () => {
    const seen = await readSettled();
    const findings = judge([{ name: 'quay_one' }], seen).findings.filter(
      ({ subject }) => subject.name === 'quay_stray',
    );
    expect(summary({ ...NOTHING, findings })).toEqual([
      'info drift/config-override quay_stray',
      'warning drift/topic-unregistered quay_stray',
    ]);
  });

  it('keep records for ever, or not as long as they say', async () => {
    const findings = await verdicts([
      { name: 'quay_compact', ...WEEK },
      { name: 'quay_small', ...WEEK },
    ]);
    expect(summary({ ...NOTHING, findings })).toEqual([
      'error drift/retention quay_compact',
      'info drift/config-override quay_compact cleanup.policy',
      'info drift/retention quay_small retention.bytes',
      'warning drift/config-override quay_small retention.bytes',
    ]);
  });

  it('keep records for ever without any policy', async () => {
    await setConfigs(outside, ConfigResourceTypes.TOPIC, 'quay_three', {
      'cleanup.policy': '',
    });
    const seen = await observeUntil(
      () => read(),
      one =>
        topicOf(one, 'quay_three').configs?.['cleanup.policy'].value === '',
    );
    const [finding] = judge(
      [{ name: 'quay_three', ...WEEK }],
      seen,
    ).findings.filter(({ rule }) => rule === 'drift/retention');
    expect(finding.message).toMatch(
      /^`quay_three` keeps its records for ever on dev, because its cleanup policy is empty \(set on the topic\)/,
    );
  });

  it('are compared by type and unit where a document declares them', async () => {
    const config = (key: string, value: string, ...alternatives: string[]) => ({
      key,
      value,
      alternatives,
      range: range(),
    });
    const sketches: TopicSketch[] = [
      {
        name: 'quay_many',
        settings: {
          configs: [
            config('segment.ms', '3600000'),
            config('unclean.leader.election.enable', 'false'),
            config('min.insync.replicas', '2'),
            config('max.message.bytes', '1048576', '1000000', '1048588'),
            config('message.timestamp.type', 'CreateTime'),
            config('min.cleanable.dirty.ratio', '0.5'),
            config('local.retention.ms', '604800000'),
          ],
        },
      },
    ];
    const seen = await read([
      ...OBSERVED_CONFIG_KEYS,
      ...(sketches[0].settings?.configs ?? []).map(({ key }) => key),
    ]);
    const findings = judge(sketches, seen).findings.filter(
      ({ subject }) => subject.name === 'quay_many',
    );
    expect(summary({ ...NOTHING, findings })).toEqual([
      'error drift/config quay_many min.insync.replicas',
      'error drift/config quay_many unclean.leader.election.enable',
    ]);
  });

  it('want more replicas in sync than there are, which Kafka lets pass', async () => {
    await createTopics(kafka, outside, undefined, [
      {
        ...on('quay_promise', 1),
        configEntries: entries({ 'min.insync.replicas': '2' }),
      },
    ]);
    const producer = outside.producer();
    await producer.connect();
    const [sent] = await producer.send({
      topic: 'quay_promise',
      acks: -1,
      messages: [{ value: 'kept once' }],
    });
    await producer.disconnect();
    expect(sent.errorCode).toBe(0);
    const findings = await verdicts([{ name: 'quay_promise' }]);
    expect(summary({ ...NOTHING, findings })).toEqual([
      'info drift/config-override quay_promise min.insync.replicas',
      'warning health/min-insync-replicas quay_promise',
    ]);
  });

  it('cost each broker one question, however many topics it holds', async () => {
    const before =
      (await read()).cost!.requests - (await read([])).cost!.requests;
    expect(before).toBeLessThanOrEqual(kafka.brokers.length);
    await createTopics(
      kafka,
      outside,
      undefined,
      Array.from({ length: 60 }, (_, index) =>
        on(`berth_${index}`, (index % 3) + 1),
      ),
    );
    const after =
      (await read()).cost!.requests - (await read([])).cost!.requests;
    expect(after).toBe(before);
  });

  it('are left open where no broker that holds the topic is there', async () => {
    await kafka.kill(3);
    const seen = await observeUntil(
      () => read(),
      one => !one.brokers.some(({ nodeId }) => nodeId === 3),
    );
    const { findings, notEvaluated } = judge(
      [
        { name: 'quay_two', ...WEEK },
        { name: 'quay_stray', ...WEEK },
      ],
      seen,
    );
    const ofRule = (rule: string) => rule === 'drift/retention';
    expect(
      findings
        .filter(({ rule }) => ofRule(rule))
        .map(({ subject }) => subject.name),
    ).toEqual(['quay_two']);
    expect(
      notEvaluated
        .filter(({ rule }) => ofRule(rule))
        .map(({ subject, reason }) => `${subject?.name}: ${reason}`),
    ).toEqual([
      'quay_stray: broker 3, which holds it, did not tell `retention.ms`',
    ]);
  });
});

function entries(configs: Record<string, string>) {
  return Object.entries(configs).map(([name, value]) => ({ name, value }));
}

function setConfigs(
  kafka: Kafka,
  type: ConfigResourceTypes,
  name: string,
  configs: Record<string, string>,
) {
  return withAdmin(kafka, admin =>
    admin.alterConfigs({
      validateOnly: false,
      resources: [{ type, name, configEntries: entries(configs) }],
    }),
  );
}
