import {
  Observation,
  ObservedGroup,
  ObservedTopic,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** The size of the largest landscape that the pages are held to. */
export const WORKLOAD = {
  registries: 3,
  topics: 9_000,
  partitions: 39_000,
  groups: 2_200,
  services: 300,
};

/** How large a landscape is. */
export type Workload = typeof WORKLOAD;

/** The same landscape with fewer topics, and everything else in proportion. */
export function scaled(topics: number): Workload {
  const share = topics / WORKLOAD.topics;
  return {
    registries: WORKLOAD.registries,
    topics,
    partitions: Math.round(WORKLOAD.partitions * share),
    groups: Math.round(WORKLOAD.groups * share),
    services: Math.round(WORKLOAD.services * share),
  };
}

const DOMAINS = ['order', 'stock', 'payment', 'shipping', 'account', 'price'];
// One of each so many topics is so.
const DEPRECATED_EVERY = 50;
const MISSING_EVERY = 40;
const OTHER_PARTITIONS_EVERY = 25;

/** Everything that is stated and seen of one topic; by its number alone. */
interface Planned {
  name: string;
  producer: number;
  consumer?: number;
  partitions: number;
  deprecated: boolean;
}

function planned(index: number, workload: Workload): Planned {
  const { topics, partitions, groups, services } = workload;
  const few = Math.floor(partitions / topics);
  const deprecated = index % DEPRECATED_EVERY === DEPRECATED_EVERY - 1;
  return {
    name: `${DOMAINS[index % DOMAINS.length]}_${index}_events`,
    producer: index % services,
    consumer: index < groups ? (index * 7) % services : undefined,
    partitions: index < partitions - few * topics ? few + 1 : few,
    deprecated,
  };
}

function topicsOf(registry: number, workload: Workload): Planned[] {
  const from = Math.floor((registry * workload.topics) / workload.registries);
  const to = Math.floor(
    ((registry + 1) * workload.topics) / workload.registries,
  );
  return Array.from({ length: to - from }, (_, at) =>
    planned(from + at, workload),
  );
}

const service = (index: number) =>
  `Service ${index + 1} (Unit ${index + 1} Desk)`;

/** The document of one registry, in the bullets shape. */
export function documentOf(
  registry: number,
  workload: Workload = WORKLOAD,
): string {
  const all = topicsOf(registry, workload);
  const text = (one: Planned, at: number) => `
#### ${at + 1}. **${one.name}**
- **Producer:** ${service(one.producer)}
- **Consumers:** ${
    one.consumer === undefined ? 'None yet' : service(one.consumer)
  }
- **Purpose:** What happened to number ${at + 1}, from its start to its end
- **Key Events:** \`${one.name.replace(
    /_events$/,
    '',
  )}_made\`, \`${one.name.replace(/_events$/, '')}_gone\`
- **Partitions:** ${one.partitions}
`;
  const gone = (one: Planned) => `
### **${one.name}** (DEPRECATED)
- **Producer:** ${service(one.producer)}
- **Deprecated:** 2026-01-31
- **Migration:** Use \`${all[0].name}\`
`;
  return `# Registry ${registry + 1}

## Topic Naming Convention

- **\`{domain}_{number}_events\`**: what happened in a domain

## Active Kafka Topics

### Everything
${all
  .filter(one => !one.deprecated)
  .map(text)
  .join('')}
## Deprecated Topics
${all
  .filter(one => one.deprecated)
  .map(gone)
  .join('')}
## Topic Configuration Standards

- **Partitions:** 4 (default)
- **Replication Factor:** 3
- **Retention:** 7 days

### Consumer Group Naming

Format: \`{service_name}_{topic_name}_consumer\`
`;
}

const QUESTIONS: Question[] = [
  'topics',
  'configs',
  'offsets',
  'newest',
  'groups',
  'members',
  'commits',
  'reassignments',
];

/** One reading of the cluster; topics grow from one to the next. */
export function observationAt(
  endedAt: Date,
  reading: number,
  workload: Workload = WORKLOAD,
): Observation {
  const topics: ObservedTopic[] = [];
  const groups: ObservedGroup[] = [];
  const askedTopics: Observation['askedTopics'] = {};
  for (let index = 0; index < workload.topics; index++) {
    const one = planned(index, workload);
    const missing = index % MISSING_EVERY === MISSING_EVERY - 1;
    askedTopics[one.name] = missing ? 'absent' : 'present';
    // Another one that nobody declares is there in its place.
    const name = missing ? `left_over_${index}` : one.name;
    topics.push(seenTopic({ ...one, name }, index, endedAt, reading));
    if (one.consumer !== undefined) groups.push(seenGroup(one, reading));
  }
  return {
    cluster: 'main',
    startedAt: new Date(endedAt.getTime() - 5_000).toISOString(),
    endedAt: endedAt.toISOString(),
    brokers: [],
    topics,
    groups,
    askedTopics,
    askedGroups: {},
    coverage: QUESTIONS.map(question => ({ question, answered: true })),
  };
}

function seenTopic(
  { name, partitions }: Planned,
  index: number,
  endedAt: Date,
  reading: number,
): ObservedTopic {
  // One more here is one less there: the sum stays.
  const turn = index % OTHER_PARTITIONS_EVERY;
  const count = partitions + (turn === 0 ? 1 : 0) - (turn === 1 ? 1 : 0);
  return {
    name,
    topicId: `id-of-${name}`,
    internal: false,
    partitions: Array.from({ length: count }, (_, partition) => ({
      partition,
      leader: (partition % 3) + 1,
      replicas: [1, 2, 3],
      isr: [1, 2, 3],
      offlineReplicas: [],
      beginOffset: 0n,
      endOffset: BigInt(index * 10 + partition + reading * 5),
      newestTimestamp: endedAt.getTime() - index * 1_000,
    })),
    configs: {
      'retention.ms': { value: '604800000', source: 'default' },
      'compression.type': { value: 'producer', source: 'default' },
      'cleanup.policy': { value: 'delete', source: 'default' },
    },
  };
}

function seenGroup(one: Planned, reading: number): ObservedGroup {
  const groupId = `unit_${(one.consumer ?? 0) + 1}_desk_${one.name}_consumer`;
  const commits: Record<number, bigint> = {};
  const assigned: number[] = [];
  for (let partition = 0; partition < one.partitions; partition++) {
    commits[partition] = BigInt(partition + reading);
    assigned.push(partition);
  }
  return {
    groupId,
    type: 'classic',
    state: 'Stable',
    protocolType: 'consumer',
    members: [
      {
        memberId: `${groupId}-1`,
        clientId: 'desk',
        host: '/10.0.0.1',
        assignment: { [one.name]: assigned },
      },
    ],
    commits: { [one.name]: commits },
  };
}
