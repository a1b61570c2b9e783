import {
  GroupMark,
  ObservedGroup,
  ObservedTopic,
  Offsets,
  ownValue,
  ReaderVerdict,
  TopicMark,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { lagOf } from './groupMark';
import { CLOCK_SKEW_MS, isWithin, latestOf } from './span';
import { beyondWords, commitBeyondEnd, membersOn, standingOf } from './tells';
import { commitMovement, grouped, moment, sentence } from './words';

/** What {@link readerVerdict} looks at. */
export interface ReaderInput {
  topic: string;
  /** The topic as it was read last. */
  seen: ObservedTopic | undefined;
  /** The group as it was read last, with evidence on the topic. */
  group: ObservedGroup;
  mark: GroupMark | undefined;
  topicMark: TopicMark | undefined;
  windowMs: number;
  now: Date;
}

/**
 * How a group uses a topic. Commits that move prove reading; members alone prove
 * that it waits. With members, new records and commits that stand still for the
 * whole span while the lag grows it is stalled; that takes a group which has
 * committed, as one that keeps its offsets elsewhere never moves. Offsets alone
 * prove nothing: they outlive their consumer by days, and those of a group whose
 * members are assigned other topics are left over.
 */
export function readerVerdict(input: ReaderInput): ReaderVerdict {
  const { topic, seen, group, mark, windowMs, now } = input;
  if (standingOf(topic, group, seen) === 'left') {
    const reason =
      'Its members are assigned other topics; the offsets on this one are left over.';
    return { verdict: 'stale', reason };
  }
  if (mark && isWithin(mark.movedAt, windowMs, now)) {
    const words = mark.movement
      ? commitMovement(mark.movement, mark.movedAt)
      : `its committed offsets moved at ${moment(mark.movedAt)} UTC`;
    return { verdict: 'active', reason: sentence(words) };
  }
  const readTo = recordReadPast(input);
  if (readTo) {
    const reason = `It has read past a record of ${moment(readTo)} UTC.`;
    return { verdict: 'active', reason };
  }
  const members = membersOn(topic, group);
  if (members.count > 0) return attached(input, members.count);
  if (members.untold) {
    const reason = `What its members are assigned was not told (state ${group.state}).`;
    return { verdict: 'unknown', reason };
  }
  if (mark && isWithin(mark.membersAt, windowMs, now)) {
    const reason = `It has no member on it now; one had it assigned at ${moment(
      mark.membersAt,
    )} UTC.`;
    return { verdict: 'attached-idle', reason };
  }
  return left(input);
}

function attached(input: ReaderInput, members: number): ReaderVerdict {
  const { mark, topicMark, seen, windowMs, now } = input;
  const has = `${members} ${
    members === 1 ? 'member has' : 'members have'
  } it assigned`;
  const still = latestOf(mark?.movedAt, mark?.watchedSince);
  const grown = topicMark?.movedAt;
  if (
    mark?.attachedSince &&
    still &&
    !isWithin(still, windowMs, now) &&
    !isWithin(mark.attachedSince, windowMs, now) &&
    grown &&
    isWithin(grown, windowMs, now)
  ) {
    const lag = seen && lagOf(seen, mark.commits);
    if (lag && mark.lagThen && BigInt(lag) > BigInt(mark.lagThen)) {
      return {
        verdict: 'stalled',
        reason: `${has}, and its commits have not moved since ${moment(
          still,
        )} UTC, while its lag grew from ${grouped(mark.lagThen)} to ${grouped(
          lag,
        )}.`,
      };
    }
  }
  const news = isWithin(
    latestOf(topicMark?.movedAt, topicMark?.newestAt),
    windowMs,
    now,
  );
  return news
    ? { verdict: 'active', reason: `${has}, and it has new records.` }
    : {
        verdict: 'attached-idle',
        reason: `${has}; no new record was seen in it.`,
      };
}

function left(input: ReaderInput): ReaderVerdict {
  const { topic, seen, group, mark, windowMs, now } = input;
  const quiet = latestOf(mark?.movedAt, mark?.membersAt, mark?.watchedSince);
  if (mark && quiet && !isWithin(quiet, windowMs, now)) {
    return {
      verdict: 'stale',
      reason: `It has no member on it, and its offsets have not moved since ${moment(
        quiet,
      )} UTC.`,
    };
  }
  const beyond = commitBeyondEnd(topic, group, seen);
  if (beyond) {
    return {
      verdict: 'unknown',
      reason: `It ${beyondWords(
        beyond,
      )}: the topic was made anew or cut off since, so this proves no reading, and it has no member on it.`,
    };
  }
  return {
    verdict: 'unknown',
    reason: `It holds committed offsets and has no member on it; offsets outlive their consumer, and it has been watched ${
      mark ? `since ${moment(mark.watchedSince)} UTC` : 'not at all'
    }.`,
  };
}

// A group whose commit is at the end has read the newest record of the
// partition: one of the last days was read in the last days.
function recordReadPast(input: ReaderInput): string | undefined {
  const { topic, seen, group, mark, windowMs, now } = input;
  if (!seen) return undefined;
  const commits = commitsOf(group, topic) ?? mark?.commits ?? {};
  let last: string | undefined;
  for (const { partition, endOffset, newestTimestamp } of seen.partitions) {
    const committed = commits[partition];
    if (committed === undefined || endOffset === undefined) continue;
    if (newestTimestamp === undefined || newestTimestamp < 0) continue;
    if (newestTimestamp > now.getTime() + CLOCK_SKEW_MS) continue;
    // beyond the end lies what an earlier topic of the name had
    if (endOffset > 0n && BigInt(committed) === endOffset) {
      last = latestOf(last, new Date(newestTimestamp).toISOString());
    }
  }
  return isWithin(last, windowMs, now) ? last : undefined;
}

function commitsOf(group: ObservedGroup, topic: string): Offsets | undefined {
  const commits = ownValue(group.commits, topic);
  if (!commits) return undefined;
  return Object.fromEntries(
    Object.entries(commits).map(([partition, offset]) => [
      partition,
      offset.toString(),
    ]),
  );
}
