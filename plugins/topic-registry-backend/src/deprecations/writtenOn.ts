import { UseVerdict } from '@topic-registry/backstage-plugin-topic-registry-common';
import { PresenceOnCluster } from '../topics/TopicFacts';
import { TopicMark } from '../usage/types';
import { IDLE_DAYS, IDLE_MS, isRecent, isWatched, latestOf } from './span';

/**
 * Whether a topic is written on a cluster. Growth between two readings proves
 * it, and so does a newest record of the last days; an old newest record proves
 * nothing, as its date is the producer's word. Idle is only what was watched
 * for the whole span without growing.
 */
export function writtenOn(options: {
  cluster: string;
  presence: PresenceOnCluster;
  /** The mark of the incarnation that was seen last. */
  mark: TopicMark | undefined;
  now: Date;
}): UseVerdict {
  const { cluster, presence, mark, now } = options;
  if (presence.kind === 'absent') {
    return { state: 'none', reason: `It is not on ${cluster}.` };
  }
  const lastAt = latestOf(mark?.movedAt, mark?.newestAt);
  if (mark && isRecent(mark.movedAt, now)) {
    return { state: 'active', reason: growth(mark), lastAt };
  }
  if (mark && isRecent(mark.newestAt, now)) {
    return {
      state: 'active',
      reason: `Its newest record is of ${mark.newestAt}.`,
      lastAt,
    };
  }
  if (presence.kind === 'unknown') {
    return { state: 'unknown', reason: presence.reason, lastAt };
  }
  if (!presence.seen.topicId) {
    return {
      state: 'unknown',
      reason: `${cluster} tells no topic ids, so growth cannot be told from a new topic of the same name.`,
    };
  }
  if (!mark || !isWatched(mark.seenAt, now)) {
    return {
      state: 'unknown',
      reason: `${cluster} has not told where all of its partitions end${
        mark ? ` since ${mark.seenAt}` : ''
      }.`,
      lastAt,
    };
  }
  const quietSince = latestOf(mark.movedAt, mark.watchedSince);
  if (Object.values(mark.ends).every(end => end === '0')) {
    return {
      state: 'idle',
      reason: 'Nothing was ever written to it.',
      quietSince,
    };
  }
  const verdict = { lastAt, quietSince };
  if (quietSince && now.getTime() - Date.parse(quietSince) >= IDLE_MS) {
    return {
      ...verdict,
      state: 'idle',
      reason: `No partition has grown since ${quietSince}.`,
    };
  }
  return {
    ...verdict,
    state: 'unknown',
    reason: `No growth was seen since the watch began at ${quietSince}; removal asks for ${IDLE_DAYS} d${
      mark.newestAt
        ? `. That its newest record says ${mark.newestAt} is the word of its producer`
        : ''
    }.`,
  };
}

function growth({ movement, movedAt }: TopicMark): string {
  return movement
    ? `Partition ${movement.partition} grew from ${movement.from} to ${movement.to} between ${movement.since} and ${movedAt}.`
    : `It was seen to grow at ${movedAt}.`;
}
