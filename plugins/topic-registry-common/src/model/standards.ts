import { SourceRange } from './source';

/**
 * One value of a convention, with the condition under which it holds. Without
 * `environment` and `topicClass` it is the default.
 *
 * @public
 */
export interface StandardValue<T> {
  value: T;
  /** Canonical environment name: `production`, `staging`, `development`, or as the document names it. */
  environment?: string;
  /** Such as `audit` in "30 days (audit topics)". */
  topicClass?: string;
  /** Absent when the value comes from app-config. */
  range?: SourceRange;
}

/**
 * One value of a topic setting of Kafka by its own key, as {@link StatedConfig} has it.
 *
 * @public
 */
export interface StandardConfig extends StandardValue<string> {
  key: string;
  alternatives?: string[];
}

/**
 * A naming convention, as its document writes it: literals and `{variables}`.
 *
 * @public
 */
export interface StatedTemplate {
  /** For example `{domain}_events` or `{service_name}_{topic_name}_consumer`. */
  template: string;
  /** What the document says the template is for. */
  purpose?: string;
  range?: SourceRange;
}

/**
 * A broker address that a document states. It is compared, never connected to.
 *
 * @public
 */
export interface StatedBroker {
  environment: string;
  host: string;
  port?: number;
  auth?: string;
  range: SourceRange;
}

/**
 * The event envelope that a registry prescribes.
 *
 * @public
 */
export interface EnvelopeStandard {
  profile: 'cloudevents-1.0' | 'custom';
  /** The example as JSON text, when the document has one that is valid. */
  example?: string;
  /**
   * The example as JSON text with its ellipses (`"...event data..."` in place of
   * fields) left out, where it is valid without them alone.
   */
  outline?: string;
  range?: SourceRange;
}

/**
 * The conventions of a registry, read from its document and completed or
 * overridden by app-config.
 *
 * @public
 */
export interface Standards {
  topicTemplates: StatedTemplate[];
  groupTemplates: StatedTemplate[];
  partitions: StandardValue<number>[];
  replicationFactor: StandardValue<number>[];
  /** Milliseconds; -1 is unlimited. */
  retentionMs: StandardValue<number>[];
  /** Kafka's codec name in lower case: `gzip`, `snappy`, `lz4`, `zstd`, `uncompressed`, `producer`. */
  compression: StandardValue<string>[];
  cleanupPolicy: StandardValue<string[]>[];
  /** Every other topic setting, by Kafka's key; absent where none is stated. */
  configs?: StandardConfig[];
  /** Days between the announcement of a deprecation and its removal. */
  deprecationWindowDays?: StandardValue<number>;
  /** Milliseconds for which processed event ids are to be kept. */
  dedupeWindowMs: StandardValue<number>[];
  envelope?: EnvelopeStandard;
  /** The field of an event that decides its partition, as written, such as `tenant_id`; a topic may state its own. */
  partitionKey?: StandardValue<string>;
  /** Fields that every event carries to name its tenant, such as `tenant_id` and `organization_id`. */
  tenantFields?: StandardValue<string[]>;
  brokers: StatedBroker[];
  /** As the document words it, such as "Monthly or when adding topics". */
  reviewFrequency?: string;
  /** `YYYY-MM-DD` */
  lastReviewed?: string;
  lastReviewedRange?: SourceRange;
  /** Owner of the document in its own words. */
  documentOwner?: string;
}
