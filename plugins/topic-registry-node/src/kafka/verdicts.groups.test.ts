import { Evaluation } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ConsoleConsumer,
  RunningKafka,
  startConsoleConsumer,
} from '@topic-registry/dev-kafka';
import { Kafka } from 'kafkajs';
import { openQuestions, summary } from '../rules/testing';
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
import { joinStreamsGroup } from './__testUtils__/streamsMember';

jest.setTimeout(240_000);

const CONSUMER_RULES = ['consumer/absent', 'consumer/undeclared'];

/** What is left open about consumers, on whichever topic. */
const open = (evaluation: Evaluation) =>
  CONSUMER_RULES.flatMap(rule => openQuestions(evaluation, rule));

describe('verdicts on groups of every kind', () => {
  let kafka: RunningKafka;
  let outside: Kafka;
  const started: ConsoleConsumer[] = [];

  beforeAll(async () => {
    // 3.9.1 knows neither share nor streams groups
    kafka = await startTestKafka({
      version: '4.3.1',
      properties: {
        'offsets.retention.minutes': '1',
        'offsets.retention.check.interval.ms': '1000',
      },
    });
    outside = client(kafka);
    await createTopics(kafka, outside, undefined, [
      { topic: 'share_events' },
      { topic: 'stream_events' },
      { topic: 'old_events' },
    ]);
  });

  afterAll(async () => {
    await Promise.all(started.map(member => member.stop()));
    await kafka?.stop();
  });

  const groupOn = (topic: string) => `analytics_${topic}_consumer`;

  const read = (topic: string) =>
    observe(clusterConfig(kafka.brokers), {
      expectedTopics: [topic],
      expectedGroups: [groupOn(topic), `agent_copilot_${topic}_consumer`],
    });

  /** The findings on one topic that names a consumer; others may be read there meanwhile. */
  const on = (
    topic: string,
    consumer: string,
    observation: Awaited<ReturnType<typeof read>>,
  ) => {
    const evaluation = judge(
      [{ name: topic, consumers: [consumer] }],
      observation,
    );
    return {
      findings: summary(evaluation).filter(line => line.includes(topic)),
      open: open(evaluation),
    };
  };

  const AGREED = { findings: [], open: [] };

  const undeclared = (topic: string) => ({
    findings: [
      `warning consumer/absent ${topic} service-21`,
      `warning consumer/undeclared ${topic} ${groupOn(topic)}`,
    ],
    open: [],
  });

  it('see a share group: as the declared consumer, or as an undeclared one', async () => {
    const topic = 'share_events';
    started.push(
      await startConsoleConsumer({
        brokers: kafka.brokers,
        topic,
        group: groupOn(topic),
        protocol: 'share',
      }),
    );
    const observation = await observeUntil(
      () => read(topic),
      seen =>
        seen.groups.some(
          ({ groupId, commits, members }) =>
            groupId === groupOn(topic) &&
            commits !== undefined &&
            members?.some(({ assignment }) => assignment?.[topic]?.length),
        ),
    );
    expect(groupOf(observation, groupOn(topic)).type).toBe('share');
    expect(on(topic, 'service-12', observation)).toEqual(AGREED);
    expect(on(topic, 'service-21', observation)).toEqual(undeclared(topic));
  });

  it('see a streams group: as the declared consumer, or as an undeclared one', async () => {
    const topic = 'stream_events';
    const member = await joinStreamsGroup({
      broker: kafka.brokers[0],
      groupId: groupOn(topic),
      memberId: 'member-of-test-000001',
      topology: [[topic]],
    });
    try {
      const observation = await observeUntil(
        async () => {
          await member.beat();
          return read(topic);
        },
        seen =>
          seen.groups.some(
            ({ groupId, state, members }) =>
              groupId === groupOn(topic) &&
              state === 'Stable' &&
              members?.some(({ assignment }) => assignment?.[topic]?.length),
          ),
      );
      expect(groupOf(observation, groupOn(topic)).type).toBe('streams');
      expect(on(topic, 'service-12', observation)).toEqual(AGREED);
      expect(on(topic, 'service-21', observation)).toEqual(undeclared(topic));
    } finally {
      await member.leave();
    }
  });

  it('take an empty group with commits for a consumer, until its offsets have expired', async () => {
    const topic = 'old_events';
    await commitAs(outside, [groupOn(topic)], topic);
    const left = await observeUntil(
      () => read(topic),
      ({ groups }) =>
        groups.some(
          ({ groupId, state, commits }) =>
            groupId === groupOn(topic) && state === 'Empty' && commits?.[topic],
        ),
    );
    expect(on(topic, 'service-12', left)).toEqual(AGREED);
    expect(on(topic, 'service-21', left)).toEqual(undeclared(topic));

    // The broker forgets them a minute after the group is empty.
    const expired = await observeUntil(
      () => read(topic),
      ({ groups }) =>
        !groups.some(
          ({ groupId, commits }) =>
            groupId === groupOn(topic) && commits?.[topic],
        ),
      120_000,
    );
    expect(on(topic, 'service-12', expired)).toEqual({
      findings: [`warning consumer/absent ${topic} service-12`],
      open: [],
    });
  });
});
