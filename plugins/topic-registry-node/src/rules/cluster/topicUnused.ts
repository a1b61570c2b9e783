import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView } from '../clusterView';
import { ClusterRule } from '../rule';
import { DAY_MS, isWithin, latestOf } from '../usage/span';
import { moment } from '../usage/words';
import { code } from '../words';
import { judgeableGroups, leaveOpaqueGroups } from './groupScope';
import { needsHistory } from './scope';

/** A topic that members wait on is in use, though nothing comes. */
export const topicUnused: ClusterRule = {
  meta: ruleOf('topic/unused'),
  check(context) {
    const { view, report, unknown } = context;
    if (!needsHistory(context)) return;
    const days = context.options.number('days');
    const windowMs = days * DAY_MS;
    const young = tooYoung(view, days);
    if (young) {
      unknown({ reason: young });
      return;
    }
    const { topics } = judgeableGroups(context, ['active']);
    for (const topic of topics) {
      const { writing, reading } = view.useOf(topic, windowMs);
      if (writing.state === 'active' || reading.state === 'active') continue;
      const subject = { kind: 'topic', name: topic.name } as const;
      const since = latestOf(writing.quietSince, reading.quietSince);
      if (
        writing.state !== 'idle' ||
        reading.state !== 'idle' ||
        !since ||
        isWithin(since, windowMs, view.now)
      ) {
        const open = writing.state === 'idle' ? reading : writing;
        unknown({ subject, reason: open.reason });
        continue;
      }
      report({
        registry: topic.home.registry,
        subject,
        message: `${code(topic.name)} was neither written nor read on ${
          view.id
        } since ${moment(since)} UTC, all of which was watched.`,
        declared: 'active',
        seen: 'unused',
        evidence: [
          { label: 'written', value: writing.reason, at: writing.lastAt },
          { label: 'read', value: reading.reason, at: reading.lastAt },
        ],
        range: topic.home.topic.range,
      });
    }
    leaveOpaqueGroups(context, topics);
  },
};

// Said once instead of for each topic.
function tooYoung(view: ClusterView, days: number): string | undefined {
  const watch = view.usage.readers;
  if (watch && !isWithin(watch.since, days * DAY_MS, view.now))
    return undefined;
  return `needs ${days} d of history: the readers of ${view.id} are ${
    watch ? `watched since ${moment(watch.since)} UTC` : 'not watched yet'
  }`;
}
