import {
  canonicalConfigValue,
  ruleOf,
  TopicConfig,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code, plural } from '../words';
import { evidenceOf, placeOf } from './compareConfig';
import { configOf, sourceOf } from './configValue';
import { whyNoPartitions } from './partitionHealth';
import { judgeable } from './scope';

const KEY = 'min.insync.replicas';
const SETTING = topicConfigOf(KEY) as TopicConfig;

/**
 * A number of replicas in sync that the topic can never have. A partition that
 * is being moved has its old and new replicas at once; those never make it fewer.
 */
export const minInsyncReplicas: ClusterRule = {
  meta: ruleOf('health/min-insync-replicas'),
  check(context) {
    const { report } = context;
    for (const topic of judgeable(
      context,
      ['active', 'deprecated', 'proposed'],
      ['configs'],
    )) {
      const { name, seen } = topic;
      const subject = { kind: 'topic', name } as const;
      const config = configOf(context, topic, KEY);
      if ('unknown' in config) {
        context.unknown({ subject, reason: config.unknown });
        continue;
      }
      const counts = seen.partitions.map(({ replicas }) => replicas.length);
      if (counts.length === 0) {
        context.unknown({
          subject,
          reason: whyNoPartitions(context.view, name),
        });
        continue;
      }
      const least = Math.min(...counts);
      const above = config.values.find(
        ({ value }) =>
          Number(canonicalConfigValue(SETTING, value) ?? 0) > least,
      );
      if (!above) continue;
      report({
        registry: topic.home.registry,
        subject,
        message: `${code(name)} wants ${plural(
          Number(above.value),
          'replica',
        )} in sync on ${placeOf(context, above)} (${code(KEY)}, ${sourceOf(
          above,
        )}) and has ${least}: older versions of Kafka refuse producers that wait for all of them, newer ones confirm records with fewer copies.`,
        seen: `${above.value} of ${least}`,
        evidence: evidenceOf(context, KEY, config.values),
        range: topic.home.topic.range,
      });
    }
  },
};
