import {
  ObservedTopic,
  TopicMark,
  UseVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { CLOCK_SKEW_MS, DAY_MS, isWatched, isWithin, latestOf } from './span';
import { growth, moment, sentence } from './words';

/** What {@link writingVerdict} looks at. */
export interface WritingInput {
  cluster: string;
  /** The topic as it was read last; absent where that reading did not show it. */
  seen: ObservedTopic | undefined;
  /** Why the last reading says nothing of it; what was proven before still counts. */
  untold?: string;
  /** The mark of the incarnation that was seen last. */
  mark: TopicMark | undefined;
  windowMs: number;
  now: Date;
}

/**
 * Whether a topic is written. Growth between two readings proves it, and so does
 * a newest record, or a live producer, of the last days; an old date proves
 * nothing, as it is the producer's word. Idle is what was watched for the whole
 * span without growing, or whose records the broker itself dated before it.
 */
export function writingVerdict(input: WritingInput): UseVerdict {
  const { cluster, seen, untold, mark, windowMs, now } = input;
  const lately = seen && lastProducer(seen, now);
  const newest = seen && newestOf(seen, now);
  const newestAt = latestOf(mark?.newestAt, newest);
  const lastAt = latestOf(mark?.movedAt, newestAt, lately?.at);
  if (mark && isWithin(mark.movedAt, windowMs, now)) {
    const reason = mark.movement
      ? growth(mark.movement, mark.movedAt)
      : `it was seen to grow at ${moment(mark.movedAt)} UTC`;
    return { state: 'active', reason: sentence(reason), lastAt };
  }
  if (isWithin(newestAt, windowMs, now)) {
    const reason = `Its newest record is of ${moment(newestAt)} UTC.`;
    return { state: 'active', reason, lastAt };
  }
  if (lately && isWithin(lately.at, windowMs, now)) {
    const reason = `Partition ${
      lately.partition
    } has a live producer, which wrote last at ${moment(lately.at)} UTC.`;
    return { state: 'active', reason, lastAt };
  }
  if (untold !== undefined || !seen) {
    const reason =
      untold ?? `${cluster} did not show it when it was read last.`;
    return { state: 'unknown', reason, lastAt };
  }
  return idleOrUnknown({ ...input, seen }, lastAt);
}

function idleOrUnknown(
  input: WritingInput & { seen: ObservedTopic },
  lastAt: string | undefined,
): UseVerdict {
  const { cluster, seen, mark, windowMs, now } = input;
  const days = Math.round(windowMs / DAY_MS);
  if (neverWritten(seen)) {
    const quietSince = latestOf(mark?.watchedSince);
    const reason = 'Nothing was ever written to it.';
    return { state: 'idle', reason, quietSince };
  }
  if (datedByBroker(seen, windowMs, now)) {
    const reason = `The broker dates its records, and the newest is of ${moment(
      newestOf(seen, now)!,
    )} UTC.`;
    return { state: 'idle', reason, lastAt, quietSince: newestOf(seen, now) };
  }
  if (!seen.topicId) {
    const reason = `${cluster} tells no topic ids, so growth cannot be told from a new topic of the same name.`;
    return { state: 'unknown', reason, lastAt };
  }
  if (!mark || !isWatched(mark.seenAt, now)) {
    const reason = `${cluster} has not told where all of its partitions end${
      mark ? ` since ${moment(mark.seenAt)} UTC` : ''
    }.`;
    return { state: 'unknown', reason, lastAt };
  }
  const quietSince = latestOf(mark.movedAt, mark.watchedSince);
  const verdict = { lastAt, quietSince };
  if (quietSince && !isWithin(quietSince, windowMs, now)) {
    const reason = `No partition has grown since ${moment(quietSince)} UTC.`;
    return { ...verdict, state: 'idle', reason };
  }
  const reason = `No growth was seen since ${
    quietSince === mark.movedAt ? 'the last at' : 'the watch began at'
  } ${moment(quietSince!)} UTC; idle is what stays so for ${days} d${
    mark.newestAt
      ? `. That its newest record says ${moment(
          mark.newestAt,
        )} is the word of its producer`
      : ''
  }.`;
  return { ...verdict, state: 'unknown', reason };
}

function neverWritten({ partitions }: ObservedTopic): boolean {
  return (
    partitions.length > 0 &&
    partitions.every(({ endOffset }) => endOffset === 0n)
  );
}

// Under LogAppendTime the date is the broker's word, so that an old one proves
// that nothing was written since. What is no longer kept has no date.
function datedByBroker(
  { configs, partitions }: ObservedTopic,
  windowMs: number,
  now: Date,
): boolean {
  if (configs?.['message.timestamp.type']?.value !== 'LogAppendTime') {
    return false;
  }
  const oldest = now.getTime() - windowMs;
  return partitions.every(
    ({ endOffset, newestTimestamp }) =>
      endOffset === 0n ||
      (newestTimestamp !== undefined &&
        newestTimestamp >= 0 &&
        newestTimestamp <= oldest),
  );
}

/** The newest record of a date that can be, ISO 8601. */
export function newestOf(
  { partitions }: ObservedTopic,
  now: Date,
): string | undefined {
  const latest = now.getTime() + CLOCK_SKEW_MS;
  let newest = -1;
  for (const { newestTimestamp } of partitions) {
    if (newestTimestamp === undefined || newestTimestamp > latest) continue;
    newest = Math.max(newest, newestTimestamp);
  }
  return newest < 0 ? undefined : new Date(newest).toISOString();
}

function lastProducer(
  { partitions }: ObservedTopic,
  now: Date,
): { at: string; partition: number } | undefined {
  const latest = now.getTime() + CLOCK_SKEW_MS;
  let last: { time: number; partition: number } | undefined;
  for (const { partition, producers } of partitions) {
    for (const { lastTimestamp: time } of producers ?? []) {
      if (time < 0 || time > latest) continue;
      if (!last || time > last.time) last = { time, partition };
    }
  }
  return (
    last && {
      at: new Date(last.time).toISOString(),
      partition: last.partition,
    }
  );
}
