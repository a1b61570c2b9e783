import { OffsetCommitter, RunningKafka } from '@topic-registry/dev-kafka';
import { ObserveProgress } from './ClusterReader';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
} from './__testUtils__/clusters';

jest.setTimeout(240_000);

const TOPICS = Array.from({ length: 12 }, (_, index) => `tide-${index}_events`);
const GROUPS = TOPICS.map(topic => `analytics_${topic}_consumer`);

describe('a reading of brokers of which one hangs', () => {
  let kafka: RunningKafka;

  const read = (onProgress?: (progress: ObserveProgress) => void) =>
    observe(clusterConfig(kafka.brokers), {
      deadlineMs: 60_000,
      expectedTopics: TOPICS,
      expectedGroups: GROUPS,
      onProgress,
    });

  beforeAll(async () => {
    kafka = await startTestKafka({ nodes: 3 });
    const outside = client(kafka);
    await createTopics(
      kafka,
      outside,
      undefined,
      TOPICS.map(topic => ({ topic, numPartitions: 3, replicationFactor: 3 })),
    );
    const committer = await OffsetCommitter.connect(outside, 100);
    for (const [index, group] of GROUPS.entries()) {
      await committer.commit(group, TOPICS[index], [0n, 0n, 0n]);
    }
    await committer.disconnect();
    await observeUntil(
      () => read(),
      ({ groups, coverage }) =>
        groups.length === GROUPS.length &&
        coverage.every(({ answered }) => answered),
    );
  });

  afterAll(() => kafka?.stop());

  it('ends before its deadline, with what the others told and the cause of the rest', async () => {
    let halted = false;
    const observation = await read(({ step, done, total }) => {
      // the first broker of the list has just told the topics
      if (halted || step !== 'topics' || done < total) return;
      halted = true;
      kafka.pause(1);
    });
    kafka.resume(1);
    expect(halted).toBe(true);
    const open = observation.coverage.filter(({ answered }) => !answered);
    expect(open.length).toBeGreaterThan(0);
    for (const { reason } of open) {
      expect(reason).not.toContain('the reading was ended');
      expect(reason).toContain(kafka.brokers[0]);
    }
    const led = (leader: number) =>
      observation.topics.flatMap(({ partitions }) =>
        partitions.filter(one => one.leader === leader),
      );
    for (const broker of [2, 3]) {
      expect(
        led(broker).every(({ endOffset }) => endOffset !== undefined),
      ).toBe(true);
    }
    expect(observation.topics.every(({ configs }) => configs)).toBe(true);
  });
});
