import { Lifecycle } from '../model';
import {
  ClusterState,
  GroupOnTopic,
  PartyRow,
  ServiceLabel,
  SeverityCounts,
} from './types';

/**
 * A topic as a node of the graph.
 *
 * @public
 */
export interface GraphTopic {
  /** `topic:<registry>/<name>`, by its home registry. */
  id: string;
  registry: string;
  name: string;
  /** Reference of the API entity. */
  entityRef: string;
  lifecycle: Lifecycle;
  category?: string;
  /** Entity reference. */
  owner: string;
  /** How it stands on each cluster. */
  clusters: { cluster: string; state: ClusterState }[];
  findings: SeverityCounts;
  /** Records written per hour between the last two readings, on all clusters together; absent when none tells. */
  recordsPerHour?: number;
  /** Line of its declaration. */
  line: number;
}

/**
 * A service as a node of the graph, or a consumer group that belongs to no
 * known service. One that produces and consumes is one party.
 *
 * @public
 */
export interface GraphParty {
  /**
   * `service:<registry>/<ref>`, or `group:<cluster>/<name>` for a group. A
   * service that several registries know has the id of the first one.
   */
  id: string;
  kind: 'service' | 'group';
  name: string;
  /** Entity reference of its Component, where known. */
  entityRef?: string;
  /** Ids that other registries give to the same Component. */
  aliases: string[];
}

/**
 * That a party produces or consumes a topic, by whose word.
 *
 * @public
 */
export interface GraphEdge {
  /** Unique in the graph, and the same as long as topic, party and role are. */
  id: string;
  /** Id of a {@link GraphTopic}. */
  topic: string;
  /** Id of a {@link GraphParty}. */
  party: string;
  role: PartyRow['role'];
  verdict: PartyRow['verdict'];
  /** Why the verdict is `unknown` or `not-observable`. */
  reason?: string;
  declared?: PartyRow['declared'];
  /** The groups that were seen on the topic. */
  groups: GroupOnTopic[];
}

/**
 * Who produces and consumes what.
 *
 * @public
 */
export interface TopicGraph {
  /** In the order of the registries and their documents. */
  topics: GraphTopic[];
  /** In the order in which the topics name them. */
  parties: GraphParty[];
  edges: GraphEdge[];
}

/**
 * The id of a topic's node.
 *
 * @public
 */
export function graphTopicId(registry: string, name: string): string {
  return `topic:${registry}/${name}`;
}

/**
 * The id of a service's node.
 *
 * @public
 */
export function graphServiceId(
  registry: string,
  service: Pick<ServiceLabel, 'ref'>,
): string {
  return `service:${registry}/${service.ref}`;
}

/**
 * The id of the node of a group that belongs to no known service.
 *
 * @public
 */
export function graphGroupId(cluster: string, group: string): string {
  return `group:${cluster}/${group}`;
}
