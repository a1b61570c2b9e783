import {
  ObservedGroup,
  ObservedTopic,
  ownValue,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** States in which members do not have yet what they are to read. */
const UNSETTLED: ReadonlySet<string> = new Set([
  'PreparingRebalance',
  'CompletingRebalance',
  'Assigning',
  'Reconciling',
  'NotReady',
]);

/**
 * Whether a reading shows every topic that a group reads. Members whose
 * assignments are told show it, whatever was committed before; without members
 * the commits are all that there is.
 */
export function tellsWhatItReads(group: ObservedGroup): boolean {
  const { members, commits, state } = group;
  if (members === undefined) return false;
  if (members.some(member => member.assignment === undefined)) return false;
  if (isAssigned(group)) return !UNSETTLED.has(state);
  return commits !== undefined;
}

/** Whether a group may read a topic though the reading does not show it. */
export function mayReadUnseen(group: ObservedGroup, topic: string): boolean {
  if (tellsWhatItReads(group)) return false;
  return group.mayRead === undefined || group.mayRead.includes(topic);
}

/**
 * Whether a group is there, and shows nothing: no members, and no commits. Kafka
 * removes such groups within minutes, so it was in use a moment ago, by a member
 * that left before it committed; or its topic was deleted, with its offsets.
 */
export function isTraceless({ members, commits, state }: ObservedGroup) {
  return (
    state !== 'Dead' &&
    members?.length === 0 &&
    commits !== undefined &&
    Object.keys(commits).length === 0
  );
}

/**
 * What one reading shows of a group on a topic:
 *
 * - `assigned`: a member has it assigned.
 * - `committed`: it holds offsets on it, and nothing shows that it reads no more.
 * - `left`: its members are assigned other topics; the offsets are left over.
 * - `beyond`: its offsets lie beyond the end, so they are of an earlier topic of
 *   the name, or of records that were cut off.
 *
 * @public
 */
export type Standing = 'assigned' | 'committed' | 'left' | 'beyond';

/**
 * What a reading shows of a group that has evidence on a topic.
 *
 * @public
 */
export function standingOf(
  topic: string,
  group: ObservedGroup,
  seen: ObservedTopic | undefined,
): Standing {
  const { count } = membersOn(topic, group);
  if (count > 0) return 'assigned';
  if (isAssigned(group) && tellsWhatItReads(group)) return 'left';
  return commitBeyondEnd(topic, group, seen) ? 'beyond' : 'committed';
}

/** How many members have a topic assigned, and whether that is not told of some. */
export function membersOn(
  topic: string,
  { members }: ObservedGroup,
): { count: number; untold: boolean } {
  let count = 0;
  let untold = members === undefined;
  for (const { assignment } of members ?? []) {
    if (assignment === undefined) untold = true;
    else if ((ownValue(assignment, topic) ?? []).length > 0) count++;
  }
  return { count, untold };
}

/**
 * A commit that lies beyond the end of its partition, where all of a group's
 * commits on the topic do so. It was made on an earlier topic of the name, or on
 * records that are gone, and proves nothing of what is there now.
 */
export function commitBeyondEnd(
  topic: string,
  { commits }: ObservedGroup,
  seen: ObservedTopic | undefined,
): { partition: number; offset: bigint; end?: bigint } | undefined {
  if (!seen) return undefined;
  const ends = new Map(
    seen.partitions.map(({ partition, endOffset }) => [partition, endOffset]),
  );
  let first: { partition: number; offset: bigint; end?: bigint } | undefined;
  for (const [key, offset] of Object.entries(ownValue(commits, topic) ?? {})) {
    if (offset < 0n) continue;
    const partition = Number(key);
    const end = ends.get(partition);
    // an end that was not told proves nothing, a partition that is gone does
    if (ends.has(partition) && (end === undefined || offset <= end)) {
      return undefined;
    }
    first ??= { partition, offset, end };
  }
  return first;
}

/** "has committed 500 on partition 0, beyond its end at 3". */
export function beyondWords({
  partition,
  offset,
  end,
}: NonNullable<ReturnType<typeof commitBeyondEnd>>): string {
  return `has committed ${offset} on partition ${partition}, ${
    end === undefined ? 'which is gone' : `beyond its end at ${end}`
  }`;
}

/** Whether it has members that share the partitions of topics; workers of Connect share other work. */
function isAssigned({ members = [], type, protocolType }: ObservedGroup) {
  const sharesTopics =
    type !== 'classic' || protocolType === '' || protocolType === 'consumer';
  return members.length > 0 && sharesTopics;
}
