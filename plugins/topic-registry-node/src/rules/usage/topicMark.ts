import {
  EarlierTopic,
  Movement,
  ObservedTopic,
  Offsets,
  TopicDay,
  TopicMark,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { TopicAbsence } from './ledger';
import { isDue, moved, sameOffsets, sum, watchedSince } from './marking';
import { CLOCK_SKEW_MS } from './span';

/**
 * The mark of a topic after a reading; undefined where it stays as it is:
 * nothing changed, or not all of its ends were told.
 *
 * @param earlier - what was under its name before, asked at its first sight.
 */
export function topicMark(
  before: TopicMark | undefined,
  seen: ObservedTopic & { topicId: string },
  at: string,
  earlier: () => EarlierTopic | undefined,
): TopicMark | undefined {
  const ends = endsOf(seen);
  if (!ends) return undefined;
  const newestAt = newestOf(seen, at) ?? before?.newestAt;
  if (
    before &&
    newestAt === before.newestAt &&
    sameOffsets(ends, before.ends) &&
    !isDue(before.seenAt, at)
  ) {
    return undefined;
  }
  const movement = before && moved(before.ends, ends, before.seenAt, '0');
  return {
    topic: seen.name,
    topicId: seen.topicId,
    firstSeenAt: before?.firstSeenAt ?? at,
    cameAfter: before ? before.cameAfter : earlier(),
    watchedSince: watchedSince(before, at),
    seenAt: at,
    ends,
    movedAt: movement ? at : before?.movedAt,
    movement: movement ?? before?.movement,
    newestAt,
    lastDay: movement
      ? grown(before?.lastDay, movement, newestAt, at)
      : before?.lastDay,
  };
}

/** Tells, by name and id, what was under a name before: another topic, or none. */
export function earlierTopics(
  marks: readonly TopicMark[],
  absences: readonly TopicAbsence[],
): (name: string, topicId: string) => EarlierTopic | undefined {
  const latest = new Map<string, TopicMark>();
  for (const mark of marks) {
    const known = latest.get(mark.topic);
    if (!known || mark.seenAt > known.seenAt) latest.set(mark.topic, mark);
  }
  const gone = new Map(absences.map(one => [one.topic, one.seenAt]));
  return (name, topicId) => {
    const other = latest.get(name);
    const absentAt = gone.get(name);
    if (other && other.topicId !== topicId) {
      const at = absentAt && absentAt > other.seenAt ? absentAt : other.seenAt;
      return { topicId: other.topicId, at };
    }
    return absentAt === undefined ? undefined : { at: absentAt };
  };
}

function endsOf({ partitions }: ObservedTopic): Offsets | undefined {
  if (partitions.length === 0) return undefined;
  const ends: Offsets = {};
  for (const { partition, endOffset } of partitions) {
    if (endOffset === undefined) return undefined;
    ends[partition] = endOffset.toString();
  }
  return ends;
}

function newestOf(seen: ObservedTopic, at: string): string | undefined {
  const latest = Date.parse(at) + CLOCK_SKEW_MS;
  let newest = -1;
  for (const { newestTimestamp } of seen.partitions) {
    if (newestTimestamp === undefined || newestTimestamp > latest) continue;
    newest = Math.max(newest, newestTimestamp);
  }
  return newest < 0 ? undefined : new Date(newest).toISOString();
}

function grown(
  before: TopicDay | undefined,
  movement: Movement,
  newestAt: string | undefined,
  at: string,
): TopicDay {
  const day = at.slice(0, 10);
  return {
    day,
    records: sum(
      before?.day === day ? before.records : undefined,
      movement.records,
    ),
    ...(newestAt && { newest: Date.parse(newestAt) }),
  };
}
