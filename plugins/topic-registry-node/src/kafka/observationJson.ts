import { InputError } from '@backstage/errors';
import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * Writes an observation as JSON, offsets as decimal strings: they are 64 bits
 * wide, more than a JSON number holds exactly.
 *
 * @public
 */
export function serializeObservation(observation: Observation): string {
  return JSON.stringify(observation, (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/**
 * Reads what `serializeObservation` wrote.
 *
 * @throws InputError when the text is not that of an observation.
 * @public
 */
export function parseObservation(text: string): Observation {
  try {
    const observation = JSON.parse(text) as Observation;
    for (const topic of observation.topics) {
      for (const partition of topic.partitions) {
        const { beginOffset, endOffset } = partition;
        if (beginOffset !== undefined) {
          partition.beginOffset = BigInt(beginOffset);
        }
        if (endOffset !== undefined) partition.endOffset = BigInt(endOffset);
      }
    }
    for (const group of observation.groups) {
      if (!group.commits) continue;
      for (const partitions of Object.values(group.commits)) {
        for (const [partition, offset] of Object.entries(partitions)) {
          partitions[Number(partition)] = BigInt(offset);
        }
      }
    }
    return observation;
  } catch (error) {
    throw new InputError(
      `The stored text is no observation: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}
