/** Answers for many partitions, in columns. */
export interface PartitionAnswers {
  /** Each topic with the range of its partitions in the columns, the end excluded. */
  topics: readonly { name: string; from: number; to: number }[];
  partitions: ArrayLike<number>;
  errorCodes: ArrayLike<number>;
}

/** There is no answer. */
export const NOWHERE = -1;

/**
 * Finds where the answer for a partition stands, at once where the partitions
 * of a topic are looked for in its order. Brokers need not keep the order of
 * the request, nor tell of a topic at one place.
 */
export function answerFinder({
  topics,
  partitions,
}: PartitionAnswers): (topic: string, partition: number) => number {
  const firstOf = new Map<string, number>();
  for (let index = topics.length - 1; index >= 0; index--) {
    firstOf.set(topics[index].name, index);
  }
  let current: string | undefined;
  let first = 0;
  let next = 0;
  return (topic, partition) => {
    if (topic !== current) {
      current = topic;
      first = firstOf.get(topic) ?? topics.length;
      next = topics[first]?.from ?? 0;
    }
    const expected = next;
    next += 1;
    for (let at = first; at < topics.length; at++) {
      const { name, from, to } = topics[at];
      if (name !== topic) continue;
      if (expected < to && partitions[expected] === partition) return expected;
      for (let index = from; index < to; index++) {
        if (partitions[index] === partition) return index;
      }
    }
    return NOWHERE;
  };
}
