import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  KafkaVersion,
  OffsetCommitter,
  RunningKafka,
} from '@topic-registry/dev-kafka';
import { Consumer, Kafka } from 'kafkajs';
import { parseDocument } from '../document';
import { evaluateCluster, internalTopicsOf } from '../rules';
import { openQuestions, stated, summary, TopicSketch } from '../rules/testing';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
  withAdmin,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(240_000);

const QUERY = '_confluent-ksql-default_query_CTAS_FARES_7';
const CONSOLE = 'console-consumer-76665';
/** Kept by platforms, by their names alone. */
const OF_PLATFORMS = [
  'gate-KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-0000000006-topic',
  'gate-KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-0000000014-topic',
  'connect-cluster-configs',
  'mirrormaker2-cluster-offsets',
];
/** Of users, though platforms call theirs so. */
const OF_USERS = ['engine-heartbeats', 'crew.heartbeats', 'berth-changelog'];
const OURS = ['fare_events', 'berth_events', 'tide_events', 'rope_events'];

const FOR_EVER = '9223372036854775807';

describe.each<KafkaVersion>(['4.3.1', '3.9.1'])(
  'verdicts beside platforms and people, on Kafka %s',
  version => {
    let kafka: RunningKafka;
    let outside: Kafka;
    let committer: OffsetCommitter;
    const consumers: Consumer[] = [];

    beforeAll(async () => {
      kafka = await startTestKafka({ version });
      outside = client(kafka);
      await createTopics(
        kafka,
        outside,
        undefined,
        [...OURS, ...OF_PLATFORMS, ...OF_USERS].map(topic => ({
          topic,
          numPartitions: 1,
          ...(topic === 'rope_events' && {
            configEntries: [{ name: 'retention.ms', value: FOR_EVER }],
          }),
        })),
      );
      committer = await OffsetCommitter.connect(outside, 100);
    });

    afterAll(async () => {
      await Promise.all(consumers.map(one => one.disconnect()));
      await committer?.disconnect();
      await kafka?.stop();
    });

    const read = () =>
      observe(clusterConfig(kafka.brokers), {
        expectedTopics: OURS,
        expectedGroups: OURS.map(topic => `analytics_${topic}_consumer`),
      });

    async function join(groupId: string, topic: string) {
      const consumer = outside.consumer({ groupId, maxWaitTimeInMs: 500 });
      consumers.push(consumer);
      await consumer.connect();
      await consumer.subscribe({ topics: [topic] });
      await consumer.run({ eachMessage: async () => {} });
      return observeUntil(read, ({ groups }) =>
        groups.some(
          one =>
            one.groupId === groupId &&
            one.members?.some(({ assignment }) => assignment?.[topic]?.length),
        ),
      );
    }

    async function produce(topic: string, count: number) {
      const producer = outside.producer();
      await producer.connect();
      await producer.send({
        topic,
        messages: Array.from({ length: count }, () => ({ value: 'x' })),
      });
      await producer.disconnect();
    }

    const on = (sketch: TopicSketch, observation: Observation) => {
      const evaluation = judge([sketch], observation);
      return {
        evaluation,
        found: summary(evaluation).filter(line => line.includes(sketch.name)),
      };
    };

    it('take a query of ksqlDB for a reader of a deprecated topic', async () => {
      const observation = await join(QUERY, 'fare_events');
      const { found } = on(
        { name: 'fare_events', lifecycle: 'deprecated' },
        observation,
      );
      expect(found).toEqual([
        `warning deprecated/consumed fare_events ${QUERY}`,
      ]);
    });

    it('find an absent consumer beside somebody at a console', async () => {
      const observation = await join(CONSOLE, 'berth_events');
      const { found } = on(
        { name: 'berth_events', consumers: ['service-12'] },
        observation,
      );
      expect(found).toEqual([
        'warning consumer/absent berth_events service-12',
        `warning consumer/undeclared berth_events ${CONSOLE}`,
      ]);
    });

    it('take offsets beyond the end of a deprecated topic for no reading', async () => {
      await produce('tide_events', 3);
      await committer.commit('leftover', 'tide_events', [500n]);
      const observation = await observeUntil(read, ({ groups }) =>
        groups.some(({ commits }) => commits?.tide_events),
      );
      const { evaluation, found } = on(
        { name: 'tide_events', lifecycle: 'deprecated' },
        observation,
      );
      expect(found.join()).not.toContain('deprecated/consumed');
      expect(openQuestions(evaluation, 'deprecated/consumed')).toEqual([
        'tide_events leftover',
      ]);
      expect(
        evaluation.notEvaluated.find(
          ({ rule }) => rule === 'deprecated/consumed',
        )?.reason,
      ).toContain('beyond its end at 3');
    });

    it('tell how many records were deleted before a group came to them', async () => {
      await produce('rope_events', 20);
      await committer.commit('late-job', 'rope_events', [5n]);
      await withAdmin(outside, async admin => {
        // kafkajs has to know the topic first
        await admin.fetchTopicOffsets('rope_events');
        await admin.deleteTopicRecords({
          topic: 'rope_events',
          partitions: [{ partition: 0, offset: '15' }],
        });
      });
      const observation = await observeUntil(
        read,
        ({ topics, groups }) =>
          topics.some(
            ({ name, partitions }) =>
              name === 'rope_events' && partitions[0].beginOffset === 15n,
          ) && groups.some(({ commits }) => commits?.rope_events),
      );
      const { evaluation } = on({ name: 'rope_events' }, observation);
      const undeclared = evaluation.findings.find(
        ({ rule, subject }) =>
          rule === 'consumer/undeclared' && subject.name === 'rope_events',
      );
      expect(undeclared?.evidence).toContainEqual(
        expect.objectContaining({
          label: 'lost unread',
          value: expect.stringMatching(/^10 records/),
        }),
      );
    });

    it('take the largest long for a retention without end, in the document and on the cluster', async () => {
      const observation = await read();
      for (const words of [FOR_EVER, 'unlimited', '-1', 'Long.MAX_VALUE']) {
        const { registry } = parseDocument(
          `# Topics\n\n| Topic | Producer | Consumers | retention.ms |\n|---|---|---|---|\n| rope_events | Ropes | Decks | ${words} |\n| tide_events | Ropes | Decks | ${words} |\n`,
          { id: 'ropes', file: 'ropes.md' },
        );
        const { findings } = evaluateCluster({
          cluster: { id: 'dev', environment: 'development' },
          registries: [{ registry, timezone: 'UTC', serviceAliases: {} }],
          observation,
          now: new Date(observation.endedAt),
        });
        expect(
          findings
            .filter(({ rule }) => rule === 'drift/retention')
            .map(({ subject }) => subject.name),
        ).toEqual(['tide_events']);
      }
      const { found } = on(
        { name: 'rope_events', settings: { retentionMs: stated(604_800_000) } },
        observation,
      );
      expect(found).toContain('error drift/retention rope_events');
    });

    it('leave topics of platforms alone, and none that is called alike', async () => {
      const observation = await read();
      const internal = internalTopicsOf(observation);
      for (const name of OF_PLATFORMS) expect(internal.has(name)).toBe(true);
      const unregistered = summary(judge([], observation))
        .filter(line => line.includes('drift/topic-unregistered'))
        .map(line => line.split(' ')[2]);
      expect(unregistered).toEqual(expect.arrayContaining(OF_USERS));
      for (const name of OF_PLATFORMS) expect(unregistered).not.toContain(name);
    });
  },
);
