import { isAnswered } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ConsoleConsumer,
  RunningKafka,
  startConsoleConsumer,
} from '@topic-registry/dev-kafka';
import { Consumer, Kafka } from 'kafkajs';
import { ClusterConfig } from '../config';
import {
  client,
  clusterConfig,
  createTopics,
  groupOf,
  observe,
  observeUntil,
  refusals,
  startTestKafka,
  topicOf,
  withAdmin,
} from './__testUtils__/clusters';
import { parseObservation, serializeObservation } from './observationJson';

jest.setTimeout(180_000);

const TOPIC = 'orders.order.placed';
const RECORD_TIME = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('a reading of one real broker', () => {
  let kafka: RunningKafka;
  let config: ClusterConfig;
  let outside: Kafka;
  let consumer: Consumer | undefined;
  const newProtocol: ConsoleConsumer[] = [];

  beforeAll(async () => {
    kafka = await startTestKafka();
    config = clusterConfig(kafka.brokers);
    outside = client(kafka);
  });

  afterAll(async () => {
    await consumer?.disconnect();
    await Promise.all(newProtocol.map(member => member.stop()));
    await kafka?.stop();
  });

  async function create(
    ...topics: { topic: string; numPartitions?: number; retention?: string }[]
  ) {
    await createTopics(
      kafka,
      outside,
      undefined,
      topics.map(({ topic, numPartitions = 1, retention }) => ({
        topic,
        numPartitions,
        configEntries: retention
          ? [{ name: 'retention.ms', value: retention }]
          : [],
      })),
    );
  }

  async function produce(topic: string, partition: number, count: number) {
    const producer = outside.producer();
    await producer.connect();
    await producer.send({
      topic,
      messages: Array.from({ length: count }, (_, index) => ({
        partition,
        value: 'x',
        timestamp: String(RECORD_TIME + index),
      })),
    });
    await producer.disconnect();
  }

  it('finds a cluster without topics and groups complete, and creates nothing in it', async () => {
    const options = {
      expectedTopics: ['nowhere.at.all', 'no name at all!'],
      expectedGroups: ['nobody'],
    };
    for (let time = 0; time < 2; time++) {
      const observation = await observe(config, options);
      expect(refusals(observation)).toEqual([]);
      expect(observation.topics).toEqual([]);
      expect(observation.groups).toEqual([]);
      expect(observation.askedTopics).toEqual({
        'nowhere.at.all': 'absent',
        'no name at all!': 'absent',
      });
      expect(observation.askedGroups).toEqual({ nobody: 'absent' });
      expect(observation.brokers).toEqual([
        { nodeId: 1, host: '127.0.0.1', port: kafka.nodes[0].port },
      ]);
      expect(observation.kafkaClusterId).toMatch(/^[\w-]{22}$/);
    }
    await withAdmin(outside, async admin => {
      expect(await admin.listTopics()).toEqual([]);
    });
  });

  it('reads partitions, settings with their source, offsets and newest records', async () => {
    await create(
      { topic: TOPIC, numPartitions: 3, retention: '1000000' },
      { topic: 'orders.empty', numPartitions: 1 },
    );
    await produce(TOPIC, 1, 5);
    const observation = await observe(config, { expectedTopics: [TOPIC] });
    expect(refusals(observation)).toEqual([]);
    expect(observation.askedTopics).toEqual({ [TOPIC]: 'present' });

    const topic = topicOf(observation, TOPIC);
    expect(topic).toMatchObject({
      internal: false,
      reassigning: [],
      configs: {
        'retention.ms': { value: '1000000', source: 'topic' },
        'cleanup.policy': { value: 'delete', source: 'default' },
        'compression.type': { value: 'producer', source: 'default' },
      },
    });
    expect(Object.keys(topic.configs!)).toHaveLength(3);
    expect(topic.topicId).toMatch(/^[\w-]{22}$/);
    const at = { leader: 1, replicas: [1], isr: [1], offlineReplicas: [] };
    const empty = { beginOffset: 0n, endOffset: 0n, newestTimestamp: -1 };
    expect(topic.partitions).toEqual([
      { partition: 0, ...at, ...empty },
      {
        partition: 1,
        ...at,
        beginOffset: 0n,
        endOffset: 5n,
        newestTimestamp: RECORD_TIME + 4,
      },
      { partition: 2, ...at, ...empty },
    ]);
    expect(topicOf(observation, 'orders.empty').partitions).toEqual([
      { partition: 0, ...at, ...empty },
    ]);
    expect(
      await parseObservation(await serializeObservation(observation)),
    ).toEqual(observation);
  });

  it('reads the log start after records were deleted', async () => {
    await create({ topic: 'orders.trimmed' });
    await produce('orders.trimmed', 0, 4);
    await withAdmin(outside, async admin => {
      // kafkajs knows the leader only after it was asked about the topic
      await admin.fetchTopicOffsets('orders.trimmed');
      await admin.deleteTopicRecords({
        topic: 'orders.trimmed',
        partitions: [{ partition: 0, offset: '3' }],
      });
    });
    const { partitions } = topicOf(await observe(config), 'orders.trimmed');
    expect(partitions[0]).toMatchObject({ beginOffset: 3n, endOffset: 4n });
  });

  it('tells a topic that was deleted and created anew from the former one', async () => {
    await create({ topic: 'orders.again' });
    const before = topicOf(await observe(config), 'orders.again');
    await withAdmin(outside, admin =>
      admin.deleteTopics({ topics: ['orders.again'] }),
    );
    const gone = await observeUntil(
      () => observe(config, { expectedTopics: ['orders.again'] }),
      ({ askedTopics }) => askedTopics['orders.again'] !== 'present',
    );
    expect(gone.askedTopics).toEqual({ 'orders.again': 'absent' });
    expect(refusals(gone)).toEqual([]);
    await create({ topic: 'orders.again' });
    const after = topicOf(await observe(config), 'orders.again');
    expect(after.topicId).toBeDefined();
    expect(after.topicId).not.toBe(before.topicId);
  });

  it('reads a live classic group, one that is empty with commits, and knows an absent one', async () => {
    await create({ topic: 'orders.read', numPartitions: 2 });
    await produce('orders.read', 0, 3);
    await withAdmin(outside, admin =>
      admin.setOffsets({
        groupId: 'billing-rests',
        topic: 'orders.read',
        partitions: [{ partition: 0, offset: '2' }],
      }),
    );
    consumer = outside.consumer({ groupId: 'billing-reads' });
    await consumer.connect();
    await consumer.subscribe({ topic: 'orders.read', fromBeginning: true });
    await consumer.run({ eachMessage: async () => {} });

    const observation = await observeUntil(
      () =>
        observe(config, {
          expectedGroups: ['billing-reads', 'billing-rests', 'billing-none'],
        }),
      ({ groups }) =>
        groups.some(
          ({ groupId, state, commits }) =>
            groupId === 'billing-reads' &&
            state === 'Stable' &&
            commits?.['orders.read']?.[0] === 3n,
        ),
    );
    expect(refusals(observation)).toEqual([]);
    expect(observation.askedGroups).toEqual({
      'billing-reads': 'present',
      'billing-rests': 'present',
      'billing-none': 'absent',
    });
    const reads = groupOf(observation, 'billing-reads');
    expect(reads).toMatchObject({ type: 'classic', protocolType: 'consumer' });
    expect(reads.members).toEqual([
      expect.objectContaining({
        clientId: 'kafkajs',
        host: expect.stringContaining('127.0.0.1'),
        assignment: { 'orders.read': [0, 1] },
      }),
    ]);
    expect(groupOf(observation, 'billing-rests')).toMatchObject({
      type: 'classic',
      state: 'Empty',
      members: [],
      commits: { 'orders.read': { 0: 2n } },
    });
    expect(topicOf(observation, '__consumer_offsets').internal).toBe(true);
    await consumer.disconnect();
  });

  it('reads members and assignments of groups of the new protocol, which never count as dead', async () => {
    await create({ topic: 'orders.new', numPartitions: 2 });
    // two, because Kafka 3.9 errs when it is asked about more than one
    const groups = ['shipping-new', 'invoicing-new'];
    for (const group of groups) {
      newProtocol.push(
        await startConsoleConsumer({
          brokers: kafka.brokers,
          topic: 'orders.new',
          group,
          protocol: 'consumer',
          clientId: `client-of-${group}`,
        }),
      );
    }
    const observation = await observeUntil(
      () => observe(config, { expectedGroups: groups }),
      seen =>
        groups.every(id =>
          seen.groups.some(
            ({ groupId, state, members }) =>
              groupId === id &&
              state === 'Stable' &&
              members?.[0]?.assignment?.['orders.new'] !== undefined,
          ),
        ),
    );
    expect(refusals(observation)).toEqual([]);
    for (const id of groups) {
      expect(observation.askedGroups[id]).toBe('present');
      const group = groupOf(observation, id);
      expect(group).toMatchObject({
        type: 'consumer',
        protocolType: 'consumer',
      });
      expect(group.members).toEqual([
        {
          memberId: expect.any(String),
          clientId: `client-of-${id}`,
          host: expect.stringContaining('127.0.0.1'),
          assignment: { 'orders.new': [0, 1] },
        },
      ]);
    }
  });

  it('asks for no settings when no keys are given', async () => {
    const observation = await observe(config, { configKeys: [] });
    expect(topicOf(observation, TOPIC).configs).toBeUndefined();
    expect(isAnswered(observation, 'configs')).toBe(false);
    expect(
      observation.coverage.filter(({ question }) => question === 'configs'),
    ).toEqual([]);
  });

  it('sets no timer with a negative delay, of which Node would warn', async () => {
    const timers = jest.spyOn(global, 'setTimeout');
    await observe(config);
    const delays = timers.mock.calls.map(([, delay]) => delay);
    timers.mockRestore();
    expect(delays.length).toBeGreaterThan(0);
    expect(delays.filter(delay => delay !== undefined && delay < 0)).toEqual(
      [],
    );
  });

  it('reads many topics with few requests', async () => {
    await create(
      ...Array.from({ length: 300 }, (_, index) => ({
        topic: `many.topic-${index}`,
      })),
    );
    const observation = await observe(config);
    expect(observation.coverage.filter(({ answered }) => !answered)).toEqual(
      [],
    );
    expect(
      observation.topics.filter(
        ({ name, configs, partitions }) =>
          name.startsWith('many.') &&
          configs?.['retention.ms'] &&
          partitions[0].endOffset === 0n,
      ),
    ).toHaveLength(300);
    expect(observation.cost!.requests).toBeLessThan(20);
    expect(observation.cost!.bytesReceived).toBeGreaterThan(10_000);
  });

  it('says so when a listener without SASL is given credentials', async () => {
    const observation = await observe(
      clusterConfig(kafka.brokers, {
        mechanism: 'plain',
        username: 'reader',
        password: 'hidden-word',
      }),
    );
    const { code, reason } = observation.coverage[0];
    expect(code).toBe('denied');
    expect(reason).toContain('does not use SASL');
    expect(reason).toContain(kafka.brokers[0]);
    expect(reason).not.toContain('hidden-word');
  });
});
