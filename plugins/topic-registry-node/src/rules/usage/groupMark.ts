import {
  GroupDay,
  GroupMark,
  ObservedGroup,
  ObservedTopic,
  Offsets,
  ownValue,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isDue, moved, sameOffsets, sum, watchedSince } from './marking';

/** The topics on which a group has committed, or that a member has assigned. */
export function topicsOf(group: ObservedGroup): Set<string> {
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

/** The mark of a group on a topic after a reading; undefined where it stays as it is. */
export function groupMark(
  before: GroupMark | undefined,
  topic: ObservedTopic & { topicId: string },
  group: ObservedGroup,
  at: string,
): GroupMark | undefined {
  const { name, topicId } = topic;
  const told = group.commits !== undefined;
  const commits = told ? commitsOn(name, group) : before?.commits ?? {};
  const members = membersOn(name, group);
  if (before && isUnchanged(before, { commits, members, group, at })) {
    return undefined;
  }
  // A first commit of a partition may be older than the watch over it.
  const movement =
    before && told ? moved(before.commits, commits, before.seenAt) : undefined;
  const since = watchedSince(before, at);
  const anew = since === at || movement !== undefined;
  return {
    topic: name,
    topicId,
    group: group.groupId,
    firstSeenAt: before?.firstSeenAt ?? at,
    watchedSince: since,
    seenAt: told ? at : before?.seenAt ?? at,
    commits,
    movedAt: movement ? at : before?.movedAt,
    movement: movement ?? before?.movement,
    membersAt: members ? at : before?.membersAt,
    attachedSince: attachedSince(before, members, since, at),
    lagThen: anew && told ? lagOf(topic, commits) : before?.lagThen,
    lastDay: dayOf(before?.lastDay, group, members, movement?.records, at),
  };
}

/** Records behind the end on the partitions that have a commit; undefined where an end was not told, or nothing was committed. */
export function lagOf(
  topic: ObservedTopic,
  commits: Offsets,
): string | undefined {
  let lag = 0n;
  let committed = false;
  for (const { partition, endOffset } of topic.partitions) {
    const offset = commits[partition];
    if (offset === undefined) continue;
    if (endOffset === undefined) return undefined;
    committed = true;
    // A commit that was read after the end may be ahead of it.
    const behind = endOffset - BigInt(offset);
    if (behind > 0n) lag += behind;
  }
  return committed ? lag.toString() : undefined;
}

/**
 * Records that were deleted before a group came to them: those between its
 * commits and the start of the log.
 *
 * @public
 */
export function lostOf(
  { partitions }: ObservedTopic,
  commits: Record<number, bigint | string>,
): bigint {
  let lost = 0n;
  for (const { partition, beginOffset } of partitions) {
    const offset = commits[partition];
    if (offset === undefined || beginOffset === undefined) continue;
    const before = beginOffset - BigInt(offset);
    if (BigInt(offset) >= 0n && before > 0n) lost += before;
  }
  return lost;
}

function isUnchanged(
  before: GroupMark,
  now: {
    commits: Offsets;
    members: number | undefined;
    group: ObservedGroup;
    at: string;
  },
): boolean {
  const { commits, members, group, at } = now;
  const attached = before.attachedSince !== undefined;
  const day = before.lastDay;
  const newDay =
    members !== undefined &&
    members > 0 &&
    (day?.day !== at.slice(0, 10) ||
      day.members < members ||
      !day.states.includes(group.state));
  return (
    !isDue(before.seenAt, at) &&
    sameOffsets(before.commits, commits) &&
    (members === undefined || members > 0 === attached) &&
    !newDay
  );
}

// Kafka says -1 for a partition without a commit.
function commitsOn(topic: string, group: ObservedGroup): Offsets {
  const commits: Offsets = {};
  for (const [partition, offset] of Object.entries(
    ownValue(group.commits, topic) ?? {},
  )) {
    if (offset >= 0n) commits[Number(partition)] = offset.toString();
  }
  return commits;
}

/** Members that have the topic assigned; undefined while that is not told of all. */
function membersOn(topic: string, group: ObservedGroup): number | undefined {
  let members = 0;
  let untold = group.members === undefined;
  for (const { assignment } of group.members ?? []) {
    if (assignment === undefined) untold = true;
    else if ((ownValue(assignment, topic) ?? []).length > 0) members++;
  }
  return members === 0 && untold ? undefined : members;
}

function attachedSince(
  before: GroupMark | undefined,
  members: number | undefined,
  since: string,
  at: string,
): string | undefined {
  if (members === 0) return undefined;
  if (members === undefined) return before?.attachedSince;
  // After a gap nothing is known of what lies before it.
  return since === at ? at : before?.attachedSince ?? at;
}

function dayOf(
  before: GroupDay | undefined,
  { state }: ObservedGroup,
  members: number | undefined,
  records: string | undefined,
  at: string,
): GroupDay | undefined {
  if (records === undefined && !members) return before;
  const day = at.slice(0, 10);
  const today = before?.day === day ? before : undefined;
  return {
    day,
    records: sum(today?.records, records),
    members: Math.max(today?.members ?? 0, members ?? 0),
    states: [...new Set([...(today?.states ?? []), state])],
  };
}
