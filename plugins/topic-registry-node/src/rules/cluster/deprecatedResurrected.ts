import {
  EarlierTopic,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { deprecationClock } from '../deprecationClock';
import { ClusterRule } from '../rule';
import { moment } from '../usage/words';
import { code } from '../words';
import { deprecationOf } from './deprecatedUse';
import { judgeable, needsHistory } from './scope';

/**
 * A deprecated topic whose present incarnation began after the announcement,
 * where there was another one before, or none. What was made anew earlier was
 * made while the topic was in use.
 */
export const deprecatedResurrected: ClusterRule = {
  meta: ruleOf('deprecated/resurrected'),
  check(context) {
    const { view, report, unknown } = context;
    if (!needsHistory(context)) return;
    for (const topic of judgeable(context, ['deprecated'])) {
      const { name, seen } = topic;
      const subject = { kind: 'topic', name } as const;
      const { registry, bound, topic: home } = topic.home;
      const mark = view.marks.topic(name, seen.topicId);
      if (!mark) {
        const reason = seen.topicId
          ? `${view.id} has not told where all of its partitions end`
          : `${view.id} tells no topic ids, so the topic cannot be told from an earlier one`;
        unknown({ subject, reason });
        continue;
      }
      if (!mark.cameAfter) continue;
      const clock = deprecationClock(bound, home);
      if (!clock) {
        unknown({
          subject,
          reason:
            'it was made anew, and the document does not say since when it is deprecated',
        });
        continue;
      }
      const since = Date.parse(mark.firstSeenAt);
      if (since < clock.announcedUntil.getTime()) continue;
      report({
        registry,
        subject,
        message: `${code(name)} is on ${view.id} again: ${before(
          mark.cameAfter,
        )}, and the topic that is there now was seen first at ${moment(
          since,
        )} UTC. It is ${deprecationOf(topic)}.`,
        declared: 'deprecated',
        seen: 'present again',
        evidence: [
          {
            label: mark.cameAfter.topicId ? 'earlier topic id' : 'earlier',
            value: mark.cameAfter.topicId ?? 'no such topic',
            at: mark.cameAfter.at,
          },
          { label: 'topic id', value: mark.topicId, at: mark.firstSeenAt },
        ],
        range: home.range,
      });
    }
  },
};

function before({ topicId, at }: EarlierTopic): string {
  return topicId
    ? `another topic of the name was gone after ${moment(at)} UTC`
    : `there was none at ${moment(at)} UTC`;
}
