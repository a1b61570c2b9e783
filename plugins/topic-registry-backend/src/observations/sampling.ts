import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { SamplingConfig } from '@topic-registry/backstage-plugin-topic-registry-node';

/** Whether records are to be looked at in the next reading. */
export function isSamplingDue(
  { intervalMs }: SamplingConfig,
  latest: Observation | undefined,
  now: Date,
): boolean {
  const takenAt = latest?.samples?.takenAt;
  if (takenAt === undefined) return true;
  const age = now.getTime() - Date.parse(takenAt);
  // a clock that was set back must not stop it
  return age >= intervalMs || age < 0;
}

/**
 * A reading that looked at no records, with what an earlier one saw in them:
 * what was found by it stands until records are looked at again. A topic that
 * was deleted and created anew is another one, of which nothing was seen.
 */
export function withEarlierSamples(
  observation: Observation,
  earlier: Observation | undefined,
): Observation {
  if (!earlier?.samples) return observation;
  const ids = new Map(
    observation.topics.map(({ name, topicId }) => [name, topicId] as const),
  );
  const told = earlier.coverage.filter(
    ({ question }) => question === 'samples',
  );
  const topics = Object.entries(earlier.samples.topics).filter(
    ([name, { topicId }]) => ids.has(name) && ids.get(name) === topicId,
  );
  return {
    ...observation,
    samples: { ...earlier.samples, topics: Object.fromEntries(topics) },
    coverage: [...observation.coverage, ...told],
  };
}
