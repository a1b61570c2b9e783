import {
  isAnswered,
  refusalOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ConsoleConsumer,
  RunningKafka,
  startConsoleConsumer,
} from '@topic-registry/dev-kafka';
import { Kafka } from 'kafkajs';
import { ClusterConfig } from '../config';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  groupOf,
  observe,
  observeUntil,
  refusals,
  startTestKafka,
} from './__testUtils__/clusters';
import { joinStreamsGroup } from './__testUtils__/streamsMember';

jest.setTimeout(240_000);

describe('a reading of share and streams groups', () => {
  let kafka: RunningKafka;
  let config: ClusterConfig;
  let outside: Kafka;
  const started: ConsoleConsumer[] = [];

  beforeAll(async () => {
    // 3.9.1 knows neither of them
    kafka = await startTestKafka({ version: '4.3.1' });
    config = clusterConfig(kafka.brokers);
    outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      { topic: 'orders', numPartitions: 2 },
      { topic: 'prices', numPartitions: 1 },
    ]);
    await commitAs(outside, ['billing'], 'orders');
  });

  async function produce() {
    const producer = outside.producer();
    await producer.connect();
    await producer.send({
      topic: 'orders',
      messages: [0, 1].map(partition => ({ partition, value: 'x' })),
    });
    await producer.disconnect();
  }

  afterAll(async () => {
    await Promise.all(started.map(member => member.stop()));
    await kafka?.stop();
  });

  it('tells members, assignments and start offsets of a live share group, and the offsets alone once it is empty', async () => {
    for (const clientId of ['share-one', 'share-two']) {
      started.push(
        await startConsoleConsumer({
          brokers: kafka.brokers,
          topic: 'orders',
          group: 'picking',
          protocol: 'share',
          clientId,
        }),
      );
    }
    // a share group begins at the end, and stands nowhere before its first record
    const live = await observeUntil(
      async () => {
        await produce();
        return observe(config, { expectedGroups: ['picking'] });
      },
      ({ groups }) =>
        groups.some(
          ({ groupId, state, members, commits }) =>
            groupId === 'picking' &&
            state === 'Stable' &&
            members?.length === 2 &&
            members.every(({ assignment }) => assignment?.orders) &&
            Object.keys(commits?.orders ?? {}).length === 2,
        ),
    );
    expect(refusals(live)).toEqual([]);
    expect(live.askedGroups).toEqual({ picking: 'present' });
    const picking = groupOf(live, 'picking');
    expect(picking).toMatchObject({ type: 'share', protocolType: 'share' });
    const members = [...picking.members!].sort((a, b) =>
      a.clientId < b.clientId ? -1 : 1,
    );
    expect(members.map(({ clientId }) => clientId)).toEqual([
      'share-one',
      'share-two',
    ]);
    for (const { memberId, host, assignment } of members) {
      expect(memberId).toMatch(/^[\w-]{22}$/);
      expect(host).toContain('127.0.0.1');
      expect(Object.keys(assignment!)).toEqual(['orders']);
    }
    const assigned = members.flatMap(({ assignment }) => assignment!.orders);
    expect([...new Set(assigned)].sort()).toEqual([0, 1]);
    for (const offset of Object.values(picking.commits!.orders)) {
      expect(offset).toBeGreaterThan(0n);
    }

    await Promise.all(started.splice(0).map(member => member.stop()));
    const rested = await observeUntil(
      () => observe(config),
      ({ groups }) =>
        groups.some(
          ({ groupId, state }) => groupId === 'picking' && state === 'Empty',
        ),
    );
    expect(refusals(rested)).toEqual([]);
    expect(groupOf(rested, 'picking')).toMatchObject({
      type: 'share',
      members: [],
    });
    expect(Object.keys(groupOf(rested, 'picking').commits!.orders)).toEqual([
      '0',
      '1',
    ]);
  });

  it('tells which partitions the tasks of a streams group read', async () => {
    const member = await joinStreamsGroup({
      broker: kafka.brokers[0],
      groupId: 'joining',
      memberId: 'member-of-test-000001',
      topology: [['orders', 'prices']],
    });
    const seen = await observeUntil(
      async () => {
        await member.beat();
        return observe(config, { expectedGroups: ['joining', 'nobody'] });
      },
      ({ groups }) =>
        groups.some(
          ({ groupId, state }) => groupId === 'joining' && state === 'Stable',
        ),
    );
    expect(refusals(seen)).toEqual([]);
    expect(seen.askedGroups).toEqual({ joining: 'present', nobody: 'absent' });
    expect(groupOf(seen, 'joining')).toMatchObject({
      type: 'streams',
      protocolType: 'streams',
      commits: {},
      members: [
        {
          memberId: 'member-of-test-000001',
          clientId: expect.any(String),
          host: expect.stringContaining('127.0.0.1'),
          // the second task finds no second partition of "prices"
          assignment: { orders: [0, 1], prices: [0] },
        },
      ],
    });
    await member.leave();
    const rested = await observeUntil(
      () => observe(config),
      ({ groups }) =>
        groups.some(
          ({ groupId, state }) => groupId === 'joining' && state === 'Empty',
        ),
    );
    expect(refusals(rested)).toEqual([]);
    expect(groupOf(rested, 'joining').members).toEqual([]);
  });

  it('leaves the answers about other groups whole', async () => {
    const seen = await observe(config);
    expect(isAnswered(seen, 'members', 'billing')).toBe(true);
    expect(refusalOf(seen, 'commits', 'billing')).toBeUndefined();
    expect(groupOf(seen, 'billing')).toMatchObject({
      type: 'classic',
      members: [],
      commits: { orders: { 0: 0n } },
    });
  });
});
