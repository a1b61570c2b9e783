import {
  ConsoleConsumer,
  RunningKafka,
  startConsoleConsumer,
} from '@topic-registry/dev-kafka';
import {
  client,
  clusterConfig,
  createTopics,
  startTestKafka,
  withAdmin,
} from '../__testUtils__/clusters';
import { BrokerLink } from '../session/BrokerLink';
import { ClusterSession } from '../session/ClusterSession';
import { ApiCall } from './ApiCall';
import { consumerGroupDescribe } from './consumerGroupDescribe';
import { describeCluster } from './describeCluster';
import { describeConfigs } from './describeConfigs';
import { describeGroups } from './describeGroups';
import { describeLogDirs } from './describeLogDirs';
import { describeProducers } from './describeProducers';
import { describeShareGroupOffsets } from './describeShareGroupOffsets';
import { listGroups } from './listGroups';
import { LATEST, listOffsets } from './listOffsets';
import { listPartitionReassignments } from './listPartitionReassignments';
import { metadata } from './metadata';
import { offsetFetch } from './offsetFetch';
import { shareGroupDescribe } from './shareGroupDescribe';
import { streamsGroupDescribe } from './streamsGroupDescribe';

jest.setTimeout(180_000);

/** What older brokers will answer: a real one is asked in every version that we speak. */
describe('every version of every request', () => {
  let kafka: RunningKafka;
  let session: ClusterSession;
  let link: BrokerLink;
  let newProtocol: ConsoleConsumer;

  beforeAll(async () => {
    kafka = await startTestKafka();
    const outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      { topic: 'orders', numPartitions: 2 },
    ]);
    await withAdmin(outside, admin =>
      admin.setOffsets({
        groupId: 'billing',
        topic: 'orders',
        partitions: [{ partition: 1, offset: '7' }],
      }),
    );
    newProtocol = await startConsoleConsumer({
      brokers: kafka.brokers,
      topic: 'orders',
      group: 'shipping',
      protocol: 'consumer',
    });
    const config = clusterConfig(kafka.brokers);
    session = ClusterSession.open({
      config,
      security: {},
      deadlineMs: 150_000,
    });
    link = session.link(kafka.nodes[0].host, kafka.nodes[0].port);
  });

  afterAll(async () => {
    await session?.close();
    await newProtocol?.stop();
    await kafka?.stop();
  });

  /** The answers by version, of those versions that the broker offers too. */
  async function ask<Request, Response>(
    call: ApiCall<Request, Response>,
    request: Request,
  ): Promise<Map<number, Response>> {
    const { versions } = await link.connect();
    const offered = versions![call.key];
    const answers = new Map<number, Response>();
    const first = Math.max(call.minVersion, offered.minVersion);
    const last = Math.min(call.maxVersion, offered.maxVersion);
    for (let version = first; version <= last; version++) {
      answers.set(version, await link.send(call, request, version));
    }
    expect(answers.size).toBeGreaterThan(0);
    return answers;
  }

  it('Metadata', async () => {
    for (const [version, answer] of await ask(metadata, {
      topics: ['orders', 'none'],
    })) {
      expect(answer.brokers).toEqual([
        expect.objectContaining({ nodeId: 1, port: kafka.nodes[0].port }),
      ]);
      expect(answer.clusterId).toMatch(/^[\w-]{22}$/);
      const byName = new Map(answer.topics.map(topic => [topic.name, topic]));
      expect(byName.get('none')).toMatchObject({
        errorCode: 3,
        partitions: [],
      });
      const orders = byName.get('orders')!;
      expect(orders).toMatchObject({ errorCode: 0, internal: false });
      expect(orders.topicId === undefined).toBe(version < 10);
      expect(orders.partitions).toHaveLength(2);
      expect(orders.partitions[0]).toEqual({
        partition: expect.any(Number),
        leader: 1,
        replicas: [1],
        isr: [1],
        offlineReplicas: [],
      });
    }
    for (const [version, answer] of await ask(metadata, {
      topics: [],
      includeClusterAuthorizedOperations: true,
    })) {
      expect(answer.topics).toEqual([]);
      const told = version >= 8 && version <= 10;
      expect((answer.clusterAuthorizedOperations ?? 0) > 0).toBe(told);
    }
  });

  it('ListOffsets', async () => {
    for (const [, answer] of await ask(listOffsets, {
      timestamp: LATEST,
      topics: [
        { name: 'orders', partitions: [{ partition: 0 }, { partition: 9 }] },
      ],
    })) {
      const { topics, partitions, errorCodes, timestamps, offsets } = answer;
      expect(topics).toEqual([{ name: 'orders', from: 0, to: 2 }]);
      const told = new Map(
        [0, 1].map(index => [
          partitions[index],
          [errorCodes[index], timestamps[index], offsets[index]],
        ]),
      );
      expect(told).toEqual(
        new Map([
          [0, [0, -1, 0n]],
          [9, [3, -1, -1n]],
        ]),
      );
    }
  });

  it('ListGroups', async () => {
    for (const [version, answer] of await ask(listGroups, {})) {
      expect(answer.errorCode).toBe(0);
      const { type, ...billing } = answer.groups.find(
        ({ groupId }) => groupId === 'billing',
      )!;
      expect(billing).toEqual({
        groupId: 'billing',
        protocolType: 'consumer',
        state: version >= 4 ? 'Empty' : undefined,
      });
      expect(type?.toLowerCase()).toBe(version >= 5 ? 'classic' : undefined);
    }
  });

  it('DescribeGroups', async () => {
    for (const [, { groups }] of await ask(describeGroups, {
      groupIds: ['billing', 'nobody'],
    })) {
      expect(groups).toEqual([
        {
          errorCode: 0,
          groupId: 'billing',
          state: 'Empty',
          protocolType: 'consumer',
          members: [],
        },
        {
          errorCode: 0,
          groupId: 'nobody',
          state: 'Dead',
          protocolType: '',
          members: [],
        },
      ]);
    }
  });

  it('ConsumerGroupDescribe', async () => {
    // the group is there only once its member has joined
    for (;;) {
      const { groups } = await link.send(listGroups, {});
      const shipping = groups.find(({ groupId }) => groupId === 'shipping');
      if (shipping?.state === 'Stable') break;
    }
    for (const [, { groups }] of await ask(consumerGroupDescribe, {
      groupIds: ['shipping', 'billing'],
    })) {
      // 3.9 repeats groups, as "not found"
      expect(groups).toContainEqual({
        errorCode: 0,
        errorMessage: undefined,
        groupId: 'shipping',
        state: 'Stable',
        members: [expect.objectContaining({ clientId: 'console-consumer' })],
      });
      const billing = groups.filter(({ groupId }) => groupId === 'billing');
      expect(new Set(billing.map(({ errorCode }) => errorCode))).toEqual(
        new Set([69]),
      );
    }
  });

  it('OffsetFetch', async () => {
    for (const [version, { groups }] of await ask(offsetFetch, {
      groupIds: ['billing'],
    })) {
      expect(groups).toMatchObject([
        {
          groupId: version >= 8 ? 'billing' : '',
          errorCode: 0,
          topics: [{ name: 'orders', some: true, offsets: { 1: 7n } }],
        },
      ]);
    }
  });

  it('ShareGroupDescribe, DescribeShareGroupOffsets and StreamsGroupDescribe', async () => {
    // Kafka 3.9 knows none of them
    const known = kafka.version !== '3.9.1';
    const calls = [
      shareGroupDescribe,
      describeShareGroupOffsets,
      streamsGroupDescribe,
    ];
    for (const call of calls) {
      expect((await link.versionOf(call)) !== undefined).toBe(known);
    }
    if (!known) return;
    const { groups: joined } = await link.send(listGroups, {});
    expect(joined.map(({ groupId }) => groupId)).toContain('billing');
    const request = { groupIds: ['billing'] };
    const isNone = { groupId: 'billing', errorCode: 69 };
    for (const [, { groups }] of await ask(shareGroupDescribe, request)) {
      expect(groups).toEqual([expect.objectContaining(isNone)]);
    }
    for (const [, { groups }] of await ask(streamsGroupDescribe, request)) {
      expect(groups).toEqual([expect.objectContaining(isNone)]);
    }
    const answers = await ask(describeShareGroupOffsets, request);
    expect([...answers.keys()]).toEqual([0, 1]);
    for (const [, { groups }] of answers) {
      // as for a share group that stands nowhere
      expect(groups).toEqual([
        { groupId: 'billing', errorCode: 0, topics: [] },
      ]);
    }
  });

  it('DescribeConfigs', async () => {
    for (const [, { results }] of await ask(describeConfigs, {
      topics: ['orders', 'none'],
      keys: ['cleanup.policy'],
    })) {
      const byTopic = new Map(results.map(result => [result.topic, result]));
      expect(byTopic.get('none')).toMatchObject({ errorCode: 3, configs: [] });
      expect(byTopic.get('orders')).toMatchObject({
        errorCode: 0,
        configs: [
          {
            name: 'cleanup.policy',
            value: 'delete',
            source: 5,
            sensitive: false,
          },
        ],
      });
    }
  });

  it('DescribeCluster and ListPartitionReassignments', async () => {
    for (const [, answer] of await ask(describeCluster, {})) {
      expect(answer.errorCode).toBe(0);
      expect(answer.authorizedOperations).toBeGreaterThan(0);
    }
    for (const [, answer] of await ask(listPartitionReassignments, {
      timeoutMs: 5_000,
    })) {
      expect(answer).toEqual({
        errorCode: 0,
        errorMessage: undefined,
        topics: [],
      });
    }
  });

  it('DescribeProducers and DescribeLogDirs', async () => {
    for (const [, answer] of await ask(describeProducers, {
      topics: [{ name: 'orders', partitions: [{ partition: 1 }] }],
    })) {
      expect(answer).toEqual({
        topics: [{ name: 'orders', from: 0, to: 1 }],
        partitions: [1],
        errorCodes: [0],
        producers: [[]],
      });
    }
    const answers = await ask(describeLogDirs, {});
    expect([...answers.keys()]).toEqual([1, 2, 3, 4]);
    for (const [, { errorCode, dirs }] of answers) {
      expect(errorCode).toBe(0);
      expect(dirs).toHaveLength(1);
      const [{ logs, ...dir }] = dirs;
      expect(dir).toEqual({
        errorCode: 0,
        path: expect.stringContaining(kafka.dataDir),
      });
      expect(logs.filter(({ topic }) => topic === 'orders')).toEqual([
        { topic: 'orders', partition: expect.any(Number), bytes: 0n },
        { topic: 'orders', partition: expect.any(Number), bytes: 0n },
      ]);
    }
  });
});
