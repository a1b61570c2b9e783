import { Admin, Kafka, logLevel } from 'kafkajs';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { OffsetCommitter } from '../../packages/dev-kafka/src/seed/OffsetCommitter';
import { inParallel } from '../lib/inParallel';
import { groupsOf, PlannedGroup, topicsOf, Workload } from './workload';

const TOPICS_A_CALL = 100;
const COMMITS_AT_ONCE = 20;
const COMMIT_TRIES = 50;
const PATIENCE_MS = 300_000;

/** Starts the cluster of a workload; what the data folder already holds is used again. */
export async function bringUp(
  workload: Workload,
  options: { dataDir?: string; say: (line: string) => void },
): Promise<RunningKafka> {
  const { dataDir, say } = options;
  const kafka = await startKafka({
    nodes: workload.nodes,
    dataDir,
    relayed: true,
    heapMb: 2_048,
    // as fast as a broker is that has been running for long
    jvm: 'server',
    properties: {
      // two of these files for each partition: the disk is not what is measured
      'log.index.size.max.bytes': '4096',
      'num.network.threads': '3',
      'num.io.threads': '8',
    },
    onProgress: say,
  });
  try {
    const mark = path.join(kafka.dataDir, `${workload.id}.filled`);
    if (!existsSync(mark)) {
      await fill(kafka, workload, say);
      await writeFile(mark, '');
    }
    return kafka;
  } catch (error) {
    await kafka.stop();
    throw error;
  }
}

export function clientOf(kafka: RunningKafka): Kafka {
  return new Kafka({
    clientId: 'benchmark-workload',
    brokers: kafka.brokers,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 10_000,
    requestTimeout: 60_000,
  });
}

async function fill(
  kafka: RunningKafka,
  workload: Workload,
  say: (line: string) => void,
): Promise<void> {
  const client = clientOf(kafka);
  const admin = client.admin();
  await admin.connect();
  try {
    say(`Creating ${workload.topics} topics`);
    await createTopics(admin, workload);
  } finally {
    await admin.disconnect();
  }
  say(`Committing for ${workload.groups} groups`);
  const committer = await OffsetCommitter.connect(client, COMMIT_TRIES);
  const commit = ({ groupId, topics }: PlannedGroup) =>
    committer.commitAll(
      groupId,
      new Map(
        topics.map(({ name, partitions }) => [
          name,
          Array.from({ length: partitions }, () => BigInt(0)),
        ]),
      ),
    );
  try {
    const groups = groupsOf(workload);
    // the topic that keeps groups comes into being with the first one
    await patiently(() => commit(groups[0]));
    await inParallel(groups, COMMITS_AT_ONCE, commit);
  } finally {
    await committer.disconnect();
  }
}

async function patiently(work: () => Promise<void>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await setTimeout(1_000);
    }
  }
}

async function createTopics(admin: Admin, workload: Workload): Promise<void> {
  const topics = topicsOf(workload);
  for (let start = 0; start < topics.length; start += TOPICS_A_CALL) {
    await admin.createTopics({
      waitForLeaders: false,
      timeout: 60_000,
      topics: topics
        .slice(start, start + TOPICS_A_CALL)
        .map(({ name, partitions, retentionMs }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor: 1,
          configEntries:
            retentionMs === undefined
              ? []
              : [{ name: 'retention.ms', value: String(retentionMs) }],
        })),
    });
  }
}
