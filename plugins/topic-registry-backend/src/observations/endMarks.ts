import {
  Observation,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** How far topics had come at a moment, so that later readings tell how fast they grow. */
export interface EndMark {
  /** When the reading ended, ISO 8601. */
  at: string;
  /** By the name of the topic; only those of which every end was told. */
  ends: ReadonlyMap<string, { topicId: string; end: bigint }>;
}

const MINUTE_MS = 60_000;

/**
 * Over how long a rate is counted. Between two readings a topic of a few
 * records a minute shows one record or two, and so either rate or its double.
 */
export const RATE_WINDOW_MS = 60 * MINUTE_MS;

/** How far apart marks are. */
export const MARK_EVERY_MS = 15 * MINUTE_MS;

/** The mark of a reading. */
export function endMarkOf({ endedAt, topics }: Observation): EndMark {
  const ends = new Map<string, { topicId: string; end: bigint }>();
  for (const topic of topics) {
    const end = endOf(topic);
    if (topic.topicId && end !== undefined) {
      ends.set(topic.name, { topicId: topic.topicId, end });
    }
  }
  return { at: endedAt, ends };
}

/** The ends of all partitions together; undefined when one is not known. */
export function endOf(topic: ObservedTopic): bigint | undefined {
  let sum = 0n;
  for (const { endOffset } of topic.partitions) {
    if (endOffset === undefined) return undefined;
    sum += endOffset;
  }
  return sum;
}
