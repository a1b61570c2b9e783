/**
 * An offset of each partition, by its number; decimal text, as offsets outgrow
 * a double.
 *
 * @public
 */
export type Offsets = Record<number, string>;

/**
 * Partitions that were seen to move between two readings.
 *
 * @public
 */
export interface Movement {
  /** The one that moved most. */
  partition: number;
  /** Decimal. */
  from: string;
  /** Decimal. */
  to: string;
  /** The reading before, ISO 8601. */
  since: string;
  /** Records over all partitions, decimal. */
  records: string;
}

/**
 * What was there under the name of a topic before the topic that is there now.
 *
 * @public
 */
export interface EarlierTopic {
  /** Its Kafka id; absent where only the lack of any topic was seen. */
  topicId?: string;
  /** When it, or no topic at all, was seen last, ISO 8601. */
  at: string;
}

/**
 * What one UTC day brought to one topic. Days without any change are left out:
 * whether they were watched is told by {@link WatchedDay}.
 *
 * @public
 */
export interface TopicDay {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  /** Records that were written, decimal; transaction markers count too. */
  records: string;
  /** Largest record timestamp seen, ms since the epoch. */
  newest?: number;
}

/**
 * What one UTC day brought to one group on one topic.
 *
 * @public
 */
export interface GroupDay {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  /** Records that its commits moved over, decimal. */
  records: string;
  /** Most members with the topic assigned that were seen at once. */
  members: number;
  /** The states in which it was seen, as Kafka words them. */
  states: string[];
}

/**
 * What is remembered of one incarnation of a topic. Times are ISO 8601.
 *
 * @public
 */
export interface TopicMark {
  topic: string;
  /** Kafka's id (KIP-516): the same name with another id is another topic. */
  topicId: string;
  /** The first reading that showed this incarnation. */
  firstSeenAt: string;
  /** Absent where nothing is known of the name before. */
  cameAfter?: EarlierTopic;
  /** Since when its ends were read without a gap of more than a day. */
  watchedSince: string;
  /** The last reading that told all of its ends, to the hour where nothing changed. */
  seenAt: string;
  ends: Offsets;
  /** The last reading that found an end further on than the one before. */
  movedAt?: string;
  movement?: Movement;
  /** The largest record timestamp: under CreateTime the word of whoever wrote it. */
  newestAt?: string;
  /** The last day on which it grew, so far. */
  lastDay?: TopicDay;
}

/**
 * What is remembered of one group on one topic. Times are ISO 8601.
 *
 * @public
 */
export interface GroupMark {
  topic: string;
  topicId: string;
  group: string;
  /** The first reading that showed the group on this incarnation. */
  firstSeenAt: string;
  /** When it was seen on this incarnation first, or again after a gap of more than a day. */
  watchedSince: string;
  /** The last reading that told its commits, to the hour where nothing changed. */
  seenAt: string;
  commits: Offsets;
  /** The last reading that found a commit further on than the one before. */
  movedAt?: string;
  movement?: Movement;
  /** The last reading in which a member had the topic assigned, to the hour where nothing changed. */
  membersAt?: string;
  /** Since when every reading showed such a member; absent while none has it. */
  attachedSince?: string;
  /** Records behind the end when its commits moved last, or when the watch over it began; decimal, absent where not told. */
  lagThen?: string;
  /** The last day on which it moved or had a member, so far. */
  lastDay?: GroupDay;
}

/**
 * How long the readers of a cluster have been watched as a whole. Times are ISO 8601.
 *
 * @public
 */
export interface ReadersWatch {
  /** The first reading ever in which every group told what it reads. */
  firstAt: string;
  /** Since when every group told what it reads, without a gap of more than a day. */
  since: string;
  /** The last reading in which every group did. */
  seenAt: string;
}

/**
 * What readings of a cluster have shown over time, of all or some of its topics.
 *
 * @public
 */
export interface Usage {
  /** When the last reading began that is taken over, ISO 8601; absent before the first. */
  reading?: string;
  /** Kafka's own id of the cluster: another one is another cluster, with a history of its own. */
  kafkaClusterId?: string;
  /** Absent before the first reading in which every group told what it reads. */
  readers?: ReadersWatch;
  topics: TopicMark[];
  groups: GroupMark[];
}

/**
 * How well one UTC day of a cluster was watched.
 *
 * @public
 */
export interface WatchedDay {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  /** Readings that gave answers. */
  readings: number;
  /** Those that told the ends of every partition. */
  complete: number;
  /** Those in which every group told what it reads. */
  readers: number;
  /** The longest time between two readings of which the second was on this day, ms. */
  longestGapMs: number;
}

/**
 * What the evidence says of one kind of use on one cluster. `idle` only after
 * it was watched for the whole span that is asked for; `none`: there is no
 * topic to use.
 *
 * @public
 */
export interface UseVerdict {
  state: 'active' | 'idle' | 'unknown' | 'none';
  /** The evidence, or why it is unknown: one sentence for people. */
  reason: string;
  /** The last use that is known of, ISO 8601. */
  lastAt?: string;
  /** Since when no use was seen, ISO 8601; for `idle`, and where the watch is still too short. */
  quietSince?: string;
}

/**
 * How a group uses a topic. `active`: its commits move, or it has new records
 * and members for them; `attached-idle`: members have the topic assigned, and
 * nothing new is in it; `stalled`: members have it assigned, records come in,
 * and its commits stand still; `stale`: nothing of all that.
 *
 * @public
 */
export type ReaderState =
  | 'active'
  | 'attached-idle'
  | 'stalled'
  | 'stale'
  | 'unknown';

/** What the evidence says of one group on one topic. @public */
export interface ReaderVerdict {
  verdict: ReaderState;
  /** The evidence, or why it is unknown: one sentence for people. */
  reason: string;
}
