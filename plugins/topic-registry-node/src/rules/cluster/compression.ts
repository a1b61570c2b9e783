import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { compareConfig } from './compareConfig';
import { judgeable } from './scope';
import { settingsOf } from './settingFinding';

/** `compression.type=producer` leaves the codec to the producers and agrees with any. */
export const compression: ClusterRule = {
  meta: ruleOf('drift/compression'),
  check(context) {
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const expected = settingsOf(context, topic).compression;
      compareConfig(context, topic, 'compression.type', expected, {
        read: codecOf,
        compare: (seen, wanted) =>
          seen === 'producer' || seen === codecOf(wanted) ? 'agrees' : 'other',
        show: codecOf,
        showSeen: seen => seen,
        what: seen =>
          `${code(topic.name)} is ${
            seen === 'uncompressed' ? 'not compressed' : `compressed by ${seen}`
          }`,
        consequence: () =>
          'The broker recompresses what producers send in another codec.',
      });
    }
  },
};

function codecOf(value: string): string {
  const codec = value.trim().toLowerCase();
  return codec === 'none' ? 'uncompressed' : codec;
}
