import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CompressionTypes } from 'kafkajs';
import { RunningKafka } from '@topic-registry/dev-kafka';
import { clientOf } from './bringUp';
import { Java } from './java';
import { topicsOf, Workload } from './workload';

const RECORDS_A_PARTITION = 10;
const RECORD_BYTES = 200;
const TOPICS_A_BATCH = 200;

/** Writes records into every partition. */
export async function writeRecords(
  kafka: RunningKafka,
  workload: Workload,
): Promise<void> {
  const producer = clientOf(kafka).producer();
  await producer.connect();
  const value = Buffer.alloc(RECORD_BYTES, 'x');
  const topics = topicsOf(workload);
  try {
    for (let start = 0; start < topics.length; start += TOPICS_A_BATCH) {
      await producer.sendBatch({
        acks: 1,
        compression: CompressionTypes.None,
        topicMessages: topics
          .slice(start, start + TOPICS_A_BATCH)
          .map(({ name, partitions }) => ({
            topic: name,
            messages: Array.from(
              { length: partitions * RECORDS_A_PARTITION },
              (_, index) => ({ partition: index % partitions, value }),
            ),
          })),
      });
    }
  } finally {
    await producer.disconnect();
  }
}

export const LIVE_MEMBERS = 200;

/** Starts live members; they end by the function given back. */
export function startMembers(
  java: Java,
  kafka: RunningKafka,
  topicsFile: string,
): () => Promise<void> {
  const child = spawn(
    java.command,
    java.args(
      'LiveMembers',
      kafka.brokers.join(','),
      topicsFile,
      String(LIVE_MEMBERS),
    ),
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  return async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.stdin!.end();
    await ended;
  };
}
