import { RunningKafka } from '@topic-registry/dev-kafka';
import { Kafka, logLevel } from 'kafkajs';
import { retrying } from '../../packages/dev-kafka/src/seed/retrying';

export const TOPICS = 60;
export const PARTITIONS = 4;
export const GROUPS = 30;
const TRIES = 20;

/** Creates topics and groups, and waits until all are there. */
export async function fill(kafka: RunningKafka): Promise<void> {
  const admin = new Kafka({
    brokers: kafka.brokers,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 10_000,
  }).admin();
  await admin.connect();
  try {
    const topics = Array.from(
      { length: TOPICS },
      (_, index) => `soak_topic_${index}_events`,
    );
    await admin.createTopics({
      waitForLeaders: true,
      topics: topics.map(topic => ({
        topic,
        numPartitions: PARTITIONS,
        replicationFactor: 3,
      })),
    });
    for (let index = 0; index < GROUPS; index++) {
      // brokers learn of a new topic one after the other
      await retrying(TRIES, () =>
        admin.setOffsets({
          groupId: `soak-group-${index}`,
          topic: topics[index],
          partitions: [{ partition: 0, offset: '0' }],
        }),
      );
    }
  } finally {
    await admin.disconnect();
  }
}
