import {
  Evidence,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, PresentTopic } from '../clusterView';
import { deprecationClock, DeprecationClock } from '../deprecationClock';
import { ClusterRule } from '../rule';
import { DAY_MS, isWithin } from '../usage/span';
import { growth, moment } from '../usage/words';
import { code } from '../words';
import {
  datedAfter,
  deprecationOf,
  severityOfUse,
  useWindowMs,
  within,
} from './deprecatedUse';
import { judgeable } from './scope';

/**
 * Written is a deprecated topic whose end moved between two readings of the same
 * topic id, that has a live producer, or that holds a record dated after the
 * announced day, unless it was watched and idle since. An old newest record
 * proves nothing: only readings whose ends are equal show that nothing was
 * written between them.
 */
export const deprecatedProduced: ClusterRule = {
  meta: ruleOf('deprecated/produced'),
  check(context) {
    const { view, report, unknown } = context;
    for (const topic of judgeable(context, ['deprecated'])) {
      const subject = { kind: 'topic', name: topic.name } as const;
      const { registry, bound, topic: home } = topic.home;
      const clock = deprecationClock(bound, home);
      const proof = proofOf(view, topic, clock);
      if (proof.kind === 'not written') continue;
      if (proof.kind === 'unknown') {
        unknown({ subject, reason: proof.reason });
        continue;
      }
      report({
        registry,
        subject,
        severity: severityOfUse(view, clock),
        message: `${code(topic.name)} is still written on ${view.id}: ${
          proof.words
        }. It is ${deprecationOf(topic)}.`,
        declared: 'deprecated',
        seen: 'written',
        evidence: proof.evidence,
        range: home.range,
      });
    }
  },
};

type Proof =
  | { kind: 'written'; words: string; evidence: Evidence[] }
  | { kind: 'not written' }
  | { kind: 'unknown'; reason: string };

function proofOf(
  view: ClusterView,
  topic: PresentTopic,
  clock: DeprecationClock | undefined,
): Proof {
  const { seen, name } = topic;
  const at = view.observation.endedAt;
  const windowMs = useWindowMs(view, clock);
  const mark = view.marks.topic(name, seen.topicId);
  if (mark?.movement && isWithin(mark.movedAt, windowMs, view.now)) {
    const { partition, from, to } = mark.movement;
    return {
      kind: 'written',
      words: growth(mark.movement, mark.movedAt),
      evidence: [
        {
          label: `partition ${partition}`,
          value: `end moved from ${from} to ${to}`,
          at: mark.movedAt,
        },
      ],
    };
  }
  const { writing } = view.useOf(topic, windowMs);
  const dated = clock ? datedAfter(view, topic, clock) : [];
  if (writing.state === 'idle') return { kind: 'not written' };
  if (dated.length > 0) {
    const newest = Math.max(...dated.map(entry => entry.newest));
    return {
      kind: 'written',
      words: `its newest record is of ${moment(newest)} UTC`,
      evidence: dated.slice(0, 5).map(entry => ({
        label: `partition ${entry.partition}`,
        value: `newest record of ${moment(entry.newest)} UTC`,
        at,
      })),
    };
  }
  if (clock && writing.state === 'active' && hasProducers(topic)) {
    const words = within(writing.reason);
    return {
      kind: 'written',
      words,
      evidence: [{ label: 'producers', value: words, at }],
    };
  }
  const open = whyOpen(view, topic, clock);
  return open ? { kind: 'unknown', reason: open } : { kind: 'not written' };
}

function hasProducers({ seen }: PresentTopic): boolean {
  return seen.partitions.some(({ producers = [] }) => producers.length > 0);
}

/** A day without records is taken for the end of writing; less may be a pause. */
const PAUSE_MS = DAY_MS;

// Two readings without movement show no writing now, which is all that is asked
// here; whether it is idle for its removal is asked of the whole span.
function whyOpen(
  view: ClusterView,
  topic: PresentTopic,
  clock: DeprecationClock | undefined,
): string | undefined {
  const { partitions } = topic.seen;
  for (const { partition, endOffset } of partitions) {
    if (endOffset === undefined) {
      return (
        view.refusal('offsets') ??
        view.refusal('offsets', topic.name) ??
        `the end of partition ${partition} was not told`
      );
    }
  }
  const mark = view.marks.topic(topic.name, topic.seen.topicId);
  if (!mark || mark.firstSeenAt === view.observation.endedAt) {
    return 'whether it is written takes two readings of it, or a record dated after its announcement';
  }
  const newest: number[] = [];
  for (const { partition, newestTimestamp } of partitions) {
    if (newestTimestamp === undefined) {
      return (
        view.refusal('newest') ??
        view.refusal('newest', topic.name) ??
        `the newest record of partition ${partition} was not told`
      );
    }
    newest.push(newestTimestamp);
  }
  const last = Math.max(...newest);
  const age = Date.parse(view.observation.endedAt) - last;
  return !clock && age < PAUSE_MS
    ? `nothing was written since the last reading, but its newest record is of ${moment(
        last,
      )} UTC: that may be a pause`
    : undefined;
}
