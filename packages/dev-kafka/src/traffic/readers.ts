import { Kafka } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import { RunningKafka } from '../cluster';
import { ConsoleConsumer, startConsoleConsumer } from '../consumer';
import { PlannedGroup } from '../seed/plan';

const JOIN_TIMEOUT_MS = 60_000;

/** A live member of a group. */
export interface Reader {
  stop(): Promise<void>;
}

/** Joins a classic group, and reads as seldom as it may. */
export async function startClassicReader(
  client: Kafka,
  { group, topic }: PlannedGroup,
): Promise<Reader> {
  const consumer = client.consumer({
    groupId: group,
    sessionTimeout: 15_000,
    heartbeatInterval: 4_000,
    // Its end waits for the last answer.
    maxWaitTimeInMs: 1_000,
    allowAutoTopicCreation: false,
  });
  await consumer.connect();
  const joined = new Promise<void>(resolve => {
    consumer.on(consumer.events.GROUP_JOIN, () => resolve());
  });
  await consumer.subscribe({ topic });
  await consumer.run({ eachMessage: async () => undefined });
  await within(joined, `The group ${group} did not form`);
  return { stop: () => consumer.disconnect() };
}

/** Joins a group of the new protocol, and waits until the cluster lists it. */
export async function startNewProtocolReader(
  kafka: RunningKafka,
  client: Kafka,
  { group, topic }: PlannedGroup,
): Promise<Reader> {
  const reader: ConsoleConsumer = await startConsoleConsumer({
    brokers: kafka.brokers,
    version: kafka.version,
    topic,
    group,
    protocol: 'consumer',
  });
  const admin = client.admin();
  await admin.connect();
  try {
    const deadline = Date.now() + JOIN_TIMEOUT_MS;
    for (;;) {
      const { groups } = await admin.listGroups();
      if (groups.some(({ groupId }) => groupId === group)) return reader;
      if (Date.now() > deadline)
        throw new Error(`The group ${group} did not form`);
      await delay(300);
    }
  } catch (error) {
    await reader.stop();
    throw error;
  } finally {
    await admin.disconnect();
  }
}

async function within(promise: Promise<void>, failure: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${failure} within ${JOIN_TIMEOUT_MS / 1000} s`)),
      JOIN_TIMEOUT_MS,
    );
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
