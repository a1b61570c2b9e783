import {
  isAnswered,
  Observation,
  ObservedGroup,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  isInternalGroup,
  isInternalTopic,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { GroupMark, Movement, Offsets, TopicMark, Usage } from './types';

/** What happened in a longer gap between two readings was not watched. */
export const GAP_MS = 24 * 3_600_000;

/** Clocks of producers differ a little; a date further ahead is none. */
export const CLOCK_SKEW_MS = 3_600_000;

/**
 * Brings the marks of a cluster up to one more reading.
 *
 * @remarks
 * A mark needs a topic id, so that a topic made anew under an old name inherits
 * nothing. Ends that went up prove that something was appended; ends that were
 * not all told prove nothing, and the mark stays as it was. A reading in which
 * one group's topics could not be told does not count for the watch over
 * readers as a whole.
 *
 * @param before - every mark of the cluster.
 * @returns the marks that are new or different.
 */
export function updateUsage(before: Usage, observation: Observation): Usage {
  const at = observation.endedAt;
  const topicMarks = new Map(
    before.topics.map(mark => [keyOf(mark.topic, mark.topicId), mark]),
  );
  const groupMarks = new Map(
    before.groups.map(mark => [
      keyOf(mark.topic, mark.topicId, mark.group),
      mark,
    ]),
  );
  const topicIds = new Map<string, string>();
  const topics: TopicMark[] = [];
  for (const seen of observation.topics) {
    if (!seen.topicId || isInternalTopic(seen)) continue;
    topicIds.set(seen.name, seen.topicId);
    const mark = topicMarks.get(keyOf(seen.name, seen.topicId));
    const next = topicMark(mark, { ...seen, topicId: seen.topicId }, at);
    if (next) topics.push(next);
  }
  const groups: GroupMark[] = [];
  for (const group of observation.groups) {
    if (isInternalGroup(group.groupId)) continue;
    for (const topic of topicsOf(group)) {
      const topicId = topicIds.get(topic);
      if (topicId === undefined) continue;
      const mark = groupMarks.get(keyOf(topic, topicId, group.groupId));
      groups.push(groupMark(mark, { topic, topicId }, group, at));
    }
  }
  return { topics, groups, readers: readersWatch(before, observation) };
}

function topicMark(
  before: TopicMark | undefined,
  seen: ObservedTopic & { topicId: string },
  at: string,
): TopicMark | undefined {
  const ends: Offsets = {};
  for (const { partition, endOffset } of seen.partitions) {
    if (endOffset === undefined) return undefined;
    ends[partition] = endOffset.toString();
  }
  if (seen.partitions.length === 0) return undefined;
  const movement = before && moved(before.ends, ends, before.seenAt, '0');
  return {
    topic: seen.name,
    topicId: seen.topicId,
    watchedSince: watchedSince(before, at),
    seenAt: at,
    ends,
    movedAt: movement ? at : before?.movedAt,
    movement: movement ?? before?.movement,
    newestAt: newestOf(seen, at) ?? before?.newestAt,
  };
}

function groupMark(
  before: GroupMark | undefined,
  incarnation: { topic: string; topicId: string },
  group: ObservedGroup,
  at: string,
): GroupMark {
  const { topic } = incarnation;
  const commits = group.commits ? commitsOn(topic, group) : before?.commits;
  // A first commit of a partition may be older than the watch over it.
  const movement =
    before && group.commits
      ? moved(before.commits, commits ?? {}, before.seenAt)
      : undefined;
  return {
    ...incarnation,
    group: group.groupId,
    watchedSince: watchedSince(before, at),
    seenAt: group.commits ? at : before?.seenAt ?? at,
    commits: commits ?? {},
    movedAt: movement ? at : before?.movedAt,
    movement: movement ?? before?.movement,
    membersAt: hasMemberOn(topic, group) ? at : before?.membersAt,
  };
}

/**
 * The partition that moved most, with the records of all that did.
 *
 * @param missing - the offset that a partition had which was not there before.
 */
function moved(
  before: Offsets,
  after: Offsets,
  since: string,
  missing?: string,
): Movement | undefined {
  let most: { partition: number; from: bigint; to: bigint } | undefined;
  let records = 0n;
  for (const [partition, offset] of Object.entries(after)) {
    const earlier = before[Number(partition)] ?? missing;
    if (earlier === undefined) continue;
    const [from, to] = [BigInt(earlier), BigInt(offset)];
    if (to <= from) continue;
    records += to - from;
    if (!most || to - from > most.to - most.from) {
      most = { partition: Number(partition), from, to };
    }
  }
  return (
    most && {
      partition: most.partition,
      from: most.from.toString(),
      to: most.to.toString(),
      since,
      records: records.toString(),
    }
  );
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

function readersWatch(
  { readers: before }: Usage,
  observation: Observation,
): Usage['readers'] {
  const whole =
    isAnswered(observation, 'topics') &&
    isAnswered(observation, 'groups') &&
    observation.groups.every(
      group => isInternalGroup(group.groupId) || tellsWhatItReads(group),
    );
  if (!whole) return before;
  const at = observation.endedAt;
  return {
    since: before
      ? watchedSince({ ...before, watchedSince: before.since }, at)
      : at,
    seenAt: at,
  };
}

/** Whether a reading shows every topic that a group reads. */
export function tellsWhatItReads(group: ObservedGroup): boolean {
  return (
    group.commits !== undefined &&
    group.members !== undefined &&
    group.members.every(member => member.assignment !== undefined)
  );
}

function watchedSince(
  before: { watchedSince: string; seenAt: string } | undefined,
  at: string,
): string {
  if (!before) return at;
  return Date.parse(at) - Date.parse(before.seenAt) > GAP_MS
    ? at
    : before.watchedSince;
}

function topicsOf(group: ObservedGroup): Set<string> {
  const topics = new Set<string>();
  for (const [topic, commits] of Object.entries(group.commits ?? {})) {
    if (Object.values(commits).some(offset => offset >= 0n)) topics.add(topic);
  }
  for (const member of group.members ?? []) {
    for (const [topic, partitions] of Object.entries(member.assignment ?? {})) {
      if (partitions.length > 0) topics.add(topic);
    }
  }
  return topics;
}

// Kafka says -1 for a partition without a commit.
function commitsOn(topic: string, group: ObservedGroup): Offsets {
  const commits: Offsets = {};
  for (const [partition, offset] of Object.entries(
    group.commits?.[topic] ?? {},
  )) {
    if (offset >= 0n) commits[Number(partition)] = offset.toString();
  }
  return commits;
}

function hasMemberOn(topic: string, group: ObservedGroup): boolean {
  return (group.members ?? []).some(
    member => (member.assignment?.[topic] ?? []).length > 0,
  );
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
