import {
  ConsoleConsumer,
  OffsetCommitter,
  RunningKafka,
  startConsoleConsumer,
} from '@topic-registry/dev-kafka';
import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  Admin,
  Consumer,
  ITopicConfig,
  Kafka,
  logLevel,
  Message,
  Producer,
} from 'kafkajs';
import { Judge } from './Judge';
import { PATIENCE_MS, until } from './until';

const TOPIC = 2;
const BROKER = 4;
/** While the coordinator of a group is not ready. */
const TRIES = 50;

/** A cluster that may be broken, with the means to break it. */
export class FaultCluster {
  constructor(
    readonly kafka: RunningKafka,
    readonly judge: Judge,
    private readonly admins: { username: string; password: string } | undefined,
  ) {}

  client(clientId = 'faults'): Kafka {
    return new Kafka({
      clientId,
      brokers: this.kafka.brokers,
      logLevel: logLevel.NOTHING,
      connectionTimeout: 5_000,
      requestTimeout: 20_000,
      retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 500 },
      sasl: this.admins && { mechanism: 'plain', ...this.admins },
    });
  }

  async admin<T>(use: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.client().admin();
    await admin.connect();
    try {
      return await use(admin);
    } finally {
      await admin.disconnect();
    }
  }

  async createTopics(topics: ITopicConfig[]): Promise<void> {
    await this.admin(admin =>
      admin.createTopics({ topics, waitForLeaders: false }),
    );
    await this.sees(({ topics: seen }) =>
      topics.every(({ topic }) =>
        seen.some(
          ({ name, partitions }) =>
            name === topic &&
            partitions.length > 0 &&
            partitions.every(
              ({ leader, isr, replicas, endOffset }) =>
                leader >= 0 &&
                isr.length === replicas.length &&
                endOffset !== undefined,
            ),
        ),
      ),
    );
  }

  async deleteTopics(...topics: string[]): Promise<void> {
    await this.admin(admin => admin.deleteTopics({ topics }));
    await this.sees(({ topics: seen }) =>
      seen.every(({ name }) => !topics.includes(name)),
    );
  }

  /** Sets the settings of a topic to these and no others. */
  async setConfigs(
    topic: string,
    configs: Record<string, string>,
  ): Promise<void> {
    await this.alterConfigs(TOPIC, topic, configs);
  }

  /** Sets what a broker sets for itself while it runs to this and nothing else. */
  async setBrokerConfigs(
    broker: number,
    configs: Record<string, string>,
  ): Promise<void> {
    await this.alterConfigs(BROKER, String(broker), configs);
  }

  private async alterConfigs(
    type: number,
    name: string,
    configs: Record<string, string>,
  ): Promise<void> {
    await this.admin(admin =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type,
            name,
            configEntries: Object.entries(configs).map(([key, value]) => ({
              name: key,
              value,
            })),
          },
        ],
      }),
    );
  }

  async produce(topic: string, messages: Message[]): Promise<void> {
    await this.withProducer(producer => producer.send({ topic, messages }));
  }

  async withProducer<T>(use: (producer: Producer) => Promise<T>): Promise<T> {
    const producer = this.client().producer({ allowAutoTopicCreation: false });
    await producer.connect();
    try {
      return await use(producer);
    } finally {
      await producer.disconnect();
    }
  }

  /** Lets a group without members commit the end of a topic. */
  async commit(groupId: string, topic: string): Promise<void> {
    const ends = await this.admin(admin => admin.fetchTopicOffsets(topic));
    const offsets: bigint[] = [];
    for (const { partition, high } of ends) offsets[partition] = BigInt(high);
    await this.commitAt(groupId, topic, offsets);
  }

  /** Lets a group without members commit these offsets, one for each of the first partitions. */
  async commitAt(
    groupId: string,
    topic: string,
    offsets: bigint[],
  ): Promise<void> {
    const committer = await OffsetCommitter.connect(this.client(), TRIES);
    try {
      await committer.commit(groupId, topic, offsets);
    } finally {
      await committer.disconnect();
    }
  }

  async deleteGroups(...groups: string[]): Promise<void> {
    await this.admin(admin => admin.deleteGroups(groups));
  }

  /** Joins a classic group, and waits until it has its partitions. */
  async join(groupId: string, topic: string): Promise<Consumer> {
    const consumer = this.client(groupId).consumer({
      groupId,
      sessionTimeout: 10_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
    });
    await consumer.connect();
    const joined = new Promise<void>(resolve => {
      consumer.on(consumer.events.GROUP_JOIN, () => resolve());
    });
    await consumer.subscribe({ topic });
    await consumer.run({ eachMessage: async () => {} });
    await joined;
    return consumer;
  }

  /** Starts a member that no JavaScript client can be, and waits until the group is listed with it. */
  async joinByConsole(
    group: string,
    topic: string,
    protocol: 'consumer' | 'share',
    options: { commits?: boolean } = {},
  ): Promise<ConsoleConsumer> {
    const { brokers, version } = this.kafka;
    const consumer = await startConsoleConsumer({
      brokers,
      version,
      topic,
      group,
      protocol,
      ...options,
    });
    await this.sees(({ groups }) =>
      groups.some(
        ({ groupId, members }) =>
          groupId === group &&
          members?.some(({ assignment }) => assignment?.[topic]?.length),
      ),
    );
    return consumer;
  }

  /** Deletes a group as soon as its members have left. */
  async deleteGroupWhenEmpty(group: string): Promise<void> {
    await this.sees(({ groups }) =>
      groups.every(
        ({ groupId, members }) => groupId !== group || members?.length === 0,
      ),
    );
    await this.deleteGroups(group);
  }

  /** Begins to give partitions other replicas. */
  async startReassign(
    topic: string,
    assignments: Record<number, readonly number[]>,
  ): Promise<void> {
    await this.admin(admin =>
      admin.alterPartitionReassignments({
        topics: [
          {
            topic,
            partitionAssignment: Object.entries(assignments).map(
              ([partition, replicas]) => ({
                partition: Number(partition),
                replicas: [...replicas],
              }),
            ),
          },
        ],
      }),
    );
  }

  /** Gives partitions other replicas, and waits until these are all there and in sync. */
  async reassign(
    topic: string,
    assignments: Record<number, readonly number[]>,
  ): Promise<void> {
    await this.startReassign(topic, assignments);
    await this.sees(({ topics }) => {
      const seen = topics.find(({ name }) => name === topic);
      return Object.entries(assignments).every(([partition, replicas]) => {
        const { replicas: now, isr } = seen!.partitions[Number(partition)];
        return (
          now.length === replicas.length &&
          isr.length === replicas.length &&
          replicas.every(one => now.includes(one))
        );
      });
    });
  }

  /** Empties a topic. */
  async truncate(topic: string): Promise<void> {
    await this.admin(async admin => {
      const ends = await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({
        topic,
        partitions: ends.map(({ partition, high }) => ({
          partition,
          offset: high,
        })),
      });
    });
  }

  /** Waits until a reading is as it is to be. */
  async sees(condition: (observation: Observation) => boolean): Promise<void> {
    await until(
      async () => condition(await this.judge.observe()),
      PATIENCE_MS,
      'what was done to the cluster was not seen',
    );
  }
}
