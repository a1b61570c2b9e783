import {
  DeprecationReader,
  ObservedTopic,
  refusalOf,
  UseVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  isInternalGroup,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { ClusterState } from '../services/ObservationsService';
import { groupsOnTopic } from '../topics/groupsOnTopic';
import { PresenceOnCluster } from '../topics/TopicFacts';
import { GroupMark, TopicMark, Usage } from '../usage/types';
import { CLOCK_SKEW_MS, tellsWhatItReads } from '../usage/updateUsage';
import { IDLE_DAYS, IDLE_MS, isRecent, isWatched, latestOf } from './span';

/** What {@link readOn} looks at. */
export interface ReadOnInput {
  topic: string;
  cluster: ClusterState;
  presence: PresenceOnCluster;
  registries: readonly BoundRegistry[];
  /** The mark of the incarnation that was seen last. */
  mark: TopicMark | undefined;
  usage: Usage;
  now: Date;
}

/**
 * Who reads a topic on a cluster, group by group, and whether anybody does. A
 * group that cannot be looked into may read anything, so that with one of them
 * nothing is idle.
 */
export function readOn(input: ReadOnInput): {
  read: UseVerdict;
  readers: DeprecationReader[];
} {
  const { presence, cluster } = input;
  if (presence.kind === 'absent') {
    const reason = `It is not on ${cluster.config.id}.`;
    return { read: { state: 'none', reason }, readers: [] };
  }
  const marks = input.usage.groups.filter(
    one => one.topic === input.topic && one.topicId === input.mark?.topicId,
  );
  const readers = readersOf(input, marks);
  return { read: verdictOf(input, readers, marks), readers };
}

function readersOf(
  input: ReadOnInput,
  marks: readonly GroupMark[],
): DeprecationReader[] {
  const { topic, cluster, registries, presence, now } = input;
  const seen = presence.kind === 'absent' ? undefined : presence.seen;
  const byGroup = new Map(marks.map(mark => [mark.group, mark]));
  return groupsOnTopic(topic, cluster, registries).map(({ row }) => {
    const mark = byGroup.get(row.group);
    const readTo = seen && mark && recordReadPast(seen, mark, now);
    return {
      ...row,
      movedAt: latestOf(row.movedAt, mark?.movedAt),
      ...groupVerdict(row.members, mark, readTo, now),
    };
  });
}

function groupVerdict(
  members: number | undefined,
  mark: GroupMark | undefined,
  readTo: string | undefined,
  now: Date,
): Pick<DeprecationReader, 'verdict' | 'reason'> {
  if (mark && isRecent(mark.movedAt, now)) {
    return {
      verdict: 'reading',
      reason: `Its committed offsets moved on at ${mark.movedAt}.`,
    };
  }
  if (readTo) {
    return {
      verdict: 'reading',
      reason: `It has read past a record of ${readTo}.`,
    };
  }
  if (members) {
    return {
      verdict: 'attached',
      reason: `${members} ${
        members === 1 ? 'member has' : 'members have'
      } it assigned.`,
    };
  }
  if (mark && isRecent(mark.membersAt, now)) {
    return {
      verdict: 'attached',
      reason: `A member had it assigned at ${mark.membersAt}.`,
    };
  }
  if (members === undefined) {
    return {
      verdict: 'unknown',
      reason: 'What its members are assigned was not told.',
    };
  }
  const quiet = latestOf(mark?.movedAt, mark?.membersAt, mark?.watchedSince);
  if (mark && quiet && now.getTime() - Date.parse(quiet) >= IDLE_MS) {
    return {
      verdict: 'stale',
      reason: `It has no member on it, and its offsets have not moved since ${quiet}.`,
    };
  }
  return {
    verdict: 'unknown',
    reason: `It holds committed offsets and has no member on it; offsets outlive their consumer, and it has been watched ${
      mark ? `since ${mark.watchedSince}` : 'not at all'
    }.`,
  };
}

// A group whose commit is at the end has read the newest record of the
// partition: one of the last days was read in the last days.
function recordReadPast(
  seen: ObservedTopic,
  mark: GroupMark,
  now: Date,
): string | undefined {
  const times: string[] = [];
  for (const { partition, endOffset, newestTimestamp } of seen.partitions) {
    const committed = mark.commits[partition];
    if (committed === undefined || endOffset === undefined) continue;
    if (newestTimestamp === undefined || newestTimestamp < 0) continue;
    if (newestTimestamp > now.getTime() + CLOCK_SKEW_MS) continue;
    if (endOffset > 0n && BigInt(committed) >= endOffset) {
      times.push(new Date(newestTimestamp).toISOString());
    }
  }
  const newest = latestOf(...times);
  return isRecent(newest, now) ? newest : undefined;
}

function verdictOf(
  input: ReadOnInput,
  readers: readonly DeprecationReader[],
  marks: readonly GroupMark[],
): UseVerdict {
  const { presence, usage, now, mark, cluster } = input;
  const id = cluster.config.id;
  const lastUses = marks.map(one => latestOf(one.movedAt, one.membersAt));
  const lastAt = latestOf(...lastUses);
  const active = readers.filter(
    ({ verdict }) => verdict === 'reading' || verdict === 'attached',
  );
  if (active.length > 0) {
    const words = active.length === 1 ? 'group reads' : 'groups read';
    return { state: 'active', reason: `${active.length} ${words} it.`, lastAt };
  }
  if (presence.kind === 'unknown') {
    return { state: 'unknown', reason: presence.reason, lastAt };
  }
  const gone = marks.find(one =>
    isRecent(latestOf(one.movedAt, one.membersAt), now),
  );
  if (gone) {
    return {
      state: 'active',
      reason: `\`${gone.group}\` read it last, at ${lastAt}; it does not now.`,
      lastAt,
      quietSince: lastAt,
    };
  }
  const open =
    whyOpen(cluster) ?? readers.find(one => one.verdict === 'unknown')?.reason;
  const since = latestOf(usage.readers?.since, mark?.watchedSince, lastAt);
  const verdict = { lastAt, quietSince: since };
  if (open) return { ...verdict, state: 'unknown', reason: open };
  if (!mark || !usage.readers || !isWatched(usage.readers.seenAt, now)) {
    return {
      state: 'unknown',
      reason: `Not every group of ${id} has told what it reads${
        usage.readers ? ` since ${usage.readers.seenAt}` : ' yet'
      }.`,
      lastAt,
    };
  }
  if (since && now.getTime() - Date.parse(since) >= IDLE_MS) {
    return {
      ...verdict,
      state: 'idle',
      reason: `No group has read it since ${since}.`,
    };
  }
  return {
    ...verdict,
    state: 'unknown',
    reason: `No group was seen to read it since the watch began at ${since}; removal asks for ${IDLE_DAYS} d.`,
  };
}

function whyOpen({ config, latest }: ClusterState): string | undefined {
  if (!latest) return `${config.id} has not been read yet.`;
  for (const question of ['groups', 'members', 'commits'] as const) {
    const refused = refusalOf(latest, question);
    if (refused) {
      return refused.reason ?? `${question}: ${refused.code ?? 'no answer'}`;
    }
  }
  const opaque = latest.groups.find(
    group => !isInternalGroup(group.groupId) && !tellsWhatItReads(group),
  );
  return (
    opaque &&
    `\`${opaque.groupId}\` on ${config.id} does not tell which topics it reads (state ${opaque.state}).`
  );
}
