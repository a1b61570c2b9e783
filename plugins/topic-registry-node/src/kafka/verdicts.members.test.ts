import {
  ConsoleConsumer,
  joinWorkers,
  KafkaVersion,
  RunningKafka,
  startConsoleConsumer,
  WorkerGroup,
} from '@topic-registry/dev-kafka';
import { Consumer, Kafka } from 'kafkajs';
import { openQuestions, summary, TopicSketch } from '../rules/testing';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  groupOf,
  observe,
  observeUntil,
  startTestKafka,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(240_000);

const TOPICS = ['ferry_events', 'berth_events', 'fare_events', 'tide_events'];
const groupOn = (topic: string) => `analytics_${topic}_consumer`;

describe.each<KafkaVersion>(['4.3.1', '3.9.1'])(
  'verdicts beside members that read nothing, on Kafka %s',
  version => {
    let kafka: RunningKafka;
    let outside: Kafka;
    const consumers: Consumer[] = [];
    const workers: WorkerGroup[] = [];
    const consoles: ConsoleConsumer[] = [];

    beforeAll(async () => {
      kafka = await startTestKafka({ version });
      outside = client(kafka);
      await createTopics(
        kafka,
        outside,
        undefined,
        TOPICS.map(topic => ({ topic, numPartitions: 1 })),
      );
    });

    afterAll(async () => {
      await Promise.all([
        ...consumers.map(one => one.disconnect()),
        ...workers.map(one => one.leave()),
        ...consoles.map(one => one.stop()),
      ]);
      await kafka?.stop();
    });

    const read = () =>
      observe(clusterConfig(kafka.brokers), {
        expectedTopics: TOPICS,
        expectedGroups: TOPICS.map(groupOn),
      });

    async function join(groupId: string, topics: string[]): Promise<Consumer> {
      const consumer = outside.consumer({
        groupId,
        sessionTimeout: 10_000,
        heartbeatInterval: 500,
        maxWaitTimeInMs: 500,
      });
      consumers.push(consumer);
      await consumer.connect();
      await consumer.subscribe({ topics });
      const joined = new Promise<void>(resolve => {
        consumer.on(consumer.events.GROUP_JOIN, () => resolve());
      });
      await consumer.run({ eachMessage: async () => {} });
      await joined;
      return consumer;
    }

    async function produce(topic: string) {
      const producer = outside.producer();
      await producer.connect();
      await producer.send({ topic, messages: [{ value: 'x' }] });
      await producer.disconnect();
    }

    const sketch = (name: string): TopicSketch => ({
      name,
      consumers: ['service-12'],
    });

    it('find the absent consumer beside an idle member and beside workers', async () => {
      await join('gangway-jobs', ['fare_events']);
      await join('gangway-jobs', ['fare_events']);
      workers.push(
        await joinWorkers(outside, {
          groupId: 'harbour-connect',
          protocolType: 'connect',
          assignment: Buffer.from([0, 1, 0, 0, 0, 1, 0, 9]),
        }),
        await joinWorkers(outside, {
          groupId: 'schema-registry',
          protocolType: 'sr',
          assignment: Buffer.from('{"version":1,"error":0}'),
        }),
      );
      const observation = await observeUntil(
        read,
        ({ groups }) =>
          groups.some(
            ({ groupId, state, members }) =>
              groupId === 'gangway-jobs' &&
              state === 'Stable' &&
              members?.length === 2,
          ) &&
          groups.some(({ groupId }) => groupId === 'schema-registry') &&
          groups.some(({ groupId }) => groupId === 'harbour-connect'),
      );
      const [busy, idle] = groupOf(observation, 'gangway-jobs')
        .members!.map(({ assignment }) => assignment)
        .sort(one => (one?.fare_events ? -1 : 1));
      expect(busy).toEqual({ fare_events: [0] });
      expect(idle).toEqual({});
      expect(observation.coverage.filter(({ answered }) => !answered)).toEqual(
        [],
      );
      const evaluation = judge([sketch('ferry_events')], observation);
      expect(summary(evaluation)).toContain(
        'warning consumer/absent ferry_events service-12',
      );
      expect(
        evaluation.notEvaluated.filter(({ rule }) =>
          rule.startsWith('consumer/'),
        ),
      ).toEqual([]);
    });

    it('see a consumer of the new protocol by its commits once its member has stopped', async () => {
      const group = groupOn('tide_events');
      await produce('tide_events');
      const member = await startConsoleConsumer({
        brokers: kafka.brokers,
        version,
        topic: 'tide_events',
        group,
        protocol: 'consumer',
      });
      consoles.push(member);
      await observeUntil(read, ({ groups }) =>
        groups.some(
          ({ groupId, members }) =>
            groupId === group &&
            members?.some(({ assignment }) => assignment?.tide_events?.length),
        ),
      );
      await observeUntil(read, ({ groups }) =>
        groups.some(
          ({ groupId, commits }) => groupId === group && commits?.tide_events,
        ),
      );
      await member.stop();
      const observation = await observeUntil(read, ({ groups }) =>
        groups.some(
          ({ groupId, state }) => groupId === group && state === 'Empty',
        ),
      );
      expect(groupOf(observation, group)).toMatchObject({
        type: 'consumer',
        commits: { tide_events: { 0: 1n } },
      });
      expect(
        summary(judge([sketch('tide_events')], observation)).filter(line =>
          line.includes('tide_events'),
        ),
      ).toEqual([]);
    });

    it('leave open whether a consumer is there whose member has left and committed nothing', async () => {
      const group = groupOn('fare_events');
      const member = await startConsoleConsumer({
        brokers: kafka.brokers,
        version,
        topic: 'fare_events',
        group,
        protocol: 'consumer',
        commits: false,
      });
      consoles.push(member);
      await observeUntil(read, ({ groups }) =>
        groups.some(
          ({ groupId, members }) => groupId === group && members?.length === 1,
        ),
      );
      await member.stop();
      const observation = await observeUntil(read, ({ groups }) =>
        groups.some(
          ({ groupId, state }) => groupId === group && state === 'Empty',
        ),
      );
      expect(groupOf(observation, group).commits).toEqual({});
      const evaluation = judge([sketch('fare_events')], observation);
      expect(summary(evaluation).join()).not.toContain('consumer/absent');
      expect(openQuestions(evaluation, 'consumer/absent')).toEqual([
        'fare_events service-12',
      ]);
    });

    it('take a group for gone whose members have turned to another topic', async () => {
      const group = groupOn('berth_events');
      await commitAs(outside, [group], 'berth_events');
      await join(group, ['ferry_events']);
      const observation = await observeUntil(read, ({ groups }) =>
        groups.some(
          ({ groupId, members }) =>
            groupId === group &&
            members?.some(({ assignment }) => assignment?.ferry_events?.length),
        ),
      );
      expect(groupOf(observation, group).commits).toHaveProperty(
        'berth_events',
      );
      expect(
        summary(judge([sketch('berth_events')], observation)).filter(line =>
          line.includes('berth_events'),
        ),
      ).toEqual(['warning consumer/absent berth_events service-12']);
    });
  },
);
