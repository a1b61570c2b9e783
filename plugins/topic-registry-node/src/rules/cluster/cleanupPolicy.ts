import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { configOf, policiesOf, sourceOf } from './configValue';
import { judgeable } from './scope';
import { reportSetting, settingsOf } from './settingFinding';

/** `compact,delete` and `delete,compact` are one policy. */
export const cleanupPolicy: ClusterRule = {
  meta: ruleOf('drift/cleanup-policy'),
  check(context) {
    const { view, unknown } = context;
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const subject = { kind: 'topic', name: topic.name } as const;
      const expected = settingsOf(context, topic).cleanupPolicy;
      if (expected.kind === 'none') continue;
      if (expected.kind === 'unknown') {
        unknown({ subject, reason: expected.reason });
        continue;
      }
      const config = configOf(context, topic, 'cleanup.policy');
      if ('unknown' in config) {
        unknown({ subject, reason: config.unknown });
        continue;
      }
      const seen = show(policiesOf(config.value));
      const agreeing = [expected, ...expected.alternatives];
      if (agreeing.some(({ value }) => show(value) === seen)) continue;
      reportSetting(context, topic, expected, 'other', {
        show,
        seen,
        what: `${code(topic.name)} is cleaned up by ${code(seen)} on ${
          view.id
        } (${sourceOf(config)})`,
        consequence: '',
        evidence: [
          {
            label: 'cleanup.policy',
            value: `${config.value} (${sourceOf(config)})`,
            at: view.observation.endedAt,
          },
        ],
      });
    }
  },
};

function show(policies: string[]): string {
  return policiesOf(policies).join(',');
}
