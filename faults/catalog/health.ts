import { configsOf } from '../lib/conforming';
import { FaultCluster } from '../lib/FaultCluster';
import { Fault, Restore } from '../lib/types';

const BROKER = 4;

/** Ends a broker, and brings it back. */
async function withoutBroker(cluster: FaultCluster): Promise<Restore> {
  await cluster.kafka.kill(3);
  await cluster.sees(({ brokers }) => brokers.length === 2);
  return async () => {
    await cluster.kafka.restart(3);
    await cluster.sees(
      ({ brokers, topics }) =>
        brokers.length === 3 &&
        topics.every(({ partitions }) =>
          partitions.every(
            ({ isr, replicas, leader }) =>
              leader >= 0 && isr.length === replicas.length,
          ),
        ),
    );
  };
}

async function setRate(cluster: FaultCluster, rate: string): Promise<void> {
  await cluster.admin(admin =>
    admin.alterConfigs({
      validateOnly: false,
      resources: ['1', '2', '3'].map(name => ({
        type: BROKER,
        name,
        configEntries: ['leader', 'follower'].map(side => ({
          name: `${side}.replication.throttled.rate`,
          value: rate,
        })),
      })),
    }),
  );
}

/** Brokers that go, stop or move what they hold. */
export const healthFaults: Fault[] = [
  {
    name: 'a broker is gone',
    needs: 'health/under-replicated',
    expected: ['health/under-replicated faults broker 3'],
    inject: withoutBroker,
  },
  {
    name: 'a broker is gone that held the only replica of a topic',
    needs: 'health/offline-partition',
    expected: [
      'drift/replication-factor review_events',
      'health/offline-partition review_events',
      'health/under-replicated faults broker 3',
    ],
    async inject(cluster) {
      const all = { 0: [3], 1: [3], 2: [3] };
      await cluster.reassign('review_events', all);
      const back = await withoutBroker(cluster);
      return async () => {
        await back();
        await cluster.reassign('review_events', {
          0: [1, 2, 3],
          1: [2, 3, 1],
          2: [3, 1, 2],
        });
      };
    },
  },
  {
    name: 'no fault: a broker does not answer for a while',
    expected: [],
    // once the others have noticed, its replicas are behind, which is so
    may: ['health/under-replicated faults broker 3'],
    async inject(cluster) {
      cluster.kafka.pause(3);
      return async () => {
        cluster.kafka.resume(3);
        await cluster.sees(
          ({ brokers, topics }) =>
            brokers.length === 3 &&
            topics.every(({ partitions }) =>
              partitions.every(
                ({ isr, replicas }) => isr.length === replicas.length,
              ),
            ),
        );
      };
    },
    shown: ({ coverage, brokers }) =>
      brokers.length < 3 || coverage.some(({ answered }) => !answered),
  },
  {
    name: 'no fault: a partition is being moved, slowly',
    // it has the replicas of both places, and not all of them are in sync
    expected: [],
    async inject(cluster) {
      const throttled = ['leader', 'follower'].map(
        side => [`${side}.replication.throttled.replicas`, '*'] as const,
      );
      await cluster.reassign('ship_events', { 0: [1, 2] });
      await cluster.produce(
        'ship_events',
        Array.from({ length: 5 }, () => ({
          partition: 0,
          key: 'tenant-1',
          value: JSON.stringify({
            event_id: '1',
            event_type: 'parcel_sent',
            timestamp: new Date().toISOString(),
            tenant_id: 'tenant-1',
            source_service: 'Warehouse',
            payload: { noise: noise() },
          }),
        })),
      );
      await cluster.setConfigs('ship_events', {
        ...configsOf('ship_events'),
        ...Object.fromEntries(throttled),
      });
      await setRate(cluster, '10');
      await cluster.startReassign('ship_events', { 0: [1, 2, 3] });
      return async () => {
        await setRate(cluster, '100000000');
        await cluster.reassign('ship_events', { 0: [1, 2, 3] });
        await cluster.setConfigs('ship_events', configsOf('ship_events'));
      };
    },
    shown: ({ topics }) =>
      Boolean(
        topics.find(({ name }) => name === 'ship_events')?.reassigning?.length,
      ),
  },
];

/** Compresses badly, so that the move has something to carry. */
function noise(): string {
  return Array.from({ length: 20_000 }, () =>
    Math.random().toString(36).slice(2, 12),
  ).join('');
}
