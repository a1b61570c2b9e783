import {
  GroupMark,
  Observation,
  ObservedGroup,
  ReaderVerdict,
  refusalOf,
  TopicMark,
  Usage,
  UseVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isInternalGroup } from '../ignored';
import { whyOpaque } from '../opaqueGroups';
import { DAY_MS, isWatched, isWithin, latestOf } from './span';
import { mayReadUnseen, tellsWhatItReads } from './tells';
import { moment } from './words';

/** What {@link readingVerdict} looks at. */
export interface ReadingInput {
  cluster: string;
  topic: string;
  /** Absent before the first reading of the cluster. */
  observation: Observation | undefined;
  /** Why the last reading says nothing of the topic. */
  untold?: string;
  readers: readonly ReaderVerdict[];
  /** The marks of every group that was seen on the incarnation. */
  marks: readonly GroupMark[];
  mark: TopicMark | undefined;
  usage: Usage | undefined;
  windowMs: number;
  now: Date;
}

/**
 * Whether a group of this verdict uses the topic.
 *
 * @public
 */
export function isUsing({ verdict }: ReaderVerdict): boolean {
  return (
    verdict === 'active' || verdict === 'attached-idle' || verdict === 'stalled'
  );
}

/**
 * Whether anybody reads a topic. A group that cannot be looked into may read
 * anything, so that with one of them nothing is idle.
 */
export function readingVerdict(input: ReadingInput): UseVerdict {
  const { cluster, topic, untold, readers, marks, mark, usage, windowMs, now } =
    input;
  const lastAt = latestOf(
    ...marks.map(one => latestOf(one.movedAt, one.membersAt)),
  );
  const using = readers.filter(isUsing);
  if (using.length > 0) {
    const words = using.length === 1 ? 'group uses' : 'groups use';
    return { state: 'active', reason: `${using.length} ${words} it.`, lastAt };
  }
  if (untold !== undefined) return { state: 'unknown', reason: untold, lastAt };
  const gone = marks.find(one =>
    isWithin(latestOf(one.movedAt, one.membersAt), windowMs, now),
  );
  if (gone) {
    return {
      state: 'active',
      reason: `\`${gone.group}\` read it last, at ${moment(
        lastAt!,
      )} UTC; it does not now.`,
      lastAt,
      quietSince: lastAt,
    };
  }
  const open =
    whyReadersAreOpen(cluster, topic, input.observation) ??
    readers.find(one => one.verdict === 'unknown')?.reason;
  const watch = usage?.readers;
  const since = latestOf(watch?.since, mark?.watchedSince, lastAt);
  const verdict = { lastAt, quietSince: since };
  if (open) return { ...verdict, state: 'unknown', reason: open };
  if (!mark || !watch || !isWatched(watch.seenAt, now)) {
    const reason = `Not every group of ${cluster} has told what it reads${
      watch ? ` since ${moment(watch.seenAt)} UTC` : ' yet'
    }.`;
    return { state: 'unknown', reason, lastAt };
  }
  if (since && !isWithin(since, windowMs, now)) {
    const reason = `No group has read it since ${moment(since)} UTC.`;
    return { ...verdict, state: 'idle', reason };
  }
  const days = Math.round(windowMs / DAY_MS);
  const reason = `No group was seen to read it since ${
    since === lastAt ? '' : 'the watch began at '
  }${moment(since!)} UTC; idle is what stays so for ${days} d.`;
  return { ...verdict, state: 'unknown', reason };
}

/** Why a group may read the topic unseen, by the last reading. */
export function whyReadersAreOpen(
  cluster: string,
  topic: string,
  observation: Observation | undefined,
): string | undefined {
  if (!observation) return `${cluster} has not been read yet.`;
  for (const question of ['groups', 'members', 'commits'] as const) {
    const refused = refusalOf(observation, question);
    if (refused) {
      return refused.reason ?? `${question}: ${refused.code ?? 'no answer'}`;
    }
  }
  const group = opaqueGroups(observation).find(one =>
    mayReadUnseen(one, topic),
  );
  return (
    group &&
    `\`${
      group.groupId
    }\` on ${cluster} does not tell which topics it reads: ${whyOpaque(
      group,
      observation,
    )}.`
  );
}

const opaque = new WeakMap<Observation, readonly ObservedGroup[]>();

// Asked for each topic of a reading, and the same for all of them.
function opaqueGroups(observation: Observation): readonly ObservedGroup[] {
  let groups = opaque.get(observation);
  if (!groups) {
    groups = observation.groups.filter(
      one => !isInternalGroup(one.groupId) && !tellsWhatItReads(one),
    );
    opaque.set(observation, groups);
  }
  return groups;
}
