import { Kafka, logLevel } from 'kafkajs';
import { isOwnKafka, RunningKafka } from '../cluster';

/**
 * A client of a cluster that this process started.
 *
 * @throws Error for any other cluster: what is written here must never reach
 *   a Kafka that somebody uses.
 */
export function writingClientOf(kafka: RunningKafka, clientId: string): Kafka {
  if (!isOwnKafka(kafka))
    throw new Error(
      'The seed and its traffic write only to a Kafka that this process started; this one it did not start',
    );
  return new Kafka({
    clientId,
    brokers: kafka.brokers,
    connectionTimeout: 5_000,
    requestTimeout: 15_000,
    // It reports as errors what it then tries again and succeeds with.
    logLevel: logLevel.NOTHING,
  });
}
