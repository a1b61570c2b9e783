import { Kafka, logLevel } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 200;
const TIMEOUT_MS = 60_000;

/** Waits until the brokers given, at listeners without authentication, answer and at least `count` of the cluster are registered. */
export async function waitForBrokers(
  brokers: string[],
  count: number,
): Promise<void> {
  const kafka = new Kafka({
    clientId: 'dev-kafka',
    brokers,
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
    connectionTimeout: 5_000,
  });
  const deadline = Date.now() + TIMEOUT_MS;
  let last = 'no answer';
  do {
    const admin = kafka.admin();
    try {
      await admin.connect();
      const cluster = await admin.describeCluster();
      if (cluster.brokers.length >= count) return;
      last = `${cluster.brokers.length} of ${count} brokers registered`;
    } catch (error) {
      last = String(error);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
    await delay(POLL_MS);
  } while (Date.now() < deadline);
  throw new Error(
    `The brokers ${brokers.join(', ')} did not all register within ${
      TIMEOUT_MS / 1000
    } s: ${last}`,
  );
}
