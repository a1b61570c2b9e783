import {
  isAnswered,
  Observation,
  ObservedGroup,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  KafkaVersion,
  RunningKafka,
  startKafka,
  StartKafkaOptions,
} from '@topic-registry/dev-kafka';
import { Admin, ITopicConfig, Kafka, logLevel } from 'kafkajs';
import { ClusterConfig, SaslConfig } from '../../config';
import { ObserveOptions } from '../ClusterReader';
import { createClusterReader } from '../createClusterReader';

/** Starts the version that `KAFKA_TEST_VERSION` names, by default the newest. */
export function startTestKafka(
  options: StartKafkaOptions = {},
): Promise<RunningKafka> {
  return startKafka({
    version: process.env.KAFKA_TEST_VERSION as KafkaVersion | undefined,
    ...options,
  });
}

export function clusterConfig(
  brokers: string[],
  sasl?: SaslConfig,
): ClusterConfig {
  return {
    id: 'dev',
    environment: 'development',
    brokers,
    sasl,
    intervalMs: 60_000,
    deadlineMs: 30_000,
  };
}

export function observe(
  config: ClusterConfig,
  options: Partial<ObserveOptions> = {},
): Promise<Observation> {
  return createClusterReader(config).observe({
    deadlineMs: 30_000,
    configKeys: ['retention.ms', 'cleanup.policy', 'compression.type'],
    expectedTopics: [],
    expectedGroups: [],
    ...options,
  });
}

/** A plain client, for what a reading must not do: create, produce, commit. */
export function client(kafka: RunningKafka, user?: string): Kafka {
  return new Kafka({
    brokers: kafka.brokers,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 10_000,
    sasl: user
      ? { mechanism: 'plain', username: user, password: `${user}-secret` }
      : undefined,
  });
}

export async function withAdmin<T>(
  kafka: Kafka,
  use: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Creates topics and waits until every broker knows them and answers for them. */
export async function createTopics(
  kafka: RunningKafka,
  outside: Kafka,
  sasl: SaslConfig | undefined,
  topics: ITopicConfig[],
): Promise<void> {
  await withAdmin(outside, admin =>
    admin.createTopics({ topics, waitForLeaders: false }),
  );
  for (const broker of kafka.brokers) {
    await observeUntil(
      () => observe(clusterConfig([broker], sasl)),
      seen =>
        topics.every(
          ({ topic }) =>
            seen.topics.some(({ name }) => name === topic) &&
            isAnswered(seen, 'offsets', topic),
        ),
    );
  }
}

/** Lets groups commit offset 0 of partition 0, and be empty then. */
export async function commitAs(
  outside: Kafka,
  groups: string[],
  topic: string,
): Promise<void> {
  await withAdmin(outside, admin =>
    Promise.all(
      groups.map(groupId =>
        admin.setOffsets({
          groupId,
          topic,
          partitions: [{ partition: 0, offset: '0' }],
        }),
      ),
    ),
  );
}

/** Reads again until the reading is as expected; gives up after a time (a minute) with what it read last. */
export async function observeUntil(
  read: () => Promise<Observation>,
  condition: (observation: Observation) => boolean,
  withinMs = 60_000,
): Promise<Observation> {
  const end = Date.now() + withinMs;
  for (;;) {
    const observation = await read();
    if (condition(observation)) return observation;
    if (Date.now() > end) {
      throw new Error(
        `Not seen within ${
          withinMs / 1000
        } s; the groups read last: ${JSON.stringify(
          observation.groups,
          (_key, value) => (typeof value === 'bigint' ? `${value}` : value),
        )}, the coverage: ${JSON.stringify(observation.coverage)}`,
      );
    }
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
  }
}

export function topicOf(observation: Observation, name: string): ObservedTopic {
  const topic = observation.topics.find(candidate => candidate.name === name);
  if (!topic) throw new Error(`Topic ${name} was not observed`);
  return topic;
}

export function groupOf(observation: Observation, id: string): ObservedGroup {
  const group = observation.groups.find(({ groupId }) => groupId === id);
  if (!group) throw new Error(`Group ${id} was not observed`);
  return group;
}

/** The refusals alone, without their sentences. */
export function refusals(observation: Observation) {
  return observation.coverage
    .filter(({ answered }) => !answered)
    .map(({ question, subject, code }) => ({ question, subject, code }));
}
