import { recordOf, topicOf } from '../lib/conforming';
import { FaultCluster } from '../lib/FaultCluster';
import { Fault } from '../lib/types';

const GROUP = 'analytics_legacy_events_consumer';
const NEW_GROUP = 'warehouse_legacy_events_consumer';
/** Ahead of the announcement of 2026-01-15. */
const BEFORE = String(Date.UTC(2025, 11, 1));

/** The deprecated topic as it was: empty, and never anything else. */
async function renew(cluster: FaultCluster): Promise<void> {
  await cluster.deleteTopics('legacy_events');
  await cluster.createTopics([topicOf('legacy_events')]);
  // what comes back is found; here it is the cluster of before
  cluster.judge.forget();
}

/** Deprecated topics that somebody uses. */
export const deprecatedFaults: Fault[] = [
  {
    name: 'a deprecated topic is written',
    expected: ['deprecated/produced legacy_events'],
    async inject(cluster) {
      await cluster.produce('legacy_events', [recordOf('legacy_events', 1)]);
      return () => renew(cluster);
    },
  },
  {
    name: 'a deprecated topic is written with dates from before',
    expected: ['deprecated/produced legacy_events'],
    async inject(cluster) {
      // nothing but an end that moves can show it
      await cluster.judge.judge();
      await cluster.produce('legacy_events', [
        { ...recordOf('legacy_events', 1), timestamp: BEFORE },
      ]);
      return () => renew(cluster);
    },
  },
  {
    name: 'a deprecated topic is read as it always was',
    expected: [`deprecated/consumed legacy_events ${GROUP}`],
    async inject(cluster) {
      const consumer = await cluster.join(GROUP, 'legacy_events');
      // nobody has watched since before it read
      cluster.judge.forget();
      return async () => {
        await consumer.disconnect();
        await cluster.deleteGroups(GROUP);
      };
    },
  },
  {
    name: 'a group begins to read a deprecated topic',
    needs: 'deprecated/new-consumer',
    expected: [`deprecated/new-consumer legacy_events ${NEW_GROUP}`],
    async inject(cluster) {
      await cluster.judge.judge();
      const consumer = await cluster.join(NEW_GROUP, 'legacy_events');
      return async () => {
        await consumer.disconnect();
        await cluster.deleteGroups(NEW_GROUP);
        cluster.judge.forget();
      };
    },
  },
  {
    name: 'a deprecated topic that was gone is there again',
    needs: 'deprecated/resurrected',
    expected: ['deprecated/resurrected retired_events'],
    async inject(cluster) {
      await cluster.judge.judge();
      await cluster.createTopics([topicOf('retired_events')]);
      return async () => {
        await cluster.deleteTopics('retired_events');
        cluster.judge.forget();
      };
    },
  },
  {
    name: 'no fault: a deprecated topic holds records from before',
    expected: [],
    async inject(cluster) {
      await cluster.produce('legacy_events', [
        { ...recordOf('legacy_events', 1), timestamp: BEFORE },
      ]);
      cluster.judge.forget();
      return () => renew(cluster);
    },
    shown: ({ topics }) =>
      topics
        .find(({ name }) => name === 'legacy_events')!
        .partitions.some(({ endOffset }) => endOffset === 1n),
  },
];
