import { Evidence } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, GroupUse, PresentTopic } from '../clusterView';
import { deprecationClock, DeprecationClock } from '../deprecationClock';
import { listOf } from '../words';
import { isUsing } from '../usage/readingVerdict';
import { moment } from '../usage/words';
import { datedAfter, useWindowMs, within } from './deprecatedUse';
import { consumption, ownersOf, serviceName } from './groupScope';

/** Whether a group reads a deprecated topic, with what shows it. */
export type ReadingProof =
  | {
      kind: 'read';
      words: string;
      evidence: Evidence[];
      /** Absent for a group that may have been there when the topic was deprecated. */
      began?: { since: string; watchedSince: string };
    }
  | { kind: 'not read' }
  | { kind: 'unknown'; reason: string };

/** A group on a deprecated topic. */
export interface DeprecatedReader {
  use: GroupUse;
  clock: DeprecationClock | undefined;
  proof: ReadingProof;
}

/**
 * The groups on a deprecated topic. It is read when a member of a group has it
 * assigned, when committed offsets moved in the last days, or when they lie
 * behind a record that is dated after the announced day. Offsets alone are no
 * reading: they outlive their consumer by days.
 */
export function readersOf(
  view: ClusterView,
  topic: PresentTopic,
): DeprecatedReader[] {
  const uses = view.groupsOn(topic.name);
  if (uses.length === 0) return [];
  const clock = deprecationClock(topic.home.bound, topic.home.topic);
  const { readers } = view.useOf(topic, useWindowMs(view, clock));
  return uses.map((use, index) => {
    const { verdict, reason } = readers[index];
    if (isUsing(readers[index])) {
      return {
        use,
        clock,
        proof: {
          kind: 'read',
          words: within(reason),
          evidence: movementEvidence(view, topic, use),
          began: beganAfter(view, topic, use, clock),
        },
      };
    }
    if (verdict === 'stale') return { use, clock, proof: { kind: 'not read' } };
    return {
      use,
      clock,
      proof: readPastDated(view, topic, use, clock) ?? {
        kind: 'unknown',
        reason: `group \`${use.group.groupId}\`: ${within(reason)}`,
      },
    };
  });
}

function movementEvidence(
  view: ClusterView,
  { name, seen }: PresentTopic,
  { group }: GroupUse,
): Evidence[] {
  const mark = view.marks.group(name, seen.topicId, group.groupId);
  if (!mark?.movement) return [];
  const { partition, from, to } = mark.movement;
  return [
    {
      label: `partition ${partition}`,
      value: `commit moved from ${from} to ${to}`,
      at: mark.movedAt,
    },
  ];
}

function readPastDated(
  view: ClusterView,
  topic: PresentTopic,
  { commits = {} }: GroupUse,
  clock: DeprecationClock | undefined,
): ReadingProof | undefined {
  if (!clock) return undefined;
  for (const { partition, newest } of datedAfter(view, topic, clock)) {
    const end = topic.seen.partitions.find(
      one => one.partition === partition,
    )?.endOffset;
    const committed = commits[partition];
    if (end === undefined || committed === undefined || committed !== end) {
      continue;
    }
    const date = `${moment(newest)} UTC`;
    return {
      kind: 'read',
      words: `it has read past a record of ${date}`,
      evidence: [
        {
          label: `partition ${partition}`,
          value: `committed ${committed}, newest record of ${date}`,
          at: view.observation.endedAt,
        },
      ],
    };
  }
  return undefined;
}

/**
 * A group that began after the announcement: a complete reading before its first
 * sight did not show it on this topic. What the document declares as a consumer
 * was known, though it may not have run.
 */
function beganAfter(
  view: ClusterView,
  topic: PresentTopic,
  { group, attribution }: GroupUse,
  clock: DeprecationClock | undefined,
): { since: string; watchedSince: string } | undefined {
  const { name, seen } = topic;
  const mark = view.marks.group(name, seen.topicId, group.groupId);
  const topicMark = view.marks.topic(name, seen.topicId);
  const watch = view.usage.readers;
  if (!view.hasHistory || !clock || !mark || !topicMark || !watch) {
    return undefined;
  }
  if (ownersOf(attribution).some(owner => consumption(topic, owner))) {
    return undefined;
  }
  const since = mark.firstSeenAt;
  if (Date.parse(since) < clock.announcedUntil.getTime()) return undefined;
  // The watch may have begun anew since; what it showed before stands.
  if (watch.firstAt >= since || topicMark.firstSeenAt >= since) {
    return undefined;
  }
  return {
    since,
    watchedSince:
      watch.firstAt > topicMark.firstSeenAt
        ? watch.firstAt
        : topicMark.firstSeenAt,
  };
}

/** ", of Billing", ", which belongs to no known service". */
export function whose(view: ClusterView, { attribution }: GroupUse): string {
  switch (attribution.kind) {
    case 'attributed':
      return ` of ${serviceName(view, attribution)}`;
    case 'ambiguous':
      return `, of ${listOf(
        attribution.candidates.map(owner => serviceName(view, owner)),
        'or',
      )}`;
    default:
      return ', which belongs to no known service';
  }
}
