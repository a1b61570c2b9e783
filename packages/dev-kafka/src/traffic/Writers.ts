import { Admin, Kafka, Partitioners, Producer } from 'kafkajs';
import { OffsetCommitter } from '../seed/OffsetCommitter';
import { PlannedGroup, PlannedTopic, SeedPlan } from '../seed/plan';
import { recordOf } from '../seed/records';
import { endOffsets } from '../seed/seed';

// What fails now comes again in the next round.
const COMMIT_TRIES = 3;

/**
 * Connections of the traffic with what they know of the topics that exist.
 * After a failure they are thrown away and made anew: kafkajs does not recover
 * from a topic that somebody deleted.
 */
export class Writers {
  static async connect(client: Kafka, plan: SeedPlan): Promise<Writers> {
    const admin: Admin = client.admin();
    await admin.connect();
    const ends = new Map<string, bigint[]>();
    try {
      const there = new Set(await admin.listTopics());
      for (const { name } of plan.topics) {
        if (there.has(name)) ends.set(name, await endOffsets(admin, name));
      }
    } finally {
      await admin.disconnect();
    }
    const producer = client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      retry: { retries: 2 },
    });
    const committer = await OffsetCommitter.connect(client, COMMIT_TRIES);
    try {
      await producer.connect();
    } catch (error) {
      await committer.disconnect();
      throw error;
    }
    return new Writers(producer, committer, ends);
  }

  private constructor(
    private readonly producer: Producer,
    private readonly committer: OffsetCommitter,
    private readonly ends: Map<string, bigint[]>,
  ) {}

  /** Writes one record to each topic that exists. */
  async write(topics: PlannedTopic[], round: number): Promise<void> {
    const now = new Date();
    const topicMessages = topics
      .filter(({ name }) => this.ends.has(name))
      .map(topic => ({
        topic: topic.name,
        messages: [recordOf(topic, round, now)],
      }));
    if (!topicMessages.length) return;
    const written = await this.producer.sendBatch({ topicMessages });
    for (const { topicName, partition, baseOffset } of written) {
      const ends = this.ends.get(topicName);
      if (ends && baseOffset) ends[partition] = BigInt(baseOffset) + 1n;
    }
  }

  /** Moves groups to the end of their topics. */
  async commit(groups: PlannedGroup[]): Promise<void> {
    for (const { group, topic } of groups) {
      const ends = this.ends.get(topic);
      if (ends) await this.committer.commit(group, topic, ends);
    }
  }

  async disconnect(): Promise<void> {
    await Promise.allSettled([
      this.producer.disconnect(),
      this.committer.disconnect(),
    ]);
  }
}
