import {
  ConfigSource,
  Coverage,
  Observation,
  ObservedConfig,
  ObservedGroup,
  ObservedMember,
  ObservedTopic,
  ownValue,
  Presence,
  Question,
  recordOf,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';

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

/** When the tests' readings end. */
export const READ_AT = '2025-11-20T12:00:00.000Z';

/** What a test says of a topic on the cluster. */
export interface SeenTopic {
  name: string;
  topicId?: string;
  internal?: boolean;
  partitions?: number;
  replicas?: number | number[];
  reassigning?: number[] | 'unknown';
  /** A value set on the topic, or with another source; `unknown` when not told. */
  configs?:
    | Record<string, string | [string, ConfigSource] | ObservedConfig>
    | 'unknown';
  /** End offset of each partition; by default as far as groups have committed. */
  ends?: (bigint | undefined)[];
  /** Leader of each partition; broker 1 by default. */
  leaders?: number[];
  /** Partitions of which the leader is there and not named. */
  hiddenLeaders?: number[];
  /** Brokers in sync of each partition; all of its replicas by default. */
  isr?: number[][];
  /** Newest record of each partition, ISO 8601; undefined when not told. */
  newest?: (string | undefined)[];
  /** The pattern of app-config that it fits. */
  ignoredBy?: string;
}

const DEFAULTS: Record<string, ObservedConfig> = {
  'retention.ms': { value: '604800000', source: 'default' },
  'compression.type': { value: 'producer', source: 'default' },
  'cleanup.policy': { value: 'delete', source: 'default' },
  'min.insync.replicas': { value: '1', source: 'default' },
  'retention.bytes': { value: '-1', source: 'default' },
};

/** A topic with one partition on one broker and Kafka's defaults, unless said otherwise. */
export function seenTopic(seen: SeenTopic): ObservedTopic {
  const count =
    seen.partitions ?? seen.ends?.length ?? seen.newest?.length ?? 1;
  return {
    name: seen.name,
    topicId: 'topicId' in seen ? seen.topicId : `id-${seen.name}`,
    internal: seen.internal ?? false,
    ...(seen.ignoredBy && { ignoredBy: seen.ignoredBy }),
    partitions: Array.from({ length: count }, (_, partition) => {
      const { replicas = 1 } = seen;
      const factor = Array.isArray(replicas) ? replicas[partition] : replicas;
      const brokers = Array.from({ length: factor }, (__, i) => i + 1);
      return {
        partition,
        leader: seen.leaders?.[partition] ?? 1,
        replicas: brokers,
        isr: seen.isr?.[partition] ?? brokers,
        offlineReplicas: [],
        ...(seen.hiddenLeaders?.includes(partition) && {
          leaderHidden: true as const,
        }),
        beginOffset: 0n,
        endOffset: seen.ends ? seen.ends[partition] : 0n,
        newestTimestamp: newestOf(seen, partition),
      };
    }),
    ...(seen.reassigning !== 'unknown' && {
      reassigning: seen.reassigning ?? [],
    }),
    ...(seen.configs !== 'unknown' && {
      configs: {
        ...DEFAULTS,
        ...Object.fromEntries(
          Object.entries(seen.configs ?? {}).map(([key, given]) => {
            if (typeof given === 'string')
              return [key, { value: given, source: 'topic' as const }];
            if (!Array.isArray(given)) return [key, given];
            const [value, source] = given;
            return [key, { value, source }];
          }),
        ),
      },
    }),
  };
}

function newestOf(seen: SeenTopic, partition: number): number | undefined {
  if (!seen.newest) return -1;
  const newest = seen.newest[partition];
  return newest === undefined ? undefined : Date.parse(newest);
}

/** What a test says of a group. */
export interface SeenGroup {
  id: string;
  /** Topics that each member has assigned. */
  reads?: string[];
  /** One for each member; of one member by default. */
  clientIds?: string[];
  /** Client ids of members that are assigned nothing. */
  idle?: string[];
  /** `consumer` by default. */
  protocolType?: string;
  /** While it is being rebalanced, the only topics that it may read. */
  mayRead?: string[];
  /** Committed offsets by topic, of partition 0. */
  commits?: Record<string, bigint>;
  state?: string;
  type?: ObservedGroup['type'];
  /** True when its members and commits were not told. */
  opaque?: boolean;
  /** The pattern of app-config that it fits. */
  ignoredBy?: string;
}

/** A group; without `reads` it is Empty. */
export function seenGroup(seen: SeenGroup): ObservedGroup {
  const base = {
    groupId: seen.id,
    type: seen.type ?? ('classic' as const),
    state: seen.state ?? (seen.reads || seen.idle ? 'Stable' : 'Empty'),
    protocolType: seen.protocolType ?? 'consumer',
    ...(seen.mayRead && { mayRead: seen.mayRead }),
    ...(seen.ignoredBy && { ignoredBy: seen.ignoredBy }),
  };
  if (seen.opaque) return base;
  return {
    ...base,
    members: [...working(seen), ...idle(seen)],
    commits: Object.fromEntries(
      Object.entries(seen.commits ?? {}).map(([name, offset]) => [
        name,
        { 0: offset },
      ]),
    ),
  };
}

function idle({ id, idle: clientIds = [] }: SeenGroup): ObservedMember[] {
  return clientIds.map(clientId => ({
    memberId: `${id}-${clientId}`,
    clientId,
    host: '/127.0.0.1',
    assignment: {},
  }));
}

function working(seen: SeenGroup): ObservedMember[] {
  return seen.reads
    ? (seen.clientIds ?? [`${seen.id}-client`]).map((clientId, index) => ({
        memberId: `${seen.id}-${index + 1}`,
        clientId,
        host: '/127.0.0.1',
        assignment: Object.fromEntries(
          seen.reads!.map(name => [name, [index]]),
        ),
      }))
    : [];
}

/** What a test says of a reading; by default every question was answered. */
export interface Reading {
  topics?: SeenTopic[];
  groups?: SeenGroup[];
  /** Answers by name where they are not what the lists say. */
  asked?: Record<string, Presence>;
  askedGroups?: Record<string, Presence>;
  /** Questions that the cluster refused, with the reason. */
  refused?: Partial<Record<Question, string>>;
  coverage?: Coverage[];
  /** Ids of the brokers; broker 1 alone by default. */
  brokers?: number[];
  endedAt?: string;
  /** What sampled records show, by topic; absent where the cluster is not sampled. */
  samples?: Record<string, Partial<TopicSample>>;
}

/** A sample of 40 records of which nothing is known but what the test says. */
export function sampleOf(sample: Partial<TopicSample> = {}): TopicSample {
  return {
    sampledAt: READ_AT,
    asked: { envelopeFields: [], tenantFields: [] },
    records: 40,
    bytes: 4_000,
    partitions: 4,
    envelopes: {},
    undecodable: {},
    unreadBatches: [],
    missingFields: [],
    eventTypes: [],
    sources: [],
    unnamed: { eventTypes: 0, sources: 0 },
    missingTenant: [],
    keys: { absent: 0, equal: 0, differs: 0, untold: 0 },
    ...sample,
  };
}

/**
 * A reading. Everything that it does not list was asked for by name and is
 * absent, unless `asked` says otherwise.
 */
export function observation(reading: Reading = {}): Observation {
  const groups = (reading.groups ?? []).map(seenGroup);
  const topics = (reading.topics ?? []).map(seen =>
    seen.ends ? seenTopic(seen) : upTo(groups, seenTopic(seen)),
  );
  const refused = reading.refused ?? {};
  return {
    cluster: 'prod-eu',
    kafkaClusterId: 'k',
    startedAt: reading.endedAt ?? READ_AT,
    endedAt: reading.endedAt ?? READ_AT,
    brokers: (reading.brokers ?? [1]).map(nodeId => ({
      nodeId,
      host: 'localhost',
      port: 9091 + nodeId,
    })),
    topics,
    groups,
    askedTopics: answers(
      topics.map(topic => topic.name),
      reading.asked,
    ),
    askedGroups: answers(
      groups.map(group => group.groupId),
      reading.askedGroups,
    ),
    coverage: [
      ...QUESTIONS.map(question =>
        refused[question]
          ? {
              question,
              answered: false,
              code: 'denied' as const,
              reason: refused[question],
            }
          : { question, answered: true },
      ),
      ...(reading.samples
        ? [{ question: 'samples' as const, answered: true }]
        : []),
      ...(reading.coverage ?? []),
    ],
    ...(reading.samples && {
      samples: {
        takenAt: READ_AT,
        topics: Object.fromEntries(
          Object.entries(reading.samples).map(([name, sample]) => [
            name,
            sampleOf(sample),
          ]),
        ),
      },
    }),
  };
}

/** A topic that reaches as far as what was committed on it. */
function upTo(groups: ObservedGroup[], topic: ObservedTopic): ObservedTopic {
  for (const partition of topic.partitions) {
    for (const { commits } of groups) {
      const offset = commits?.[topic.name]?.[partition.partition] ?? 0n;
      if (offset > (partition.endOffset ?? offset)) {
        partition.endOffset = offset;
      }
    }
  }
  return topic;
}

function answers(
  present: string[],
  given: Record<string, Presence> = {},
): Record<string, Presence> {
  const known = recordOf<Presence>([
    ...present.map(name => [name, 'present'] as const),
    ...Object.entries(given),
  ]);
  // Everything else was asked for and is absent.
  const answer = (name: string) => ownValue(known, name) ?? 'absent';
  return new Proxy(known, {
    get: (_target, name: string) => answer(name),
    getOwnPropertyDescriptor: (_target, name: string) => ({
      value: answer(name),
      configurable: true,
      enumerable: true,
      writable: true,
    }),
  });
}
