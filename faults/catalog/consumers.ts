import { groupOf } from '../lib/conforming';
import { document } from '../lib/document';
import { FaultCluster } from '../lib/FaultCluster';
import { Fault, Restore } from '../lib/types';

/** A group without members that has read a topic. */
function committed(group: string, topic: string) {
  return async (cluster: FaultCluster): Promise<Restore> => {
    await cluster.commit(group, topic);
    return () => cluster.deleteGroups(group);
  };
}

function deleted(group: string, topic: string) {
  return async (cluster: FaultCluster): Promise<Restore> => {
    await cluster.deleteGroups(group);
    return () => cluster.commit(group, topic);
  };
}

/** A live member of a group that then has none again. */
function joined(group: string, topic: string, keep: boolean) {
  return async (cluster: FaultCluster): Promise<Restore> => {
    const consumer = await cluster.join(group, topic);
    return async () => {
      await consumer.disconnect();
      if (keep) await cluster.commit(group, topic);
      else await cluster.deleteGroups(group);
    };
  };
}

function ofNewProtocol(
  group: string,
  topic: string,
  protocol: 'consumer' | 'share',
) {
  return async (cluster: FaultCluster): Promise<Restore> => {
    const consumer = await cluster.joinByConsole(group, topic, protocol);
    return async () => {
      await consumer.stop();
      await cluster.deleteGroupWhenEmpty(group);
    };
  };
}

const INVOICES = groupOf(document, 'invoice_events');
const SHIPPING = groupOf(document, 'ship_events');
const REVIEWS = groupOf(document, 'review_events');

/** Groups that are not as the registry has them. */
export const consumerFaults: Fault[] = [
  {
    name: 'a service reads that does not declare it',
    expected: [
      'consumer/undeclared order_events warehouse_order_events_consumer',
    ],
    inject: committed('warehouse_order_events_consumer', 'order_events'),
  },
  {
    name: 'a group of nobody has read',
    expected: ['consumer/undeclared payment_events night-job'],
    inject: committed('night-job', 'payment_events'),
  },
  {
    name: 'a group of nobody reads, a classic one',
    expected: ['consumer/undeclared review_events dashboard'],
    inject: joined('dashboard', 'review_events', false),
  },
  {
    name: 'a group of nobody reads, of the new protocol',
    expected: ['consumer/undeclared invoice_events spy'],
    inject: ofNewProtocol('spy', 'invoice_events', 'consumer'),
  },
  {
    name: 'a group of nobody reads, a share group',
    versions: ['4.3.1'],
    expected: ['consumer/undeclared invoice_events sharers'],
    inject: ofNewProtocol('sharers', 'invoice_events', 'share'),
  },
  {
    name: 'the only consumer is absent',
    expected: ['consumer/absent invoice_events service-1'],
    inject: deleted(INVOICES, 'invoice_events'),
  },
  {
    name: 'one of two consumers is absent',
    expected: ['consumer/absent order_events service-3'],
    inject: deleted('analytics_order_events_consumer', 'order_events'),
  },
  {
    name: 'a consumer reads under a name that is not by the template',
    expected: ['consumer/group-name order-desk-ship-events ship_events'],
    async inject(cluster) {
      await cluster.commit('order-desk-ship-events', 'ship_events');
      await cluster.deleteGroups(SHIPPING);
      return async () => {
        await cluster.commit(SHIPPING, 'ship_events');
        await cluster.deleteGroups('order-desk-ship-events');
      };
    },
  },
  {
    name: 'a consumer is absent, and another reads in its place',
    expected: [
      'consumer/absent review_events service-3',
      'consumer/undeclared review_events billing_review_events_consumer',
    ],
    async inject(cluster) {
      await cluster.commit('billing_review_events_consumer', 'review_events');
      await cluster.deleteGroups(REVIEWS);
      return async () => {
        await cluster.commit(REVIEWS, 'review_events');
        await cluster.deleteGroups('billing_review_events_consumer');
      };
    },
  },

  {
    name: 'no fault: a declared consumer has a live member',
    expected: [],
    inject: joined(REVIEWS, 'review_events', true),
    shown: ({ groups }) =>
      groups.some(
        ({ groupId, members }) => groupId === REVIEWS && members?.length === 1,
      ),
  },
  {
    name: 'no fault: a declared consumer is of the new protocol',
    expected: [],
    async inject(cluster) {
      await cluster.deleteGroups(INVOICES);
      const restore = await ofNewProtocol(
        INVOICES,
        'invoice_events',
        'consumer',
      )(cluster);
      return async () => {
        await restore();
        await cluster.commit(INVOICES, 'invoice_events');
      };
    },
    shown: ({ groups }) =>
      groups.some(
        ({ groupId, type }) => groupId === INVOICES && type === 'consumer',
      ),
  },
  {
    name: 'no fault: a declared consumer rebalances',
    expected: [],
    async inject(cluster) {
      const first = await cluster.join(REVIEWS, 'review_events');
      const second = await cluster.join(REVIEWS, 'review_events');
      return async () => {
        await Promise.all([first.disconnect(), second.disconnect()]);
        await cluster.commit(REVIEWS, 'review_events');
      };
    },
  },
  {
    name: 'no fault: a group that reads nothing any more',
    expected: [],
    async inject(cluster) {
      await cluster.createTopics([
        { topic: '__passing', numPartitions: 1, replicationFactor: 1 },
      ]);
      await cluster.commit('leftover', '__passing');
      await cluster.deleteTopics('__passing');
      return () => cluster.deleteGroups('leftover');
    },
  },
];
