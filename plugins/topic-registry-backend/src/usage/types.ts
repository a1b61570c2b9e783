/** An offset of each partition, by its number; decimal text, as they outgrow a double. */
export type Offsets = Record<number, string>;

/** A partition that was seen to move between two readings. */
export interface Movement {
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

/** What is remembered of one incarnation of a topic. Times are ISO 8601. */
export interface TopicMark {
  topic: string;
  /** Kafka's id: the same name with another id is another topic. */
  topicId: string;
  /** Since when its ends were read without a gap of more than a day. */
  watchedSince: string;
  /** The last reading that told all of its ends. */
  seenAt: string;
  ends: Offsets;
  /** The last reading that found an end further on than the one before. */
  movedAt?: string;
  movement?: Movement;
  /** The largest record timestamp: the word of whoever wrote it. */
  newestAt?: string;
}

/** What is remembered of one group on one topic. Times are ISO 8601. */
export interface GroupMark {
  topic: string;
  topicId: string;
  group: string;
  /** When it was seen on this incarnation first, or again after a gap of more than a day. */
  watchedSince: string;
  seenAt: string;
  commits: Offsets;
  /** The last reading that found a commit further on than the one before. */
  movedAt?: string;
  movement?: Movement;
  /** The last reading in which a member had the topic assigned. */
  membersAt?: string;
}

/** How long a cluster's readers have been watched as a whole. Times are ISO 8601. */
export interface ReadersWatch {
  /** Since when every group told what it reads, without a gap of more than a day. */
  since: string;
  /** The last reading in which every group did. */
  seenAt: string;
}

/** The marks of a cluster, or of some of its topics. */
export interface Usage {
  /** Absent before the first reading in which every group told what it reads. */
  readers?: ReadersWatch;
  topics: TopicMark[];
  groups: GroupMark[];
}
