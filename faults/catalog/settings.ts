import { topicOf } from '../lib/conforming';
import { settings } from '../lib/settings';
import { Fault } from '../lib/types';

const DAY_MS = 86_400_000;
/** Active and deprecated topics that take the retention of the brokers. */
const INHERITING = [
  'invoice_events',
  'legacy_events',
  'order_events',
  'payment_events',
  'review_events',
  'ship_events',
  'stock_events',
];

/** Settings beyond those that a registry has a field for, and what the brokers give. */
export const settingFaults: Fault[] = [
  {
    name: 'one broker keeps records for a shorter time than the others',
    expected: INHERITING.map(topic => `drift/retention ${topic}`),
    async inject(cluster) {
      await cluster.setBrokerConfigs(2, { 'log.retention.ms': `${DAY_MS}` });
      return () => cluster.setBrokerConfigs(2, {});
    },
  },
  settings(
    'a topic that states its time is only compacted',
    'audit_events',
    { 'cleanup.policy': 'compact' },
    [
      'drift/config-override audit_events cleanup.policy',
      'drift/retention audit_events',
    ],
  ),
  settings(
    'a topic has no cleanup policy at all',
    'order_events',
    { 'cleanup.policy': '' },
    [
      'drift/config-override order_events cleanup.policy',
      'drift/retention order_events',
    ],
  ),
  settings(
    'a limit of size cuts the stated time short',
    'order_events',
    { 'retention.bytes': '1048576' },
    [
      'drift/config-override order_events retention.bytes',
      'drift/retention order_events retention.bytes',
    ],
  ),
  settings(
    'settings that a topic states by their keys are others',
    'review_events',
    {
      'min.insync.replicas': '2',
      'max.message.bytes': '2000000',
      'message.timestamp.type': 'LogAppendTime',
    },
    [
      'drift/config review_events max.message.bytes',
      'drift/config review_events message.timestamp.type',
      'drift/config review_events min.insync.replicas',
    ],
  ),
  settings(
    'more replicas in sync are wanted than there are',
    'order_events',
    { 'min.insync.replicas': '4' },
    [
      'drift/config-override order_events min.insync.replicas',
      'health/min-insync-replicas order_events',
    ],
  ),
  settings(
    'settings that no document states',
    'ship_events',
    { 'segment.ms': '3600000', 'unclean.leader.election.enable': 'true' },
    [
      'drift/config-override ship_events segment.ms',
      'drift/config-override ship_events unclean.leader.election.enable',
    ],
  ),
  {
    name: 'a topic of no registry has settings of its own',
    expected: [
      'drift/config-override coupon_events',
      'drift/topic-unregistered coupon_events',
    ],
    async inject(cluster) {
      const topic = topicOf('coupon_events');
      await cluster.createTopics([
        {
          ...topic,
          configEntries: [
            ...(topic.configEntries ?? []),
            { name: 'segment.ms', value: '3600000' },
          ],
        },
      ]);
      return () => cluster.deleteTopics('coupon_events');
    },
  },

  settings(
    'no fault: the size that a topic states, in steps of 1000',
    'review_events',
    { 'max.message.bytes': '1000000' },
    [],
  ),
];
