/** What a cluster holds while it is read. */
export interface Workload {
  id: 'small' | 'large';
  title: string;
  nodes: 1 | 3;
  topics: number;
  partitions: number;
  groups: number;
  /** Topics that each group has committed offsets of. */
  topicsPerGroup: number;
}

export const WORKLOADS: readonly Workload[] = [
  {
    id: 'small',
    title: '1,000 topics × 10 partitions, 500 groups, one broker',
    nodes: 1,
    topics: 1_000,
    partitions: 10_000,
    groups: 500,
    topicsPerGroup: 5,
  },
  {
    id: 'large',
    title:
      '9,000 topics with 39,000 partitions, 2,200 groups, three brokers that are controllers too',
    nodes: 3,
    topics: 9_000,
    partitions: 39_000,
    groups: 2_200,
    topicsPerGroup: 5,
  },
];

/** One of each so many topics overrides its retention. */
const RETENTION_EVERY = 4;

export interface PlannedTopic {
  name: string;
  partitions: number;
  retentionMs?: number;
}

export function topicsOf({ topics, partitions }: Workload): PlannedTopic[] {
  const few = Math.floor(partitions / topics);
  const more = partitions - few * topics;
  return Array.from({ length: topics }, (_, index) => ({
    name: `domain${index % 40}_subject_${index}_events`,
    partitions: index < more ? few + 1 : few,
    retentionMs: index % RETENTION_EVERY === 0 ? 259_200_000 : undefined,
  }));
}

export interface PlannedGroup {
  groupId: string;
  topics: PlannedTopic[];
}

export function groupsOf(workload: Workload): PlannedGroup[] {
  const topics = topicsOf(workload);
  return Array.from({ length: workload.groups }, (_, index) => ({
    groupId: `cg-subject-${index}-service-${index % 300}`,
    topics: Array.from(
      { length: workload.topicsPerGroup },
      (__, at) => topics[(index * 13 + at * 101) % topics.length],
    ),
  }));
}
