import { fill, topicOf } from '../lib/conforming';
import { settings } from '../lib/settings';
import { document } from '../lib/document';
import { FaultCluster } from '../lib/FaultCluster';
import { Fault, Restore } from '../lib/types';

const DAY_MS = 86_400_000;

function moved(topic: string, assignments: Record<number, readonly number[]>) {
  return async (cluster: FaultCluster): Promise<Restore> => {
    const before = (await cluster.judge.observe()).topics.find(
      ({ name }) => name === topic,
    )!.partitions;
    await cluster.reassign(topic, assignments);
    return () =>
      cluster.reassign(
        topic,
        Object.fromEntries(
          Object.keys(assignments).map(partition => [
            partition,
            before[Number(partition)].replicas,
          ]),
        ),
      );
  };
}

async function again(cluster: FaultCluster, topic: string): Promise<void> {
  await cluster.createTopics([topicOf(topic)]);
  await fill(cluster, document, topic);
}

/** Topics and settings that are not as the registry has them. */
export const driftFaults: Fault[] = [
  {
    name: 'a topic is missing',
    expected: ['drift/topic-missing ship_events'],
    async inject(cluster) {
      await cluster.deleteTopics('ship_events');
      return () => again(cluster, 'ship_events');
    },
  },
  {
    name: 'two topics are missing',
    expected: [
      'drift/topic-missing invoice_events',
      'drift/topic-missing ship_events',
    ],
    async inject(cluster) {
      await cluster.deleteTopics('ship_events', 'invoice_events');
      return async () => {
        await again(cluster, 'ship_events');
        await again(cluster, 'invoice_events');
      };
    },
  },
  {
    name: 'a topic stands in no registry',
    expected: ['drift/topic-unregistered coupon_events'],
    async inject(cluster) {
      await cluster.createTopics([topicOf('coupon_events')]);
      return () => cluster.deleteTopics('coupon_events');
    },
  },
  {
    name: 'a topic of no template stands in no registry',
    expected: ['drift/topic-unregistered Scratch.tmp'],
    async inject(cluster) {
      await cluster.createTopics([{ topic: 'Scratch.tmp', numPartitions: 1 }]);
      return () => cluster.deleteTopics('Scratch.tmp');
    },
  },
  {
    name: 'a missing topic is there under another case',
    expected: [
      'drift/topic-missing review_events',
      'drift/topic-unregistered Review_Events',
    ],
    async inject(cluster) {
      await cluster.deleteTopics('review_events');
      await cluster.createTopics([
        { ...topicOf('review_events'), topic: 'Review_Events' },
      ]);
      return async () => {
        await cluster.deleteTopics('Review_Events');
        await again(cluster, 'review_events');
      };
    },
  },
  {
    name: 'fewer partitions than the topic states',
    expected: ['drift/partitions stock_events'],
    async inject(cluster) {
      await cluster.deleteTopics('stock_events');
      await cluster.createTopics([
        { ...topicOf('stock_events'), numPartitions: 4 },
      ]);
      await fill(cluster, document, 'stock_events');
      return async () => {
        await cluster.admin(admin =>
          admin.createPartitions({
            topicPartitions: [{ topic: 'stock_events', count: 6 }],
          }),
        );
        await fill(cluster, document, 'stock_events');
      };
    },
  },
  {
    name: 'more partitions than the standard',
    expected: ['drift/partitions review_events'],
    async inject(cluster) {
      await cluster.admin(admin =>
        admin.createPartitions({
          topicPartitions: [{ topic: 'review_events', count: 5 }],
        }),
      );
      return async () => {
        await cluster.deleteTopics('review_events');
        await again(cluster, 'review_events');
      };
    },
  },
  {
    name: 'fewer replicas than the standard',
    expected: ['drift/replication-factor payment_events'],
    inject: moved('payment_events', { 0: [1, 2], 1: [2, 3], 2: [3, 1] }),
  },
  {
    name: 'fewer replicas of one partition',
    expected: ['drift/replication-factor payment_events'],
    inject: moved('payment_events', { 1: [1] }),
  },
  settings(
    'a shorter retention than the standard',
    'order_events',
    { 'retention.ms': `${DAY_MS}` },
    ['drift/retention order_events'],
  ),
  settings(
    'a longer retention than the standard',
    'invoice_events',
    { 'retention.ms': `${14 * DAY_MS}` },
    ['drift/retention invoice_events'],
  ),
  settings(
    'an unlimited retention',
    'payment_events',
    { 'retention.ms': '-1' },
    ['drift/retention payment_events'],
  ),
  settings(
    'the retention that a topic states is not set',
    'audit_events',
    { 'retention.ms': undefined },
    ['drift/retention audit_events'],
  ),
  settings(
    'another codec than the standard',
    'order_events',
    { 'compression.type': 'lz4' },
    ['drift/compression order_events'],
  ),
  settings(
    'records are stored uncompressed',
    'ship_events',
    { 'compression.type': 'uncompressed' },
    ['drift/compression ship_events'],
  ),
  settings(
    'another cleanup policy than the topic states',
    'profile_events',
    { 'cleanup.policy': 'delete' },
    ['drift/cleanup-policy profile_events'],
  ),
  settings(
    'a cleanup policy that no document states',
    'ship_events',
    { 'cleanup.policy': 'compact' },
    ['drift/config-override ship_events cleanup.policy'],
  ),
  settings(
    'retention and codec at once',
    'review_events',
    { 'retention.ms': `${DAY_MS}`, 'compression.type': 'zstd' },
    ['drift/compression review_events', 'drift/retention review_events'],
  ),
  {
    name: 'a proposed topic is live',
    expected: ['drift/proposed-live future_events'],
    async inject(cluster) {
      await cluster.createTopics([topicOf('future_events')]);
      return () => cluster.deleteTopics('future_events');
    },
  },

  settings(
    'no fault: the standard’s own retention, with leading zeros',
    'order_events',
    { 'retention.ms': '0604800000' },
    [],
  ),
  settings(
    'no fault: the retention of a class that the standards name',
    'order_events',
    { 'retention.ms': `${30 * DAY_MS}` },
    [],
  ),
  settings(
    'no fault: the codec is left to the producers',
    'order_events',
    { 'compression.type': 'producer' },
    [],
  ),
  settings(
    'no fault: keys of a throttled move',
    'order_events',
    {
      'leader.replication.throttled.replicas': '*',
      'follower.replication.throttled.replicas': '*',
    },
    [],
  ),
  {
    name: 'no fault: topics of platforms',
    expected: [],
    async inject(cluster) {
      const names = [
        '__internal_state',
        '_schemas',
        'connect-offsets',
        'shop-store-changelog',
      ];
      await cluster.createTopics(
        names.map(topic => ({ topic, numPartitions: 1, replicationFactor: 1 })),
      );
      return () => cluster.deleteTopics(...names);
    },
  },
  {
    name: 'no fault: a deprecated topic is gone',
    expected: [],
    async inject(cluster) {
      await cluster.deleteTopics('legacy_events');
      return async () => {
        await cluster.createTopics([topicOf('legacy_events')]);
        // what comes back is found; here it is the cluster of before
        cluster.judge.forget();
      };
    },
    shown: ({ askedTopics }) => askedTopics.legacy_events === 'absent',
  },
  {
    name: 'no fault: a topic was deleted and made anew between two readings',
    expected: [],
    async inject(cluster) {
      await cluster.deleteTopics('ship_events');
      await again(cluster, 'ship_events');
      return async () => {};
    },
  },
  {
    name: 'no fault: the oldest records were deleted',
    expected: [],
    async inject(cluster) {
      await cluster.admin(async admin => {
        // kafkajs deletes of topics alone that it has looked at
        await admin.fetchTopicOffsets('order_events');
        await admin.deleteTopicRecords({
          topic: 'order_events',
          partitions: [0, 1, 2].map(partition => ({ partition, offset: '1' })),
        });
      });
      return async () => {};
    },
    shown: ({ topics }) =>
      topics
        .find(({ name }) => name === 'order_events')!
        .partitions.every(({ beginOffset }) => beginOffset === 1n),
  },
];
