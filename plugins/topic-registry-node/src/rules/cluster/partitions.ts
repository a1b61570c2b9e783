import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code, plural } from '../words';
import { whyNoPartitions } from './partitionHealth';
import { judgeable } from './scope';
import { reportSetting, settingsOf } from './settingFinding';

export const partitions: ClusterRule = {
  meta: ruleOf('drift/partitions'),
  check(context) {
    const { view, unknown } = context;
    for (const topic of judgeable(context, ['active', 'deprecated'])) {
      const subject = { kind: 'topic', name: topic.name } as const;
      const expected = settingsOf(context, topic).partitions;
      if (expected.kind === 'none') continue;
      if (expected.kind === 'unknown') {
        unknown({ subject, reason: expected.reason });
        continue;
      }
      const seen = topic.seen.partitions.length;
      if (seen === 0) {
        unknown({ subject, reason: whyNoPartitions(view, topic.name) });
        continue;
      }
      const agreeing = [expected, ...expected.alternatives];
      if (agreeing.some(({ value }) => value === seen)) continue;
      const comparison = seen < expected.value ? 'below' : 'above';
      reportSetting(context, topic, expected, comparison, {
        show: String,
        seen: String(seen),
        what: `${code(topic.name)} has ${plural(seen, 'partition')} on ${
          view.id
        }`,
        consequence:
          comparison === 'below'
            ? 'Adding partitions changes the order of keyed records.'
            : 'Kafka cannot take partitions away.',
        evidence: [
          {
            label: 'partitions',
            value: String(seen),
            at: view.observation.endedAt,
          },
        ],
      });
    }
  },
};
