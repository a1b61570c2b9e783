import { Kafka } from 'kafkajs';
import { retrying } from './retrying';

// What of kafkajs' inner cluster is used here. Its admin client can only set
// offsets by joining the group as a consumer, once per group and topic.
interface InnerCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  findGroupCoordinator(options: { groupId: string }): Promise<{
    offsetCommit(request: {
      groupId: string;
      groupGenerationId: number;
      memberId: string;
      topics: {
        topic: string;
        partitions: { partition: number; offset: string }[];
      }[];
    }): Promise<unknown>;
  }>;
}

/**
 * Commits offsets for groups without members, as a consumer does that assigns its partitions itself.
 *
 * @public
 */
export class OffsetCommitter {
  /** `tries`: how often a commit is sent while the coordinator is not ready. */
  static async connect(kafka: Kafka, tries: number): Promise<OffsetCommitter> {
    const symbol = Object.getOwnPropertySymbols(kafka).find(
      ({ description }) => description === 'private:Kafka:createCluster',
    );
    if (!symbol)
      throw new Error('This version of kafkajs hides its cluster: use 2.2.4');
    const create = (
      kafka as unknown as Record<symbol, (options: object) => InnerCluster>
    )[symbol];
    const cluster = create.call(kafka, { allowAutoTopicCreation: false });
    await cluster.connect();
    return new OffsetCommitter(cluster, tries);
  }

  private constructor(
    private readonly cluster: InnerCluster,
    private readonly tries: number,
  ) {}

  /** Commits one offset per partition, index by index. Tries again while the coordinator is not ready. */
  async commit(
    groupId: string,
    topic: string,
    offsets: bigint[],
  ): Promise<void> {
    await this.commitAll(groupId, new Map([[topic, offsets]]));
  }

  /** The same for many topics of one group at once. */
  async commitAll(
    groupId: string,
    offsets: ReadonlyMap<string, bigint[]>,
  ): Promise<void> {
    const topics = [...offsets].map(([topic, ofTopic]) => ({
      topic,
      partitions: ofTopic.map((offset, partition) => ({
        partition,
        offset: String(offset),
      })),
    }));
    await retrying(this.tries, async () => {
      const coordinator = await this.cluster.findGroupCoordinator({ groupId });
      await coordinator.offsetCommit({
        groupId,
        // Kafka's protocol for commits from outside of a group's generations.
        groupGenerationId: -1,
        memberId: '',
        topics,
      });
    });
  }

  async disconnect(): Promise<void> {
    await this.cluster.disconnect();
  }
}
