import {
  nearestName,
  ownValue,
  TOPIC_CONFIGS,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** Keys whose values are fields of the model, and so have names of their own. */
const KEYS_WITH_FIELDS: ReadonlySet<string> = new Set([
  'cleanup.policy',
  'compression.type',
  'retention.ms',
]);

/** What documents call Kafka's topic settings beside their keys, in the singular. */
const NAMES: Record<string, string[]> = {
  'delete.retention.ms': ['delete retention', 'tombstone retention'],
  'local.retention.bytes': ['local retention size'],
  'local.retention.ms': ['local retention', 'local retention time'],
  'max.compaction.lag.ms': ['max compaction lag', 'maximum compaction lag'],
  'max.message.bytes': [
    'message max bytes',
    'max message size',
    'maximum message size',
    'max msg size',
    'message size limit',
    'max record size',
    'maximum record size',
  ],
  'message.timestamp.type': ['timestamp type'],
  'min.cleanable.dirty.ratio': ['dirty ratio', 'cleanable dirty ratio'],
  'min.compaction.lag.ms': ['min compaction lag', 'minimum compaction lag'],
  'min.insync.replicas': [
    'min isr',
    'min isrs',
    'minimum isr',
    'min in sync replica',
    'min in sync replicas',
    'min insync replica',
    'minimum in sync replica',
    'minimum in sync replicas',
    'minimum insync replica',
    'minimum insync replicas',
  ],
  'remote.storage.enable': ['remote storage', 'tiered storage'],
  'retention.bytes': [
    'retention size',
    'size retention',
    'retention by size',
    'max retention size',
  ],
  'segment.bytes': ['segment size', 'max segment size'],
  'segment.ms': ['segment time', 'segment roll time', 'segment roll'],
  'unclean.leader.election.enable': ['unclean leader election'],
};

/** `log.segment.bytes` is what brokers call a topic's `segment.bytes`. */
const ABOUT_TOPICS = /^(?:(?:default|kafka|log|topic) )+/;

const BY_NAME = new Map<string, string>();
for (const [key, names] of Object.entries(NAMES)) {
  for (const name of names) BY_NAME.set(name, key);
}
for (const { key } of TOPIC_CONFIGS) {
  if (!KEYS_WITH_FIELDS.has(key)) BY_NAME.set(key.replace(/\./g, ' '), key);
}

/**
 * Kafka's key of a topic setting by the words of a label, in lower case and
 * with spaces for what joins them: `min insync replicas`, `min isr`.
 */
export function configKeyOf(words: string): string | undefined {
  return BY_NAME.get(words) ?? BY_NAME.get(words.replace(ABOUT_TOPICS, ''));
}

/** The names by which documents may call a topic setting of Kafka. */
export function configNamesOf(key: string): string[] {
  return [key, ...(ownValue(NAMES, key) ?? [])];
}

/** Tells whether a label says by its last word that a number alone is in Kafka's unit. */
export function isInKafkasUnit(label: string): boolean {
  return /(?:ms|bytes)[`*"']*$/i.test(label.trim());
}

/** The key of Kafka's that a text is likely to be a slip of. */
export function nearestKey(key: string): string | undefined {
  return nearestName(
    key,
    TOPIC_CONFIGS.map(config => config.key),
  );
}

/** What to say of a key that Kafka does not know. */
export function whyUnknown(key: string): string {
  const nearest = nearestKey(key);
  return `Kafka has no topic setting \`${key}\`${
    nearest ? ` (is \`${nearest}\` meant?)` : ''
  }`;
}
