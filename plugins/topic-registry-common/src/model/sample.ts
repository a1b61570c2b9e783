/**
 * How a sampled record says what it is: a CloudEvents 1.0 event in binary mode
 * (attributes in headers) or in structured mode (the whole event in the value),
 * the envelope of the registry's own example, a JSON value without any of
 * these, a value that cannot be decoded, or none at all (a tombstone, whose
 * value is null).
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
 * @public
 */
export type EnvelopeKind =
  | 'cloudevents-binary'
  | 'cloudevents-structured'
  | 'own'
  | 'none'
  | 'undecodable'
  | 'tombstone';

/**
 * Why the value of a record tells nothing: it is no JSON; it is framed with
 * the id of a schema (Avro, Protobuf, JSON Schema of a schema registry), which
 * its consumers can decode and a sample cannot; it is too large to be parsed.
 *
 * @public
 */
export type UndecodableReason = 'not-json' | 'schema-framed' | 'too-large';

/**
 * A name with the number of sampled records that carry it.
 *
 * @public
 */
export interface NameCount {
  name: string;
  count: number;
}

/**
 * What records of a topic were asked for besides their envelope: names of
 * fields that the registries prescribe. A carried sample answers what was
 * asked when it was taken, and nothing that a document says since.
 *
 * @public
 */
export interface SampleQuestions {
  /** Fields of the registry's own envelope, by its example; empty without one. */
  envelopeFields: string[];
  /** Fields that tell the tenant or the organization. */
  tenantFields: string[];
  /** The field that decides the partition; absent where no document names one. */
  keyField?: string;
}

/**
 * What the newest records of one topic showed: counts, and the names of fields,
 * event types and services. No value of a record, no key and no header is kept.
 *
 * @public
 */
export interface TopicSample {
  /** The incarnation that was sampled; absent where the broker tells none. */
  topicId?: string;
  /** ISO 8601 */
  sampledAt: string;
  asked: SampleQuestions;
  /** Records that were looked at. */
  records: number;
  /** Bytes of their keys, values and headers. */
  bytes: number;
  /** Partitions that gave records. */
  partitions: number;
  /** Largest and smallest timestamp of these records, ms since the epoch; absent without records. */
  newest?: number;
  oldest?: number;
  envelopes: Partial<Record<EnvelopeKind, number>>;
  undecodable: Partial<Record<UndecodableReason, number>>;
  /** Batches that could not be read, such as those of a codec that this runtime lacks, with the reason in words. */
  unreadBatches: NameCount[];
  /** Fields of the envelope that records lack. */
  missingFields: NameCount[];
  /** Event types; those that are not worded as a name are counted under `unnamed`. */
  eventTypes: NameCount[];
  /** Sources as the envelopes name them, reduced to the part that names a service; likewise. */
  sources: NameCount[];
  /** Records whose event type or source is not worded as a name, or one name too many. */
  unnamed: { eventTypes: number; sources: number };
  /** Tenant fields that records lack. */
  missingTenant: NameCount[];
  /** Records by what their key is: none, the value of the field that decides the partition, another one, or not to be told. */
  keys: { absent: number; equal: number; differs: number; untold: number };
}

/**
 * The samples of a reading: its own, or those of an earlier one, carried until
 * the next sampling is due.
 *
 * @public
 */
export interface ObservedSamples {
  /** When records were last asked for, ISO 8601; a sample may be older, where the budget did not reach its topic since. */
  takenAt: string;
  /** By topic name. */
  topics: Record<string, TopicSample>;
}

/**
 * What to look for in the records of one topic. These names, and none that a
 * record brings along, are the field names that a sample speaks of.
 *
 * @public
 */
export interface SampleHints {
  /** The registry's own envelope: its fields, and those of them that name the event type and the source. */
  envelope?: { fields: string[]; typeField?: string; sourceField?: string };
  /** Fields that name the tenant or the organization. */
  tenantFields: string[];
  /** The field that decides the partition. */
  keyField?: string;
  /** The field whose value the `subject` of a CloudEvent is. */
  subjectField?: string;
}
