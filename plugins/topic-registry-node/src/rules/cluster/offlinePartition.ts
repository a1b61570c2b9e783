import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code, listOf, plural } from '../words';
import { whyHealthIsOpen, withPartitions } from './partitionHealth';
import { judgeable } from './scope';

/** A partition without a leader, whoever is to blame. */
export const offlinePartition: ClusterRule = {
  meta: ruleOf('health/offline-partition'),
  check(context) {
    const { view, report, unknown } = context;
    const topics = withPartitions(
      judgeable(context, ['active', 'deprecated', 'proposed']),
      context,
    );
    const open = whyHealthIsOpen(view);
    if (open && topics.length > 0) unknown({ reason: open });
    for (const topic of topics) {
      const { name, seen, home } = topic;
      const hidden = seen.partitions.filter(
        ({ leader, leaderHidden }) => leader < 0 && leaderHidden,
      );
      if (hidden.length > 0) {
        unknown({
          subject: { kind: 'topic', name },
          reason: `the leader of ${plural(
            hidden.length,
            'partition',
          )} is a broker without the listener over which ${
            view.id
          } is read, so it is not named: give every broker that listener`,
        });
      }
      const offline = seen.partitions.filter(
        ({ leader, leaderHidden }) => leader < 0 && !leaderHidden,
      );
      if (offline.length === 0) continue;
      const numbers = offline.map(({ partition }) => String(partition));
      report({
        registry: home.registry,
        subject: { kind: 'topic', name },
        message: `${code(name)} has ${plural(offline.length, 'partition')} of ${
          seen.partitions.length
        } without a leader on ${view.id} (${listOf(numbers.slice(0, 10))}${
          numbers.length > 10 ? ', …' : ''
        }): what is in it can be neither read nor added to.`,
        seen: plural(offline.length, 'partition'),
        evidence: offline.slice(0, 5).map(({ partition, replicas }) => ({
          label: `partition ${partition}`,
          value: `no leader; replicas on brokers ${replicas.join(', ')}`,
          at: view.observation.endedAt,
        })),
        range: home.topic.range,
      });
    }
  },
};
