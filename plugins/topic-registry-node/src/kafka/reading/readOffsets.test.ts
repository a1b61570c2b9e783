import { OffsetCommitter, RunningKafka } from '@topic-registry/dev-kafka';
import { Kafka } from 'kafkajs';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  startTestKafka,
} from '../__testUtils__/clusters';
import { standingOf } from '../../rules/usage/tells';
import { ClusterSession } from '../session/ClusterSession';
import { Reading } from './Reading';
import { readEndsAgain, readOffsets } from './readOffsets';
import { readTopics } from './readTopics';

jest.setTimeout(180_000);

const TOPIC = 'tide_events';

describe('ends that are read beside commits', () => {
  let kafka: RunningKafka;
  let outside: Kafka;

  beforeAll(async () => {
    kafka = await startTestKafka();
    outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      { topic: TOPIC, numPartitions: 2 },
    ]);
  });

  afterAll(() => kafka?.stop());

  async function produce(count: number) {
    const producer = outside.producer();
    await producer.connect();
    await producer.send({
      topic: TOPIC,
      messages: Array.from({ length: count }, () => ({
        partition: 0,
        value: 'x',
      })),
    });
    await producer.disconnect();
  }

  it('are asked again where a commit is younger, and only there', async () => {
    const config = clusterConfig(kafka.brokers);
    const session = ClusterSession.open({
      config,
      security: {},
      deadlineMs: 60_000,
    });
    try {
      const reading = new Reading(config, session, {
        deadlineMs: 60_000,
        configKeys: [],
        expectedTopics: [TOPIC],
        expectedGroups: [],
      });
      await produce(3);
      await readTopics(reading);
      await readOffsets(reading);
      const topic = reading.topics.get(TOPIC)!;
      const ends = () => topic.partitions.map(({ endOffset }) => endOffset);
      expect(ends()).toEqual([3n, 0n]);

      const group = (groupId: string, offset: bigint) => ({
        groupId,
        type: 'classic' as const,
        state: 'Empty',
        protocolType: '',
        members: [],
        commits: { [TOPIC]: { 0: offset }, gone_events: { 0: 9n } },
      });
      const { cost } = session;
      reading.groups.set('behind', group('behind', 3n));
      await readEndsAgain(reading);
      expect(session.cost.requests).toBe(cost.requests);

      // written and committed since the ends were read
      await produce(5);
      const live = group('live', 8n);
      const lost = group('lost', 500n);
      expect(standingOf(TOPIC, live, topic)).toBe('beyond');
      for (const one of [live, lost]) reading.groups.set(one.groupId, one);
      await readEndsAgain(reading);
      expect(ends()).toEqual([8n, 0n]);
      expect(standingOf(TOPIC, live, topic)).toBe('committed');
      expect(standingOf(TOPIC, lost, topic)).toBe('beyond');
    } finally {
      await session.close();
    }
  });

  it('never lie before the commits of a group that keeps up', async () => {
    // as a job that keeps its own positions does, and commits for others to see
    const committer = await OffsetCommitter.connect(outside, 50);
    await committer.commit('ferry-job', TOPIC, [1n]);
    const producer = outside.producer();
    await producer.connect();
    let writing = true;
    const traffic = (async () => {
      while (writing) {
        const [{ baseOffset }] = await producer.send({
          topic: TOPIC,
          messages: [{ partition: 0, value: 'x' }],
        });
        const next = BigInt(baseOffset!) + 1n;
        await committer.commit('ferry-job', TOPIC, [next]);
      }
    })();
    try {
      for (let turn = 0; turn < 25; turn++) {
        const { topics, groups } = await observe(clusterConfig(kafka.brokers));
        const topic = topics.find(({ name }) => name === TOPIC)!;
        const group = groups.find(({ groupId }) => groupId === 'ferry-job')!;
        expect(standingOf(TOPIC, group, topic)).toBe('committed');
      }
    } finally {
      writing = false;
      await traffic;
      await committer.disconnect();
      await producer.disconnect();
    }
  });
});
