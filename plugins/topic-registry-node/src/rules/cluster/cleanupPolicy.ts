import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterRule } from '../rule';
import { code } from '../words';
import { compareConfig } from './compareConfig';
import { policiesOf } from './configValue';
import { judgeable } from './scope';
import { settingsOf } from './settingFinding';

/** `compact,delete` and `delete,compact` are one policy; an empty one deletes nothing. */
export const cleanupPolicy: ClusterRule = {
  meta: ruleOf('drift/cleanup-policy'),
  check(context) {
    for (const topic of judgeable(
      context,
      ['active', 'deprecated'],
      ['configs'],
    )) {
      const expected = settingsOf(context, topic).cleanupPolicy;
      compareConfig(context, topic, 'cleanup.policy', expected, {
        read: text => policiesOf(text),
        compare: (seen, wanted) =>
          show(seen) === show(wanted) ? 'agrees' : 'other',
        show,
        showSeen: show,
        what: seen =>
          seen.length > 0
            ? `${code(topic.name)} is cleaned up by ${code(show(seen))}`
            : `${code(topic.name)} is never cleaned up: its policy is empty`,
        consequence: () => '',
      });
    }
  },
};

function show(policies: string[]): string {
  return policiesOf(policies).join(',') || 'nothing';
}
