import { ObservedSamples } from './sample';

/**
 * What a reading asks of a cluster. `topics`: names, partitions, replicas;
 * `configs`: topic settings; `offsets`: begin and end; `newest`: the largest
 * record timestamp; `groups`: which groups exist; `members`: their members and
 * assignments; `commits`: their committed offsets; `reassignments`: partitions
 * that are moving; and, where asked for, {@link OptionalQuestion}.
 *
 * @public
 */
export type Question =
  | 'topics'
  | 'configs'
  | 'offsets'
  | 'newest'
  | 'groups'
  | 'members'
  | 'commits'
  | 'reassignments'
  | OptionalQuestion;

/**
 * What a reading asks only when it is told to. `producers`: the live idempotent
 * producers of each partition, which needs Read on the topic; `sizes`: bytes
 * on disk, which needs Describe on the cluster; `samples`: what the newest
 * records show, which needs Read on the topic, of the reading role or of one of
 * its own. Not asked, it has no coverage.
 *
 * @public
 */
export type OptionalQuestion = 'producers' | 'sizes' | 'samples';

/**
 * Why a question went unanswered.
 *
 * @public
 */
export type RefusalCode =
  | 'denied'
  | 'unsupported'
  | 'timeout'
  | 'unreachable'
  | 'cancelled'
  | 'error';

/**
 * Whether one question was answered, for the whole cluster or for one topic or group.
 *
 * @public
 */
export interface Coverage {
  question: Question;
  /** The topic or group; absent for the whole cluster. */
  subject?: string;
  answered: boolean;
  code?: RefusalCode;
  /** For people: what happened, and which right or step would mend it. */
  reason?: string;
}

/**
 * The subject of a refusal that is about whatever a listing of topics may leave
 * out: no topic can be called so.
 *
 * @public
 */
export const UNLISTED_TOPICS = '*';

/** @public */
export interface ObservedPartition {
  partition: number;
  /** Broker id, -1 while no leader is elected. */
  leader: number;
  replicas: readonly number[];
  isr: readonly number[];
  offlineReplicas: readonly number[];
  /** True where it has a leader that is not named, as that broker lacks the listener over which the cluster is read. */
  leaderHidden?: true;
  /** Log start offset; absent when not answered. */
  beginOffset?: bigint;
  /** High watermark; absent when not answered. */
  endOffset?: bigint;
  /** Largest record timestamp in ms since the epoch (ListOffsets -3, KIP-734); -1 for an empty partition. */
  newestTimestamp?: number;
  /** Absent when not asked or not answered; empty proves nothing, as a producer may write without idempotence. */
  producers?: ObservedProducer[];
}

/**
 * A producer that wrote idempotently within the broker's
 * `producer.id.expiration.ms` (1 day unless set); Kafka does not name it
 * (DescribeProducers, KIP-664).
 *
 * @public
 */
export interface ObservedProducer {
  /** Decimal. */
  producerId: string;
  /** Timestamp of its last record, ms since the epoch, which under CreateTime is the producer's word; -1 when it has none. */
  lastTimestamp: number;
  /** Whether it has a transaction open. */
  inTransaction: boolean;
}

/**
 * Where a configuration value comes from: Kafka's ConfigSource of DescribeConfigs.
 *
 * @public
 */
export type ConfigSource =
  | 'topic'
  | 'dynamic-broker'
  | 'dynamic-default-broker'
  | 'static-broker'
  | 'default'
  | 'unknown';

/**
 * What one broker gives a topic that has no value of its own.
 *
 * @public
 */
export interface BrokerConfig {
  broker: number;
  /** Absent where the broker did not tell. */
  value?: string;
  source: ConfigSource;
}

/** @public */
export interface ObservedConfig {
  /** Absent for sensitive values, and where no broker that holds the topic told it. */
  value?: string;
  source: ConfigSource;
  /**
   * Where the brokers that hold the topic give it different values: each of
   * them. `value` is then that of the broker that leads its first partition.
   */
  byBroker?: BrokerConfig[];
  /** Beside a value of the topic's own: what it would have without, where the brokers that hold it agree. */
  inherited?: string;
}

/** @public */
export interface ObservedTopic {
  name: string;
  /** Kafka's topic id (KIP-516), base64 or UUID text as Kafka's own tools print it; absent on old brokers. */
  topicId?: string;
  internal: boolean;
  partitions: ObservedPartition[];
  /** Bytes on disk of all partitions and all their replicas; absent when not asked, or not told of each of them. */
  bytesOnDisk?: number;
  /** Partition numbers that are being reassigned; absent when the question went unanswered. */
  reassigning?: number[];
  /** Absent when the question went unanswered for this topic. */
  configs?: Record<string, ObservedConfig>;
  /** The pattern of app-config by which it is left alone. */
  ignoredBy?: string;
}

/**
 * Kafka's group type (ListGroups v5, KIP-848, KIP-932, KIP-1071).
 *
 * @public
 */
export type GroupType =
  | 'classic'
  | 'consumer'
  | 'share'
  | 'streams'
  | 'unknown';

/** @public */
export interface ObservedMember {
  memberId: string;
  clientId: string;
  host: string;
  /** Assigned partitions by topic; absent when they cannot be told (rebalancing, foreign protocol). */
  assignment?: Record<string, number[]>;
}

/** @public */
export interface ObservedGroup {
  groupId: string;
  type: GroupType;
  /** As Kafka words it: Stable, Empty, PreparingRebalance, CompletingRebalance, Assigning, Reconciling, NotReady, Dead, Unknown. */
  state: string;
  protocolType: string;
  /** Absent when the question went unanswered. */
  members?: ObservedMember[];
  /** While its members are not settled, the only topics that it may read; absent where they may be any. */
  mayRead?: string[];
  /** Committed offsets by topic, then partition; absent when the question went unanswered. */
  commits?: Record<string, Record<number, bigint>>;
  /** The pattern of app-config by which it is left alone. */
  ignoredBy?: string;
}

/**
 * What a question by name gave: it is there, it is not there, or it cannot be told.
 *
 * @public
 */
export type Presence = 'present' | 'absent' | 'unknown';

/**
 * What Amazon MSK says of a cluster that is named by its ARN.
 *
 * @public
 */
export interface MskCluster {
  arn: string;
  name?: string;
  kind: 'provisioned' | 'serverless';
  /** As Amazon MSK words it, such as ACTIVE or MAINTENANCE; `unknown` when it could not be asked. */
  state: string;
  /** Of a provisioned cluster, such as 3.9.x. */
  kafkaVersion?: string;
}

/**
 * One API of the Kafka protocol, as the brokers offer it (ApiVersions) and as
 * the reading spoke it.
 *
 * @public
 */
export interface ProtocolVersion {
  api: string;
  /** Kafka's number of the API. */
  key: number;
  /** What every broker that was asked offers; absent when one of them does not know it. */
  offered?: { min: number; max: number };
  /** The versions that this reader can speak. */
  ours: { min: number; max: number };
  /** The version spoken; absent where none is common. */
  spoken?: number;
}

/**
 * The clock of the brokers beside the portal's.
 *
 * @public
 */
export interface ClockReading {
  /** How far the cluster's clock is ahead of the portal's, ms; negative when behind. */
  aheadMs: number;
  /** Half of the time that the question took, ms: it cannot be told more exactly. */
  withinMs: number;
}

/**
 * One reading of one cluster.
 *
 * @public
 */
export interface Observation {
  /** Key in app-config (`topicRegistry.clusters.<id>`), or the name given to the CLI. */
  cluster: string;
  /** Kafka's own cluster id. */
  kafkaClusterId?: string;
  /** Set for a cluster that is named by its ARN. */
  msk?: MskCluster;
  /** ISO 8601 */
  startedAt: string;
  /** ISO 8601 */
  endedAt: string;
  brokers: { nodeId: number; host: string; port: number; rack?: string }[];
  topics: ObservedTopic[];
  groups: ObservedGroup[];
  /**
   * The answer for each topic that the registries declare. `unknown` also when
   * the broker hides whether the topic exists, as it does from a role without
   * Describe.
   */
  askedTopics: Record<string, Presence>;
  /** The answer for each group that the registries expect. */
  askedGroups: Record<string, Presence>;
  /** What sampled records show; absent where nothing was ever sampled. */
  samples?: ObservedSamples;
  coverage: Coverage[];
  /** Absent where the reader does not speak the protocol itself. */
  protocol?: ProtocolVersion[];
  /** Absent where no broker tells its time (DescribeQuorum, KIP-836, needs Describe on the cluster). */
  clock?: ClockReading;
  /** Requests sent and bytes received, where the reader can tell. */
  cost?: { requests: number; bytesReceived?: number };
}

/**
 * Tells whether a question was answered for the whole cluster or, given a
 * subject, for that one.
 *
 * @public
 */
export function isAnswered(
  observation: Observation,
  question: Question,
  subject?: string,
): boolean {
  return refusalOf(observation, question, subject) === undefined;
}

/**
 * The refusal that leaves a question open, for the cluster or for one subject;
 * undefined when it was answered. A question without any coverage entry was
 * never asked and counts as unanswered.
 *
 * @public
 */
export function refusalOf(
  observation: Observation,
  question: Question,
  subject?: string,
): Coverage | undefined {
  const entries = coverageIndex(observation.coverage).get(question);
  if (entries?.whole) return entries.whole;
  const own = subject === undefined ? undefined : entries?.of.get(subject);
  if (own) return own;
  return entries?.asked
    ? undefined
    : { question, answered: false, code: 'error', reason: 'not asked' };
}

interface QuestionCoverage {
  /** Whether it was asked of the cluster. */
  asked: boolean;
  /** The refusal for the whole cluster. */
  whole?: Coverage;
  /** The refusals by subject. */
  of: Map<string, Coverage>;
}

const indexes = new WeakMap<
  Coverage[],
  { size: number; index: Map<Question, QuestionCoverage> }
>();

// Rules ask about each topic and group, and a list may refuse thousands.
function coverageIndex(coverage: Coverage[]): Map<Question, QuestionCoverage> {
  const known = indexes.get(coverage);
  if (known?.size === coverage.length) return known.index;
  const index = new Map<Question, QuestionCoverage>();
  for (const entry of coverage) {
    let entries = index.get(entry.question);
    if (!entries) {
      entries = { asked: false, of: new Map() };
      index.set(entry.question, entries);
    }
    if (entry.subject === undefined) {
      entries.asked = true;
      if (!entry.answered) entries.whole ??= entry;
    } else if (!entry.answered && !entries.of.has(entry.subject)) {
      entries.of.set(entry.subject, entry);
    }
  }
  indexes.set(coverage, { size: coverage.length, index });
  return index;
}
