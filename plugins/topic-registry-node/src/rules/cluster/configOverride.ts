import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { EffectiveSettings } from '../effectiveSettings';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { COMPARED_CONFIG_KEYS, configOf } from './configValue';
import { judgeable } from './scope';
import { settingsOf } from './settingFinding';

const SETTINGS: Record<
  (typeof COMPARED_CONFIG_KEYS)[number],
  keyof EffectiveSettings
> = {
  'retention.ms': 'retentionMs',
  'compression.type': 'compression',
  'cleanup.policy': 'cleanupPolicy',
};

/**
 * Only keys that a document can declare: what Kafka sets by itself (such as the
 * `…throttled.replicas` of a reassignment) and what no field exists for is not
 * held against anybody.
 */
export const configOverride: ClusterRule = {
  meta: ruleOf('drift/config-override'),
  check(context) {
    const { view, report, unknown } = context;
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const settings = settingsOf(context, topic);
      for (const key of COMPARED_CONFIG_KEYS) {
        if (settings[SETTINGS[key]].kind !== 'none') continue;
        const subject = { kind: 'topic', name: topic.name } as const;
        const config = configOf(context, topic, key);
        if ('unknown' in config) {
          unknown({ subject, discriminator: key, reason: config.unknown });
          continue;
        }
        if (config.source !== 'topic') continue;
        report({
          registry: topic.home.registry,
          subject,
          message: `${code(topic.name)} has ${code(
            `${key}=${config.value}`,
          )} of its own on ${view.id}, which no document declares.`,
          seen: config.value,
          evidence: [
            {
              label: key,
              value: `${config.value} (set on the topic)`,
              at: view.observation.endedAt,
            },
          ],
          range: topic.home.topic.range,
          discriminator: key,
        });
      }
    }
  },
};
