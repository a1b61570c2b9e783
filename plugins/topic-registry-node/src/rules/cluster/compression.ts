import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { configOf, sourceOf } from './configValue';
import { judgeable } from './scope';
import { reportSetting, settingsOf } from './settingFinding';

/** `compression.type=producer` leaves the codec to the producers and agrees with any. */
export const compression: ClusterRule = {
  meta: ruleOf('drift/compression'),
  check(context) {
    const { view, unknown } = context;
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const subject = { kind: 'topic', name: topic.name } as const;
      const expected = settingsOf(context, topic).compression;
      if (expected.kind === 'none') continue;
      if (expected.kind === 'unknown') {
        unknown({ subject, reason: expected.reason });
        continue;
      }
      const config = configOf(context, topic, 'compression.type');
      if ('unknown' in config) {
        unknown({ subject, reason: config.unknown });
        continue;
      }
      const seen = codecOf(config.value);
      const agreeing = [expected, ...expected.alternatives];
      if (
        seen === 'producer' ||
        agreeing.some(({ value }) => codecOf(value) === seen)
      ) {
        continue;
      }
      reportSetting(context, topic, expected, 'other', {
        show: codecOf,
        seen,
        what: `${code(topic.name)} is ${
          seen === 'uncompressed' ? 'not compressed' : `compressed by ${seen}`
        } on ${view.id} (${sourceOf(config)})`,
        consequence:
          'The broker recompresses what producers send in another codec.',
        evidence: [
          {
            label: 'compression.type',
            value: `${config.value} (${sourceOf(config)})`,
            at: view.observation.endedAt,
          },
        ],
      });
    }
  },
};

function codecOf(value: string): string {
  const codec = value.trim().toLowerCase();
  return codec === 'none' ? 'uncompressed' : codec;
}
