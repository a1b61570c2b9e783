import {
  isAnswered,
  refusalOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka } from '@topic-registry/dev-kafka';
import { ClusterConfig } from '../config';
import {
  client,
  clusterConfig,
  commitAs,
  createTopics,
  observe,
  observeUntil,
  refusals,
  startTestKafka,
  topicOf,
} from './__testUtils__/clusters';

jest.setTimeout(240_000);

const GROUPS = Array.from({ length: 12 }, (_, index) => `group-${index}`);

describe('a reading of three real brokers', () => {
  let kafka: RunningKafka;
  let config: ClusterConfig;

  beforeAll(async () => {
    kafka = await startTestKafka({
      nodes: 3,
      // a halted broker stays a leader for as long as the test needs
      properties: { 'broker.session.timeout.ms': '12000' },
    });
    config = clusterConfig(kafka.brokers);
    const outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      { topic: 'everywhere', numPartitions: 6, replicationFactor: 3 },
      ...[1, 2, 3].map(id => ({
        topic: `only-on-${id}`,
        replicaAssignment: [{ partition: 0, replicas: [id] }],
      })),
    ]);
    await commitAs(outside, GROUPS, 'everywhere');
  });

  afterAll(() => kafka?.stop());

  const asked = {
    expectedTopics: ['everywhere', 'only-on-3', 'nowhere'],
    expectedGroups: ['group-0', 'group-none'],
  };

  it('asks every leader and every coordinator', async () => {
    const observation = await observeUntil(
      () => observe(config, asked),
      ({ topics }) =>
        topics.every(t =>
          t.partitions.every(p => p.isr.length === p.replicas.length),
        ),
    );
    expect(refusals(observation)).toEqual([]);
    expect(observation.brokers.map(({ nodeId }) => nodeId)).toEqual([1, 2, 3]);
    const { partitions } = topicOf(observation, 'everywhere');
    expect(partitions.map(({ partition }) => partition)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    expect(new Set(partitions.map(({ leader }) => leader)).size).toBe(3);
    for (const { replicas, endOffset, newestTimestamp } of partitions) {
      expect([...replicas].sort()).toEqual([1, 2, 3]);
      expect([endOffset, newestTimestamp]).toEqual([0n, -1]);
    }
    expect(
      observation.groups.map(({ groupId, state, commits }) => ({
        groupId,
        state,
        commits,
      })),
    ).toEqual(
      [...GROUPS].sort().map(groupId => ({
        groupId,
        state: 'Empty',
        commits: { everywhere: { 0: 0n } },
      })),
    );
    expect(observation.askedTopics).toEqual({
      everywhere: 'present',
      'only-on-3': 'present',
      nowhere: 'absent',
    });
    expect(observation.askedGroups).toEqual({
      'group-0': 'present',
      'group-none': 'absent',
    });
  });

  it('reads through the second broker of the list when the first is out of reach', async () => {
    const observation = await observe(
      clusterConfig(['127.0.0.1:1', ...kafka.brokers]),
    );
    expect(refusals(observation)).toEqual([]);
    expect(observation.topics.length).toBeGreaterThanOrEqual(4);
  });

  it('gives what the others answer while one broker is halted', async () => {
    kafka.pause(3);
    try {
      const observation = await observe(config, {
        ...asked,
        expectedGroups: GROUPS,
        deadlineMs: 8_000,
      });
      expect(isAnswered(observation, 'topics')).toBe(true);
      expect(refusalOf(observation, 'offsets', 'only-on-1')).toBeUndefined();
      expect(topicOf(observation, 'only-on-1').partitions[0].endOffset).toBe(
        0n,
      );
      expect(topicOf(observation, 'only-on-2').configs).toBeDefined();

      const offsets = observation.coverage.find(
        ({ question, subject }) =>
          question === 'offsets' && subject === 'only-on-3',
      );
      expect(offsets).toMatchObject({ answered: false, code: 'timeout' });
      expect(offsets?.reason).toContain(kafka.brokers[2]);
      expect(
        topicOf(observation, 'only-on-3').partitions[0].endOffset,
      ).toBeUndefined();

      // the halted broker may coordinate groups that nobody else lists
      expect(isAnswered(observation, 'groups')).toBe(false);
      expect(refusalOf(observation, 'groups')?.code).toBe('timeout');
      const listed = observation.groups.map(({ groupId }) => groupId);
      expect(listed.length).toBeLessThan(GROUPS.length);
      expect(observation.askedGroups).toEqual(
        Object.fromEntries(
          GROUPS.map(group => [
            group,
            listed.includes(group) ? 'present' : 'unknown',
          ]),
        ),
      );
      expect(observation.askedTopics).toEqual({
        everywhere: 'present',
        'only-on-3': 'present',
        nowhere: 'absent',
      });

      // the deadline falls while the halted broker is waited for
      const short = await observeUntil(
        () => observe(config, { ...asked, deadlineMs: 900 }),
        seen => isAnswered(seen, 'topics'),
      );
      expect(refusalOf(short, 'offsets', 'only-on-3')?.code).toBe('timeout');
      expect(refusalOf(short, 'groups')?.reason).toContain('900 ms');
      expect(short.askedGroups['group-none']).not.toBe('present');
    } finally {
      kafka.resume(3);
    }
  });

  it('says nothing of a partition that lost its only replica, and all of the rest', async () => {
    await kafka.kill(3);
    const observation = await observeUntil(
      () => observe(config, asked),
      seen =>
        seen.brokers.length === 2 &&
        seen.groups.length === GROUPS.length &&
        isAnswered(seen, 'groups') &&
        isAnswered(seen, 'offsets', 'everywhere'),
    );
    expect(refusals(observation)).toEqual([
      { question: 'offsets', subject: 'only-on-3', code: 'error' },
      { question: 'newest', subject: 'only-on-3', code: 'error' },
    ]);
    expect(topicOf(observation, 'only-on-3').partitions).toEqual([
      {
        partition: 0,
        leader: -1,
        replicas: [3],
        // 3.9 keeps the lost replica among those in sync
        isr: expect.any(Array),
        offlineReplicas: [3],
      },
    ]);
    expect(observation.askedTopics['only-on-3']).toBe('present');
    for (const partition of topicOf(observation, 'everywhere').partitions) {
      expect(partition.offlineReplicas).toEqual([3]);
      expect(partition.isr).not.toContain(3);
    }
  });
});
