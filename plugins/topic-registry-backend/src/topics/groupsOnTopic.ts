import {
  GroupOnTopic,
  Observation,
  ObservedGroup,
  ObservedTopic,
  ownValue,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  attributeGroup,
  BoundRegistry,
  GroupAttribution,
  isInternalGroup,
  lostOf,
  Standing,
  standingOf,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { ObservationIndex } from '../observations/ObservationIndex';
import { ClusterState } from '../services/ObservationsService';

/** A group that reads, or has read, a topic, and whose it is. */
export interface AttributedGroup {
  row: GroupOnTopic;
  attribution: GroupAttribution;
  standing: Standing;
}

/** The groups with evidence on a topic of one cluster, as it was read last. */
export function groupsOnTopic(
  topic: string,
  cluster: ClusterState,
  registries: readonly BoundRegistry[],
): AttributedGroup[] {
  const { latest, previous } = cluster;
  if (!latest) return [];
  const index = ObservationIndex.of(latest);
  const seen = index.topic(topic);
  const found: AttributedGroup[] = [];
  for (const group of index.groupsOn(topic)) {
    if (isInternalGroup(group.groupId)) continue;
    const members = membersOn(topic, group);
    const commits = commitsOn(topic, group);
    const attribution = attributeGroup(
      registries,
      topic,
      group.groupId,
      group.members?.map(({ clientId }) => clientId),
    );
    const told = group.members?.every(one => one.assignment !== undefined);
    const lost = seen ? lostOf(seen, Object.fromEntries(commits)) : 0n;
    found.push({
      attribution,
      standing: standingOf(topic, group, seen),
      row: {
        cluster: cluster.config.id,
        group: group.groupId,
        type: group.type,
        state: group.state,
        members: told ? members.length : undefined,
        clientIds: [...new Set(members.map(member => member.clientId))],
        lag: seen && lagOf(seen, commits)?.toString(),
        ...(lost > 0n && { lostUnread: lost.toString() }),
        movedAt: movedAt(topic, group, latest, previous),
        ...ownerFields(attribution),
        observedAt: latest.endedAt,
      },
    });
  }
  return found;
}

function ownerFields(
  attribution: GroupAttribution,
): Pick<GroupOnTopic, 'service' | 'candidates'> {
  switch (attribution.kind) {
    case 'attributed':
      return { service: attribution.service };
    case 'ambiguous':
      return { candidates: attribution.candidates.map(one => one.service) };
    default:
      return {};
  }
}

function membersOn(topic: string, group: ObservedGroup) {
  return (group.members ?? []).filter(
    member => (ownValue(member.assignment, topic) ?? []).length > 0,
  );
}

// Kafka says -1 for a partition without a commit.
function commitsOn(topic: string, group: ObservedGroup): Map<number, bigint> {
  const commits = new Map<number, bigint>();
  for (const [partition, offset] of Object.entries(
    ownValue(group.commits, topic) ?? {},
  )) {
    if (offset >= 0n) commits.set(Number(partition), offset);
  }
  return commits;
}

/** Records behind the end on the partitions that have a commit. */
function lagOf(
  topic: ObservedTopic,
  commits: ReadonlyMap<number, bigint>,
): bigint | undefined {
  if (commits.size === 0) return undefined;
  let lag = 0n;
  for (const { partition, endOffset } of topic.partitions) {
    const committed = commits.get(partition);
    if (committed === undefined) continue;
    if (endOffset === undefined) return undefined;
    // A commit read after the end may be ahead of it.
    if (endOffset > committed) lag += endOffset - committed;
  }
  return lag;
}

function movedAt(
  topic: string,
  group: ObservedGroup,
  latest: Observation,
  previous: Observation | undefined,
): string | undefined {
  const before = previous && ObservationIndex.of(previous).group(group.groupId);
  if (!before) return undefined;
  const earlier = commitsOn(topic, before);
  for (const [partition, offset] of commitsOn(topic, group)) {
    const from = earlier.get(partition);
    if (from !== undefined && offset > from) return latest.endedAt;
  }
  return undefined;
}
