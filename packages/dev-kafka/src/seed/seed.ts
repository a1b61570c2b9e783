import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Admin, Kafka, Partitioners } from 'kafkajs';
import { RunningKafka } from '../cluster';
import { writingClientOf } from './client';
import { OffsetCommitter } from './OffsetCommitter';
import { PlannedTopic, SeedPlan } from './plan';
import { recordOf } from './records';
import { retrying } from './retrying';

/** @public */
export interface SeedOptions {
  plan: SeedPlan;
  today: Date;
  /** Called with one line of words per step. */
  onProgress?: (line: string) => void;
}

const RECORDS_PER_TOPIC = 40;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
// Fresh topics get their leaders, and the first group the topic of its offsets.
const TRIES = 50;
const LEADER_TIMEOUT_MS = 60_000;

/**
 * Brings topics, records and the groups' offsets of the plan onto a cluster.
 * Topics and records come once per data folder: what somebody changed or
 * deleted since stays as it is.
 *
 * @throws Error for a cluster that this process did not start.
 * @public
 */
export async function seed(
  kafka: RunningKafka,
  options: SeedOptions,
): Promise<void> {
  const client = writingClientOf(kafka, 'seed');
  const { plan, today, onProgress } = options;
  const marker = path.join(kafka.dataDir, 'seeded');
  const admin = client.admin();
  await admin.connect();
  try {
    const again = existsSync(marker);
    if (again) {
      onProgress?.('The cluster is seeded from an earlier start');
    } else {
      onProgress?.(`Creating ${plan.topics.length} topics`);
      const empty = await createTopics(admin, plan.topics);
      onProgress?.('Writing the first records');
      await writeRecords(client, empty, today);
    }
    onProgress?.(`Giving ${plan.groups.length} consumer groups their offsets`);
    await commitOffsets(client, admin, plan, again);
    await writeFile(marker, `${new Date().toISOString()}\n`);
  } finally {
    await admin.disconnect();
  }
}

/** Creates what is missing, waits until every broker can lead it, and gives the topics without records. */
async function createTopics(
  admin: Admin,
  topics: PlannedTopic[],
): Promise<PlannedTopic[]> {
  const there = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !there.has(name));
  if (missing.length) {
    await admin.createTopics({
      waitForLeaders: false,
      topics: missing.map(topic => ({
        topic: topic.name,
        numPartitions: topic.partitions,
        replicationFactor: topic.replicationFactor,
        configEntries: Object.entries(topic.configs).map(([name, value]) => ({
          name,
          value,
        })),
      })),
    });
  }
  await waitForLeaders(admin, topics);
  const empty: PlannedTopic[] = [];
  // One after the other: kafkajs mixes up parallel calls.
  for (const topic of topics) {
    const ends = await endOffsets(admin, topic.name);
    if (ends.every(end => end === 0n)) empty.push(topic);
  }
  return empty;
}

async function waitForLeaders(
  admin: Admin,
  topics: PlannedTopic[],
): Promise<void> {
  const names = topics.map(({ name }) => name);
  const deadline = Date.now() + LEADER_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const metadata = await retrying(TRIES, () =>
      admin.fetchTopicMetadata({ topics: names }),
    );
    const ready = metadata.topics.every(({ partitions }) =>
      partitions.every(
        ({ leader, isr, replicas }) =>
          leader >= 0 && isr.length === replicas.length,
      ),
    );
    if (ready) return;
    await delay(200);
  }
  throw new Error(
    `The new topics had no leaders within ${LEADER_TIMEOUT_MS / 1000} s`,
  );
}

async function writeRecords(
  client: Kafka,
  topics: PlannedTopic[],
  today: Date,
): Promise<void> {
  const producer = client.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  try {
    await producer.sendBatch({
      topicMessages: topics
        .filter(({ writing, events }) => writing !== 'none' && events.length)
        .map(topic => ({
          topic: topic.name,
          messages: Array.from({ length: RECORDS_PER_TOPIC }, (_, turn) =>
            recordOf(topic, turn, dateOf(topic, turn, today)),
          ),
        })),
    });
  } finally {
    await producer.disconnect();
  }
}

// Over the last two days, oldest first; "before" ends 58 days ago, ahead of
// the announcement.
function dateOf(topic: PlannedTopic, turn: number, today: Date): Date {
  const hoursAgo = RECORDS_PER_TOPIC - turn;
  const end = today.getTime() - (topic.writing === 'before' ? 58 * DAY_MS : 0);
  return new Date(end - hoursAgo * HOUR_MS);
}

async function commitOffsets(
  client: Kafka,
  admin: Admin,
  plan: SeedPlan,
  again: boolean,
): Promise<void> {
  const there = new Set(await admin.listTopics());
  const ends = new Map<string, bigint[]>();
  const committer = await OffsetCommitter.connect(client, TRIES);
  try {
    for (const { group, topic, members } of plan.groups) {
      if (!there.has(topic)) continue;
      // Members commit for themselves, and would not let another do it. Only
      // at the first seed are they given a place to begin.
      if (members === 'consumer' || (members === 'classic' && again)) continue;
      const known = ends.get(topic) ?? (await endOffsets(admin, topic));
      ends.set(topic, known);
      await committer.commit(group, topic, known);
    }
  } finally {
    await committer.disconnect();
  }
}

/** End offset of each partition, index by index. */
export async function endOffsets(
  admin: Admin,
  topic: string,
): Promise<bigint[]> {
  const ends: bigint[] = [];
  const offsets = await retrying(TRIES, () => admin.fetchTopicOffsets(topic));
  for (const { partition, high } of offsets) ends[partition] = BigInt(high);
  return ends;
}
