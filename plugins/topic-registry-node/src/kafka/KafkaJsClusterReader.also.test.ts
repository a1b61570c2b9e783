import {
  isAnswered,
  refusalOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka } from '@topic-registry/dev-kafka';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  ResourcePatternTypes,
} from 'kafkajs';
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
import { ObserveOptions } from './ClusterReader';

jest.setTimeout(240_000);

const ALSO: Partial<ObserveOptions> = { also: ['producers', 'sizes'] };

describe('the questions that a reading asks only when told to', () => {
  let kafka: RunningKafka;
  let outside: Kafka;
  const users = { admin: 'admin-secret', reader: 'reader-secret' };

  beforeAll(async () => {
    kafka = await startTestKafka({ authorizer: true, sasl: { users } });
    outside = client(kafka, 'admin');
    await createTopics(kafka, outside, as('admin').sasl, [
      { topic: 'orders', numPartitions: 2 },
      { topic: 'empty', numPartitions: 1 },
    ]);
    const allowed = (resourceName: string, operation: AclOperationTypes) => ({
      resourceType: AclResourceTypes.TOPIC,
      resourceName,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: 'User:reader',
      host: '*',
      operation,
      permissionType: AclPermissionTypes.ALLOW,
    });
    await withAdmin(outside, admin =>
      admin.createAcls({
        acl: [
          allowed('orders', AclOperationTypes.DESCRIBE),
          allowed('empty', AclOperationTypes.READ),
        ],
      }),
    );
  });

  afterAll(() => kafka?.stop());

  function as(username: keyof typeof users) {
    return clusterConfig(kafka.brokers, {
      mechanism: 'plain',
      username,
      password: users[username],
    });
  }

  it('are not asked by default, and have no coverage then', async () => {
    const observation = await observe(as('admin'));
    expect(refusals(observation)).toEqual([]);
    for (const question of ['producers', 'sizes'] as const) {
      expect(isAnswered(observation, question)).toBe(false);
      expect(
        observation.coverage.some(entry => entry.question === question),
      ).toBe(false);
    }
    const topic = topicOf(observation, 'orders');
    expect(topic.bytesOnDisk).toBeUndefined();
    expect(topic.partitions[0].producers).toBeUndefined();
  });

  it('tell the live idempotent producers, and the bytes on disk', async () => {
    const writtenAt = Date.UTC(2026, 0, 2);
    const producer = outside.producer({ idempotent: true });
    await producer.connect();
    await producer.send({
      topic: 'orders',
      messages: [
        { partition: 1, value: 'x'.repeat(5_000), timestamp: `${writtenAt}` },
      ],
    });
    await producer.disconnect();

    const observation = await observe(as('admin'), ALSO);
    expect(refusals(observation)).toEqual([]);
    const orders = topicOf(observation, 'orders');
    expect(orders.partitions.map(({ producers }) => producers)).toEqual([
      [],
      [
        {
          producerId: expect.stringMatching(/^\d+$/),
          lastTimestamp: writtenAt,
          inTransaction: false,
        },
      ],
    ]);
    expect(orders.bytesOnDisk).toBeGreaterThan(5_000);
    expect(orders.bytesOnDisk).toBeLessThan(10_000);
    expect(topicOf(observation, 'empty').bytesOnDisk).toBe(0);
    const internal = observation.topics.filter(topic => topic.internal);
    for (const { partitions } of internal) {
      expect(partitions[0].producers).toBeUndefined();
    }
  });

  it('show an open transaction: its producer, and its records in the offsets', async () => {
    await createTopics(kafka, outside, as('admin').sasl, [
      { topic: 'payments', numPartitions: 1 },
    ]);
    const writtenAt = Date.UTC(2026, 0, 3);
    const producer = outside.producer({
      transactionalId: 'payments-writer',
      idempotent: true,
      maxInFlightRequests: 1,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({
      topic: 'payments',
      messages: [{ value: 'x', timestamp: `${writtenAt}` }],
    });

    const open = await observe(as('admin'), ALSO);
    expect(refusals(open)).toEqual([]);
    expect(topicOf(open, 'payments').partitions).toEqual([
      expect.objectContaining({
        beginOffset: 0n,
        // read_committed would show an empty partition
        endOffset: 1n,
        newestTimestamp: writtenAt,
        producers: [
          expect.objectContaining({
            lastTimestamp: writtenAt,
            inTransaction: true,
          }),
        ],
      }),
    ]);

    await transaction.abort();
    await producer.disconnect();
    const ended = await observeUntil(
      () => observe(as('admin'), ALSO),
      seen =>
        topicOf(seen, 'payments').partitions[0].producers?.[0]
          ?.inTransaction === false,
    );
    expect(topicOf(ended, 'payments').partitions[0].endOffset).toBe(2n);
  });

  it('are unknown to a role without the right, which the reason names', async () => {
    const observation = await observeUntil(
      () => observe(as('reader'), ALSO),
      ({ topics }) => topics.length === 2,
    );
    expect(isAnswered(observation, 'offsets', 'orders')).toBe(true);
    const denied = refusalOf(observation, 'producers', 'orders');
    expect(denied).toMatchObject({ subject: 'orders', code: 'denied' });
    expect(denied?.reason).toContain('Read on the topic');
    expect(
      topicOf(observation, 'orders').partitions[0].producers,
    ).toBeUndefined();
    expect(isAnswered(observation, 'producers', 'empty')).toBe(true);
    expect(topicOf(observation, 'empty').partitions[0].producers).toEqual([]);

    const sizes = refusalOf(observation, 'sizes');
    expect(sizes?.code).toBe('denied');
    expect(sizes?.reason).toContain('Describe on the cluster');
    for (const { bytesOnDisk } of observation.topics) {
      expect(bytesOnDisk).toBeUndefined();
    }
  });
});
