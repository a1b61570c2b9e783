import {
  Evidence,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, PresentTopic } from '../clusterView';
import { deprecationClock, DeprecationClock } from '../deprecationClock';
import { ClusterRule } from '../rule';
import { code, plural } from '../words';
import {
  datedAfter,
  deprecationOf,
  instant,
  severityOfUse,
} from './deprecatedUse';
import { judgeable } from './scope';

/**
 * Written is a deprecated topic whose end moved between two readings of the same
 * topic id, or that holds a record dated after the announced day. An old newest
 * record proves nothing: only two readings whose ends are equal show that
 * nothing was written between them.
 */
export const deprecatedProduced: ClusterRule = {
  meta: ruleOf('deprecated/produced'),
  check(context) {
    const { view, report, unknown } = context;
    for (const topic of judgeable(context, ['deprecated'])) {
      const subject = { kind: 'topic', name: topic.name } as const;
      const { registry, bound, topic: home } = topic.home;
      const clock = deprecationClock(bound, home);
      const movement = movementOf(view, topic);
      const dated = clock ? datedAfter(view, topic, clock) : [];
      if (movement.kind === 'moved' || dated.length > 0) {
        const newest = dated
          .map(entry => entry.newest)
          .sort((a, b) => b - a)[0];
        report({
          registry,
          subject,
          severity: severityOfUse(view, clock),
          message: `${code(topic.name)} is still written on ${view.id}${
            movement.kind === 'moved'
              ? `: ${plural(Number(movement.records), 'record')} more since ${
                  movement.since
                }`
              : `: its newest record is of ${instant(newest)}`
          }. It is ${deprecationOf(topic)}.`,
          declared: 'deprecated',
          seen: 'written',
          evidence: [
            ...(movement.kind === 'moved' ? movement.evidence : []),
            ...dated.slice(0, 5).map(({ partition, newest: at }) => ({
              label: `partition ${partition}`,
              value: `newest record of ${instant(at)}`,
              at: view.observation.endedAt,
            })),
          ],
          range: home.range,
        });
        continue;
      }
      const open = whyOpen(movement, topic, clock, view);
      if (open) unknown({ subject, reason: open });
    }
  },
};

type Movement =
  | { kind: 'moved'; records: bigint; since: string; evidence: Evidence[] }
  | { kind: 'still' }
  | { kind: 'unknown'; reason: string };

function movementOf(view: ClusterView, topic: PresentTopic): Movement {
  const before = view.previousTopic(topic.seen);
  if (!before || !view.previous) {
    return {
      kind: 'unknown',
      reason:
        'whether it is written takes two readings of it, or a record dated after its announcement',
    };
  }
  const earlier = new Map(
    before.partitions.map(({ partition, endOffset }) => [partition, endOffset]),
  );
  const at = view.observation.endedAt;
  const evidence: Evidence[] = [];
  let records = 0n;
  let untold: string | undefined;
  for (const { partition, endOffset } of topic.seen.partitions) {
    // A partition that was added since begins at 0.
    const from = earlier.has(partition) ? earlier.get(partition) : 0n;
    if (endOffset === undefined || from === undefined) {
      untold ??=
        view.refusal('offsets') ??
        view.refusal('offsets', topic.name) ??
        `the end of partition ${partition} was not told`;
      continue;
    }
    if (endOffset <= from) continue;
    records += endOffset - from;
    evidence.push({
      label: `partition ${partition}`,
      value: `end moved from ${from} to ${endOffset}`,
      at,
    });
  }
  if (records > 0n) {
    return {
      kind: 'moved',
      records,
      since: view.previous.endedAt,
      evidence: evidence.slice(0, 5),
    };
  }
  return untold ? { kind: 'unknown', reason: untold } : { kind: 'still' };
}

/** A day without records is taken for the end of writing; less may be a pause. */
const PAUSE_MS = 86_400_000;

function whyOpen(
  movement: Movement,
  topic: PresentTopic,
  clock: DeprecationClock | undefined,
  view: ClusterView,
): string | undefined {
  if (movement.kind === 'moved') return undefined;
  if (isEmpty(topic)) return undefined;
  if (movement.kind === 'unknown') return movement.reason;
  const newest: number[] = [];
  for (const { partition, newestTimestamp } of topic.seen.partitions) {
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
    ? `nothing was written since the last reading, but its newest record is of ${instant(
        last,
      )}: that may be a pause`
    : undefined;
}

// Nothing was ever written to this incarnation of the topic.
function isEmpty(topic: PresentTopic): boolean {
  const { partitions } = topic.seen;
  return (
    partitions.length > 0 &&
    partitions.every(({ endOffset }) => endOffset === 0n)
  );
}
