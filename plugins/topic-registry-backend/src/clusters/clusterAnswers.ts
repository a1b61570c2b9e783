import {
  ClusterSummary,
  Coverage,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { internalTopicsOf } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Landscape } from '../landscape/Landscape';
import { summaryOf } from '../observations/readingOf';
import { Visibility } from '../permissions';
import { ClusterState } from '../services/ObservationsService';

/** What of everything is shown. */
export interface Seen {
  visible: Visibility;
  landscape: Landscape;
}

/** What a reading says of a cluster as a whole. */
export type ClusterAnswers = Pick<
  ClusterSummary,
  | 'reason'
  | 'topics'
  | 'internalTopics'
  | 'partitions'
  | 'groups'
  | 'coverage'
  | 'restricted'
>;

/** For readers who may see all of the cluster. */
export function wholeCluster({
  lastReading,
  latest,
}: ClusterState): ClusterAnswers {
  const internal = latest && internalTopicsOf(latest).size;
  return {
    reason: lastReading?.reason,
    topics: latest && latest.topics.length - (internal ?? 0),
    internalTopics: internal,
    partitions: latest && partitionsOf(latest.topics),
    groups: latest?.groups.length,
    coverage: lastReading?.coverage ?? [],
  };
}

/**
 * For readers who may see some of its topics. Groups and what no registry
 * states belong to the cluster as a whole.
 */
export function restrictedCluster(
  { config, lastReading, latest }: ClusterState,
  { visible, landscape }: Seen,
): ClusterAnswers {
  const names = new Set(
    landscape.topics
      .filter(one => one.clusters.includes(config.id) && visible.topic(one))
      .map(one => one.name),
  );
  const topics = latest?.topics.filter(topic => names.has(topic.name));
  const all = lastReading?.coverage ?? [];
  const coverage = all.filter(
    ({ question, subject }) =>
      subject === undefined || (isOfTopics(question) && names.has(subject)),
  );
  const refused = coverage.filter(entry => !entry.answered);
  return {
    reason:
      all.length === coverage.length
        ? lastReading?.reason
        : summaryOf(refused, 'Not everything was answered.'),
    topics: topics?.length,
    partitions: topics && partitionsOf(topics),
    coverage,
    restricted: true,
  };
}

function isOfTopics(question: Coverage['question']): boolean {
  return question !== 'groups' && question !== 'members';
}

function partitionsOf(topics: readonly ObservedTopic[]): number {
  return topics.reduce((sum, topic) => sum + topic.partitions.length, 0);
}
