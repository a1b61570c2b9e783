import { mockServices } from '@backstage/backend-test-utils';
import {
  ConsoleConsumer,
  RunningKafka,
  startConsoleConsumer,
} from '@topic-registry/dev-kafka';
import { Kafka } from 'kafkajs';
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
  topicOf,
  withAdmin,
} from '../__testUtils__/clusters';
import { ObserveOptions, ObserveProgress } from '../ClusterReader';
import { SelfCheckedReader } from '../SelfCheckedReader';
import { missingInternals } from '../session/kafkajsInternals';
import { KafkaJsAdminReader } from './KafkaJsAdminReader';

jest.setTimeout(180_000);

const OPTIONS: ObserveOptions = {
  deadlineMs: 60_000,
  configKeys: ['retention.ms', 'cleanup.policy'],
  expectedTopics: ['orders', 'nowhere'],
  expectedGroups: ['billing', 'nobody'],
};
/** What the public client never tells. */
const NEVER = [
  { question: 'newest', subject: undefined, code: 'unsupported' },
  { question: 'groups', subject: undefined, code: 'unsupported' },
];

describe('the inside of kafkajs', () => {
  it('is the one that the reader knows', async () => {
    const kafka = new Kafka({ brokers: ['127.0.0.1:9'] });
    expect(await missingInternals(kafka)).toBeUndefined();
  });

  it.each([
    ['has no way in', {}, 'no access'],
    [
      'has another shape',
      {
        [Symbol('private:Kafka:createCluster')]: () => ({
          connectionPoolBuilder: {
            build: async () => ({ pool: [{ requestQueue: { pending: [] } }] }),
          },
          brokerPool: { createBroker: () => ({ connect: () => {} }) },
        }),
      },
      'it lacks connectionPool.send',
    ],
  ])('is told when it %s', async (_what, kafka, words) => {
    expect(await missingInternals(kafka)).toContain(words);
  });
});

describe('a reading through the public admin client', () => {
  let kafka: RunningKafka;
  let newProtocol: ConsoleConsumer;

  beforeAll(async () => {
    kafka = await startTestKafka();
    const outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      {
        topic: 'orders',
        numPartitions: 2,
        configEntries: [{ name: 'retention.ms', value: '1000000' }],
      },
      { topic: 'payments', numPartitions: 1 },
    ]);
    const producer = outside.producer();
    await producer.connect();
    await producer.send({
      topic: 'orders',
      messages: [
        { partition: 1, value: 'a' },
        { partition: 1, value: 'b' },
      ],
    });
    await producer.disconnect();
    await commitAs(outside, ['billing'], 'orders');
    newProtocol = await startConsoleConsumer({
      brokers: kafka.brokers,
      topic: 'orders',
      group: 'shipping',
      protocol: 'consumer',
    });
    await observeUntil(
      () => observe(clusterConfig(kafka.brokers)),
      ({ groups }) =>
        groups.some(
          ({ groupId, members }) =>
            groupId === 'shipping' && members?.length === 1,
        ),
    );
  });

  afterAll(async () => {
    await newProtocol?.stop();
    await kafka?.stop();
  });

  const read = (options: Partial<ObserveOptions> = {}) =>
    KafkaJsAdminReader.create(clusterConfig(kafka.brokers), {}).observe({
      ...OPTIONS,
      ...options,
    });

  it('agrees with the other one in what it tells, and says what it cannot', async () => {
    const told: ObserveProgress[] = [];
    const seen = await read({ onProgress: one => told.push(one) });
    const full = await observe(clusterConfig(kafka.brokers), OPTIONS);

    expect(refusals(seen)).toEqual([
      ...NEVER,
      { question: 'members', subject: 'shipping', code: 'unsupported' },
    ]);
    expect(seen.kafkaClusterId).toBe(full.kafkaClusterId);
    expect(seen.brokers).toEqual(full.brokers);
    expect(seen.topics).toEqual(
      full.topics.map(({ topicId, partitions, ...topic }) => ({
        ...topic,
        partitions: partitions.map(
          ({ newestTimestamp, ...partition }) => partition,
        ),
      })),
    );
    expect(topicOf(seen, 'orders').partitions[1]).toMatchObject({
      beginOffset: 0n,
      endOffset: 2n,
    });
    expect(topicOf(seen, 'orders').configs).toEqual({
      'retention.ms': {
        value: '1000000',
        source: 'topic',
        inherited: '604800000',
      },
      'cleanup.policy': { value: 'delete', source: 'default' },
    });
    expect(groupOf(seen, 'billing')).toEqual(groupOf(full, 'billing'));
    // alive, and never told as dead
    expect(groupOf(seen, 'shipping')).toMatchObject({
      type: 'unknown',
      state: 'Unknown',
    });
    expect(groupOf(seen, 'shipping').members).toBeUndefined();
    expect(seen.askedTopics).toEqual({ orders: 'present', nowhere: 'absent' });
    expect(seen.askedGroups).toEqual({ billing: 'present', nobody: 'unknown' });

    const last = new Map(told.map(one => [one.step, one]));
    expect([...last.keys()].sort()).toEqual([
      'commits',
      'configs',
      'groups',
      'members',
      'offsets',
      'reassignments',
      'topics',
    ]);
    for (const { done, total } of last.values()) expect(done).toBe(total);
  });

  it('says what it never asks, where that is asked for', async () => {
    const seen = await read({ also: ['producers', 'sizes'] });
    expect(refusals(seen)).toEqual(
      expect.arrayContaining([
        { question: 'producers', subject: undefined, code: 'unsupported' },
        { question: 'sizes', subject: undefined, code: 'unsupported' },
      ]),
    );
  });

  it('takes the place of the other one where kafkajs has another inside', async () => {
    const logger = mockServices.logger.mock();
    const reader = SelfCheckedReader.create(
      clusterConfig(kafka.brokers),
      { logger },
      async () => 'it lacks broker.connect',
    );
    const seen = await reader.observe(OPTIONS);
    expect(refusals(seen)).toEqual(expect.arrayContaining(NEVER));
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toContain('it lacks broker.connect');
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('ends at the deadline and at the signal, with what it has', async () => {
    const late = await read({ deadlineMs: 1 });
    expect(late.coverage.every(({ answered }) => !answered)).toBe(true);
    expect(late.coverage[0].code).toBe('timeout');

    const abort = new AbortController();
    const ended = await read({
      signal: abort.signal,
      onProgress: ({ step }) => {
        if (step === 'groups') abort.abort();
      },
    });
    const codeOf = (question: string) =>
      ended.coverage.find(entry => entry.question === question)?.code;
    expect(codeOf('topics')).toBeUndefined();
    expect(codeOf('configs')).toBeUndefined();
    expect(codeOf('commits')).toBe('cancelled');
    expect(codeOf('offsets')).toBe('cancelled');
  });

  it('refuses the ends of topics as soon as there are transactions, which it does not see', async () => {
    const producer = client(kafka).producer({
      transactionalId: 'writer',
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    try {
      await transaction.send({ topic: 'payments', messages: [{ value: 'a' }] });
      const seen = await read();
      expect(refusals(seen)).toEqual(
        expect.arrayContaining([
          { question: 'offsets', subject: undefined, code: 'unsupported' },
        ]),
      );
      expect(topicOf(seen, 'payments').partitions[0].endOffset).toBeUndefined();
    } finally {
      await transaction.abort();
      await producer.disconnect();
    }
  });

  it('names a cluster that is not there', async () => {
    const seen = await KafkaJsAdminReader.create(
      clusterConfig(['127.0.0.1:1']),
      {},
    ).observe(OPTIONS);
    expect(seen.coverage.map(({ answered }) => answered)).not.toContain(true);
    expect(seen.coverage[0]).toMatchObject({
      question: 'topics',
      code: 'unreachable',
    });
    expect(seen.coverage[0].reason).toContain('127.0.0.1:1');
  });

  it('leaves no topic behind that was not there', async () => {
    await read();
    await withAdmin(client(kafka), async admin => {
      expect(await admin.listTopics()).not.toContain('nowhere');
    });
  });
});
