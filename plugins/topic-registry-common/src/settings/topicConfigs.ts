/**
 * What kind of value a topic setting of Kafka holds.
 *
 * @public
 */
export type TopicConfigType =
  | 'boolean'
  | 'double'
  | 'enum'
  | 'int'
  | 'list'
  | 'long'
  | 'string';

/**
 * What the numbers of a topic setting count.
 *
 * @public
 */
export type TopicConfigUnit =
  | 'bytes'
  | 'level'
  | 'ms'
  | 'ratio'
  | 'records'
  | 'replicas';

/**
 * One topic setting of Kafka.
 *
 * @public
 */
export interface TopicConfig {
  /** Kafka's own key. */
  readonly key: string;
  readonly type: TopicConfigType;
  readonly unit?: TopicConfigUnit;
  /** The words that an enum or a list may hold; any where absent. */
  readonly values?: readonly string[];
  /** True where -1 (and Kafka's largest long) means that nothing limits it. */
  readonly unlimited?: boolean;
  /** The setting that -2 takes the value of. */
  readonly sameAs?: string;
  /** What a topic loses by a value of its own that is weaker than the brokers'. */
  readonly weaker?: {
    /** Which values are weaker: smaller ones, larger ones, or `true`. */
    readonly by: 'lower' | 'higher' | 'true';
    readonly loses: 'durability' | 'retention';
  };
  /** The first version of Kafka that knows it; absent for those that have known it since before 2.0. */
  readonly since?: string;
  /** The version of Kafka that no longer knows it. */
  readonly removedIn?: string;
  /** True for what Kafka sets by itself while it moves partitions. */
  readonly setByKafka?: boolean;
}

const MS = { type: 'long', unit: 'ms' } as const;
const BYTES = { type: 'long', unit: 'bytes' } as const;
const SMALL_BYTES = { type: 'int', unit: 'bytes' } as const;
const LEVEL = { type: 'int', unit: 'level', since: '3.9' } as const;
const FLAG = { type: 'boolean' } as const;
const KEPT_LESS = { by: 'lower', loses: 'retention' } as const;
const THROTTLED = { type: 'list', setByKafka: true } as const;

/**
 * The topic settings of Apache Kafka, 2.0 to 4.3.
 *
 * From Kafka's documentation, "Topic Configs"
 * (https://kafka.apache.org/documentation/#topicconfigs), and its
 * `TopicConfig` and `LogConfig`; those of tiered storage by KIP-405 and
 * KIP-950, compression levels by KIP-390, the bounds of timestamps by KIP-937,
 * what 4.0 took away by KIP-724.
 *
 * @public
 */
export const TOPIC_CONFIGS: readonly TopicConfig[] = [
  { key: 'cleanup.policy', type: 'list', values: ['compact', 'delete'] },
  { key: 'compression.gzip.level', ...LEVEL },
  { key: 'compression.lz4.level', ...LEVEL },
  {
    key: 'compression.type',
    type: 'enum',
    values: ['gzip', 'lz4', 'producer', 'snappy', 'uncompressed', 'zstd'],
  },
  { key: 'compression.zstd.level', ...LEVEL },
  { key: 'delete.retention.ms', ...MS, weaker: KEPT_LESS },
  { key: 'file.delete.delay.ms', ...MS },
  { key: 'flush.messages', type: 'long', unit: 'records' },
  { key: 'flush.ms', ...MS },
  { key: 'follower.replication.throttled.replicas', ...THROTTLED },
  { key: 'index.interval.bytes', ...SMALL_BYTES },
  { key: 'leader.replication.throttled.replicas', ...THROTTLED },
  {
    key: 'local.retention.bytes',
    ...BYTES,
    unlimited: true,
    sameAs: 'retention.bytes',
    since: '3.6',
  },
  {
    key: 'local.retention.ms',
    ...MS,
    unlimited: true,
    sameAs: 'retention.ms',
    since: '3.6',
  },
  { key: 'max.compaction.lag.ms', ...MS, since: '2.3' },
  { key: 'max.message.bytes', ...SMALL_BYTES },
  { key: 'message.downconversion.enable', ...FLAG, removedIn: '4.0' },
  { key: 'message.format.version', type: 'string', removedIn: '4.0' },
  { key: 'message.timestamp.after.max.ms', ...MS, since: '3.6' },
  { key: 'message.timestamp.before.max.ms', ...MS, since: '3.6' },
  { key: 'message.timestamp.difference.max.ms', ...MS, removedIn: '4.0' },
  {
    key: 'message.timestamp.type',
    type: 'enum',
    values: ['CreateTime', 'LogAppendTime'],
  },
  { key: 'min.cleanable.dirty.ratio', type: 'double', unit: 'ratio' },
  { key: 'min.compaction.lag.ms', ...MS, weaker: KEPT_LESS },
  {
    key: 'min.insync.replicas',
    type: 'int',
    unit: 'replicas',
    weaker: { by: 'lower', loses: 'durability' },
  },
  { key: 'preallocate', ...FLAG },
  { key: 'remote.log.copy.disable', ...FLAG, since: '3.9' },
  { key: 'remote.log.delete.on.disable', ...FLAG, since: '3.9' },
  { key: 'remote.storage.enable', ...FLAG, since: '3.6' },
  { key: 'retention.bytes', ...BYTES, unlimited: true, weaker: KEPT_LESS },
  { key: 'retention.ms', ...MS, unlimited: true, weaker: KEPT_LESS },
  { key: 'segment.bytes', ...SMALL_BYTES },
  { key: 'segment.index.bytes', ...SMALL_BYTES },
  { key: 'segment.jitter.ms', ...MS },
  { key: 'segment.ms', ...MS },
  {
    key: 'unclean.leader.election.enable',
    ...FLAG,
    weaker: { by: 'true', loses: 'durability' },
  },
];

const BY_KEY: ReadonlyMap<string, TopicConfig> = new Map(
  TOPIC_CONFIGS.map(config => [config.key, config]),
);

/**
 * The topic setting of Kafka's key; undefined for another key.
 *
 * @public
 */
export function topicConfigOf(key: string): TopicConfig | undefined {
  return BY_KEY.get(key);
}
