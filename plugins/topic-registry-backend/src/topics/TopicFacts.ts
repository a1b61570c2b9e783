import {
  homeAmong,
  NotEvaluated,
  Observation,
  ObservedTopic,
  SharedTopic,
  TopicStatement,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { presenceOf as presenceIn } from '@topic-registry/backstage-plugin-topic-registry-node';
import { EVERY_RULE } from '../findings/reconcile';
import { StoredFinding } from '../findings/types';
import { statementsOf } from '../landscape/Landscape';
import { ObservationIndex } from '../observations/ObservationIndex';
import { ClusterState } from '../services/ObservationsService';

/** Everything that is known of one topic on one cluster. */
export interface TopicOnClusterFacts {
  shared: SharedTopic;
  cluster: ClusterState;
  /** Open findings about the topic on the cluster. */
  findings: readonly StoredFinding[];
  /** Those of them that whoever asks may see; all of them unless given. */
  shown?: readonly StoredFinding[];
  /** What the last evaluation of the cluster left open, for the whole of it or for this topic. */
  notEvaluated: readonly NotEvaluated[];
}

/** Whether the topic is on the cluster, as the last reading tells. */
export type PresenceOnCluster =
  | { kind: 'present'; observation: Observation; seen: ObservedTopic }
  | { kind: 'absent'; observation: Observation }
  | { kind: 'unknown'; reason: string; seen?: ObservedTopic };

/** The questions of an evaluation that concern a topic on its cluster. */
export function notEvaluatedFor(
  shared: SharedTopic,
  all: readonly NotEvaluated[],
): NotEvaluated[] {
  const registries = new Set(
    statementsOf(shared).map(({ binding }) => binding.registry.id),
  );
  return all.filter(({ registry, subject, discriminator }) => {
    if (registry !== undefined && !registries.has(registry)) return false;
    // About one group that could not be looked into: that is no word on the topic.
    if (!subject) return discriminator === undefined;
    return subject.kind === 'topic' && subject.name === shared.name;
  });
}

/** Tells whether the topic was there when the cluster was read last. */
export function presenceOf(facts: TopicOnClusterFacts): PresenceOnCluster {
  const { config, lastReading, latest } = facts.cluster;
  const { name } = facts.shared;
  const seen = latest && ObservationIndex.of(latest).topic(name);
  if (!lastReading) {
    return { kind: 'unknown', reason: `${config.id} has not been read yet.` };
  }
  if (!latest || lastReading.status === 'failed') {
    return {
      kind: 'unknown',
      reason: `${config.id} gave no answers: ${
        lastReading.reason ?? 'no reason told'
      }`,
      seen,
    };
  }
  const presence = presenceIn(latest, name, seen);
  return presence.kind === 'unknown'
    ? { kind: 'unknown', reason: `${config.id}: ${presence.reason}.` }
    : { ...presence, observation: latest };
}

/** Why a rule was left open for this topic; undefined when it was decided. */
export function openReason(
  facts: Pick<TopicOnClusterFacts, 'notEvaluated'>,
  rule: string,
  discriminator?: string,
): string | undefined {
  const open = facts.notEvaluated.find(
    one =>
      (one.rule === rule || one.rule === EVERY_RULE) &&
      (one.discriminator === undefined ||
        discriminator === undefined ||
        one.discriminator === discriminator),
  );
  return open?.reason;
}

/** The statement that counts on a cluster: the home among those of registries that are bound to it. */
export function statementOn(
  shared: SharedTopic,
  cluster: string,
): TopicStatement {
  const bound = statementsOf(shared).filter(({ binding }) =>
    binding.clusters.includes(cluster),
  );
  return bound.length > 0 ? homeAmong(bound) : shared.home;
}
