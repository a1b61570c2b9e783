/** The fields of a topic that the model has a name for. */
export type FieldKey =
  | 'topic'
  | 'number'
  | 'producer'
  | 'consumers'
  | 'consumerGroups'
  | 'purpose'
  | 'events'
  | 'schema'
  | 'schemaVersions'
  | 'owner'
  | 'partitions'
  | 'replicationFactor'
  | 'retention'
  | 'class'
  | 'compression'
  | 'cleanupPolicy'
  | 'partitionKey'
  | 'environments'
  | 'note'
  | 'useCases'
  | 'status'
  | 'lifecycle'
  | 'reason'
  | 'migration'
  | 'replacement'
  | 'deprecated'
  | 'removal';

const SYNONYMS: Record<FieldKey, string[]> = {
  topic: [
    'topic',
    'topic name',
    'kafka topic',
    'kafka topic name',
    'stream',
    'channel',
  ],
  number: ['no', 'nr', 'number', ''],
  producer: [
    'producer',
    'publisher',
    'published by',
    'emitted by',
    'produced by',
    'producing service',
    'producer service',
    'publishing service',
    'emitter',
  ],
  consumers: [
    'consumer',
    'subscriber',
    'subscribed by',
    'consumed by',
    'consuming service',
    'consumer service',
    'subscribing service',
    'read by',
  ],
  consumerGroups: [
    'consumer group',
    'group',
    'group id',
    'consumer group id',
    'consumer group name',
  ],
  purpose: ['purpose', 'description', 'usage', 'summary'],
  events: [
    'key event',
    'event',
    'event type',
    'event name',
    'message',
    'message type',
    'key event type',
  ],
  schema: [
    'schema',
    'payload',
    'value',
    'message format',
    'event schema',
    'payload schema',
    'value schema',
  ],
  schemaVersions: [
    'schema version',
    'schema history',
    'schema version history',
    'version history',
    'version',
  ],
  owner: [
    'owner',
    'owning team',
    'owned by',
    'owner team',
    'topic owner',
    'team',
  ],
  partitions: [
    'partition',
    'partition count',
    'number of partition',
    'num partition',
    'kafka partition',
  ],
  replicationFactor: ['replication factor', 'replication', 'rf', 'replica'],
  retention: [
    'retention',
    'retention period',
    'retention time',
    'ttl',
    'data retention',
  ],
  class: ['class', 'topic class', 'retention class'],
  compression: [
    'compression',
    'compression type',
    'codec',
    'compression codec',
  ],
  cleanupPolicy: ['cleanup policy', 'cleanup', 'clean up policy'],
  partitionKey: [
    'key',
    'message key',
    'partition key',
    'partitioning key',
    'partitioned by',
    'record key',
  ],
  environments: [
    'environment',
    'env',
    'available in',
    'deployed in',
    'deployed to',
  ],
  note: ['note', 'remark', 'comment'],
  useCases: ['use case'],
  status: ['status'],
  lifecycle: ['lifecycle', 'lifecycle status', 'lifecycle state'],
  reason: ['reason', 'deprecation reason', 'reason for deprecation'],
  migration: ['migration', 'migration path', 'migrate to', 'migration guide'],
  replacement: [
    'replacement',
    'replaced by',
    'superseded by',
    'use instead',
    'successor',
    'replacement topic',
  ],
  deprecated: [
    'deprecated',
    'announced',
    'deprecated on',
    'deprecated since',
    'deprecation date',
    'deprecation announced',
    'announced on',
    'date deprecated',
  ],
  removal: [
    'removal',
    'removal date',
    'remove on',
    'remove after',
    'removed on',
    'removal on',
    'sunset',
    'sunset date',
    'end of life',
  ],
};

const BY_LABEL = new Map<string, FieldKey>();
for (const [key, labels] of Object.entries(SYNONYMS)) {
  for (const label of labels) BY_LABEL.set(label, key as FieldKey);
}

/** Keys whose labels say by themselves that a topic is described. */
const TOPICAL: ReadonlySet<FieldKey> = new Set([
  'producer',
  'consumers',
  'consumerGroups',
  'events',
  'partitions',
  'replicationFactor',
  'retention',
]);

/** Keys that may carry "former" and its like, which would change the sense of any other. */
const HISTORIC: ReadonlySet<FieldKey> = new Set([
  'producer',
  'consumers',
  'consumerGroups',
  'events',
]);

/** A label as written, taken apart. */
export interface Label {
  /** As the document writes it. */
  text: string;
  /** Absent for a name that the model does not know. */
  key?: FieldKey;
  /** The unit that the label gives: `ms` in "Retention (ms)" or `retention.ms`. */
  unit?: string;
}

/** Reads the name of a field or column. */
export function readLabel(text: string): Label {
  const written = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[:：]$/, '');
  let words = written.toLowerCase().replace(/\((?:s|es)\)/g, '');
  let unit: string | undefined;
  const parenthesis = /^(.*?)\s*[([]\s*([^()[\]]*)\s*[)\]]$/.exec(words);
  if (parenthesis) {
    words = parenthesis[1];
    unit = parenthesis[2].replace(/^in /, '').trim() || undefined;
  }
  words = words
    .replace(/[#*`"']/g, ' ')
    .replace(/[._/-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  let key = lookUp(words);
  if (!key) {
    const suffixed =
      /^(.*) (?:in )?(ms|millis|seconds?|hours?|days?|weeks?)$/.exec(words);
    key = suffixed ? lookUp(suffixed[1]) : undefined;
    if (key === 'retention') unit = suffixed?.[2];
    else key = undefined;
  }
  return { text: written, key, unit };
}

/** Tells whether a label stands only where a topic is described. */
export function isTopical(label: Label): boolean {
  return label.key !== undefined && TOPICAL.has(label.key);
}

function lookUp(words: string): FieldKey | undefined {
  const direct = BY_LABEL.get(words) ?? BY_LABEL.get(singular(words));
  if (direct) return direct;
  const planned =
    /^(?:proposed|planned|expected|intended|suggested|tentative|declared|current) (.+)$/.exec(
      words,
    );
  if (planned) return lookUp(planned[1]);
  const former = /^(?:former|previous|original|legacy) (.+)$/.exec(words);
  const key = former ? lookUp(former[1]) : undefined;
  return key && HISTORIC.has(key) ? key : undefined;
}

function singular(words: string): string {
  return words
    .split(' ')
    .map(word =>
      /(?:ss|us|is)$/.test(word)
        ? word
        : word.replace(/ies$/, 'y').replace(/(?<=\w\w)s$/, ''),
    )
    .join(' ');
}
