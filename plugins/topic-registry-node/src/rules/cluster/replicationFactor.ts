import {
  ObservedPartition,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { whyNoPartitions } from './partitionHealth';
import { judgeable } from './scope';
import { reportSetting, settingsOf } from './settingFinding';

/**
 * Counted on the replicas of each partition, never on those in sync: a broker
 * that is down is a matter of health. While a partition moves it has its old
 * and new replicas at once, so that its number says nothing.
 */
export const replicationFactor: ClusterRule = {
  meta: ruleOf('drift/replication-factor'),
  check(context) {
    const { view, unknown } = context;
    for (const topic of judgeable(context, ['active', 'deprecated'])) {
      const { name, seen } = topic;
      const subject = { kind: 'topic', name } as const;
      const expected = settingsOf(context, topic).replicationFactor;
      if (expected.kind === 'none') continue;
      if (expected.kind === 'unknown') {
        unknown({ subject, reason: expected.reason });
        continue;
      }
      if (seen.partitions.length === 0) {
        unknown({ subject, reason: whyNoPartitions(view, name) });
        continue;
      }
      const agreeing = [expected, ...expected.alternatives];
      const differs = (partition: ObservedPartition) =>
        !agreeing.some(({ value }) => value === partition.replicas.length);
      if (!seen.partitions.some(differs)) continue;

      const { reassigning } = seen;
      if (reassigning === undefined) {
        unknown({
          subject,
          reason: `its partitions have another number of replicas than declared, and whether they are being moved is not known: ${
            view.refusal('reassignments') ??
            view.refusal('reassignments', name) ??
            'the question went unanswered'
          }`,
        });
        continue;
      }
      const moving = new Set(reassigning);
      const settled = seen.partitions.filter(
        ({ partition }) => !moving.has(partition),
      );
      const different = settled.filter(differs);
      if (different.length === 0) {
        unknown({
          subject,
          reason: `its partitions ${reassigning.join(
            ', ',
          )} are being moved to other brokers`,
        });
        continue;
      }
      const counts = different.map(({ replicas }) => replicas.length);
      const least = Math.min(...counts);
      const most = Math.max(...counts);
      const range = least === most ? String(least) : `${least} to ${most}`;
      reportSetting(
        context,
        topic,
        expected,
        least < expected.value ? 'below' : 'above',
        {
          show: String,
          seen: range,
          what: `${code(name)} has replication factor ${range} on ${view.id}${
            different.length < seen.partitions.length
              ? ` in ${different.length} of its ${seen.partitions.length} partitions`
              : ''
          }`,
          consequence: consequenceOf(least, expected.value),
          evidence: different.slice(0, 5).map(partition => ({
            label: `partition ${partition.partition}`,
            value: `replicas on brokers ${partition.replicas.join(', ')}`,
            at: view.observation.endedAt,
          })),
        },
      );
    }
  },
};

function consequenceOf(seen: number, declared: number): string {
  if (seen >= declared) return '';
  return seen === 1
    ? 'The loss of one broker loses its records.'
    : 'Fewer broker failures than agreed can be survived.';
}
