import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code, duration } from '../words';
import {
  configOf,
  isCompactedOnly,
  millisecondsOf,
  sourceOf,
} from './configValue';
import { judgeable } from './scope';
import { reportSetting, settingsOf } from './settingFinding';

/**
 * Holds the time in force against the declared one, wherever it is set: an
 * inherited value that agrees is no drift. A topic that is only compacted keeps
 * its records whatever the time says, so a standard does not concern it.
 */
export const retention: ClusterRule = {
  meta: ruleOf('drift/retention'),
  check(context) {
    const { view, unknown } = context;
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const subject = { kind: 'topic', name: topic.name } as const;
      const expected = settingsOf(context, topic).retentionMs;
      if (expected.kind === 'none') continue;
      if (expected.kind === 'unknown') {
        unknown({ subject, reason: expected.reason });
        continue;
      }
      const config = configOf(context, topic, 'retention.ms');
      if ('unknown' in config) {
        unknown({ subject, reason: config.unknown });
        continue;
      }
      if (expected.by === 'standard' && isCompactedOnly(topic)) continue;
      const seen = millisecondsOf(config.value);
      if (seen === undefined) {
        unknown({
          subject,
          reason: `the cluster reports \`retention.ms\` as ${code(
            config.value,
          )}, which is no number`,
        });
        continue;
      }
      const agreeing = [expected, ...expected.alternatives];
      if (agreeing.some(({ value }) => orUnlimited(value) === seen)) continue;
      const wanted = orUnlimited(expected.value);
      const shorter = seen >= 0n && (wanted < 0n || seen < wanted);
      reportSetting(context, topic, expected, shorter ? 'below' : 'above', {
        show: duration,
        seen: duration(seen),
        what: `${code(topic.name)} keeps its records ${
          seen < 0n ? 'without limit' : `for ${duration(seen)}`
        } on ${view.id} (${sourceOf(config)})`,
        consequence: shorter
          ? 'A consumer that is down for longer loses records.'
          : 'Records outlive what was agreed.',
        evidence: [
          {
            label: 'retention.ms',
            value: `${config.value} (${sourceOf(config)})`,
            at: view.observation.endedAt,
          },
        ],
      });
    }
  },
};

function orUnlimited(ms: number): bigint {
  return ms < 0 ? -1n : BigInt(Math.round(ms));
}
