import {
  Coverage,
  Observation,
  ObservedTopic,
  ownValue,
  refusalOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { canonicalEnvironment } from './environment';

/**
 * Whether a topic is on a cluster, by one reading of it.
 *
 * @public
 */
export type TopicPresence =
  | { kind: 'present'; seen: ObservedTopic }
  | { kind: 'absent' }
  | { kind: 'unknown'; reason: string };

/**
 * Tells whether a topic is on a cluster. It is absent only where the cluster
 * was asked for it by name and said so: a listing leaves out what the reading
 * role may not see.
 *
 * @param seen - The topic as the observation has it, where it does.
 * @public
 */
export function presenceOf(
  observation: Observation,
  name: string,
  seen: ObservedTopic | undefined,
): TopicPresence {
  if (seen) return { kind: 'present', seen };
  const refused =
    reasonOf(refusalOf(observation, 'topics')) ??
    reasonOf(refusalOf(observation, 'topics', name));
  if (refused) return { kind: 'unknown', reason: refused };
  switch (ownValue(observation.askedTopics, name)) {
    case 'absent':
      return { kind: 'absent' };
    case undefined:
      return {
        kind: 'unknown',
        reason:
          'the cluster was not asked for it by name, and does not list what the reading role may not see',
      };
    default:
      return {
        kind: 'unknown',
        reason: 'the cluster does not tell the reading role whether it exists',
      };
  }
}

/**
 * Whether a topic should be on a cluster of an environment: an active one is
 * expected everywhere unless its Environments say otherwise, a deprecated one
 * may be gone, a proposed one is not there yet.
 *
 * @param environment - Absent where it is not known.
 * @returns `unknown` where the topic names environments and that of the cluster is not known.
 * @public
 */
export function isExpectedIn(
  topic: Topic,
  environment: string | undefined,
): 'yes' | 'no' | 'unknown' {
  if (topic.lifecycle !== 'active') return 'no';
  const environments = topic.environments?.value ?? [];
  if (environments.length === 0) return 'yes';
  if (environment === undefined) return 'unknown';
  return environments
    .map(canonicalEnvironment)
    .includes(canonicalEnvironment(environment))
    ? 'yes'
    : 'no';
}

/** Why a question went unanswered, in words; undefined when it was answered. */
export function reasonOf(refusal: Coverage | undefined): string | undefined {
  if (!refusal) return undefined;
  return (
    refusal.reason ?? `${refusal.question}: ${refusal.code ?? 'no answer'}`
  );
}
