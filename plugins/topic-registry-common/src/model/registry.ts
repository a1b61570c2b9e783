import { SourceRange } from './source';
import { Standards } from './standards';

/**
 * Where a topic stands in its life, as its document says.
 *
 * @public
 */
export type Lifecycle = 'active' | 'deprecated' | 'proposed';

/**
 * How a list of parties was stated: names were `listed`, the document says
 * there are `none`, or it is `unknown` (TBD, or nothing said).
 *
 * @public
 */
export type PartiesStated = 'listed' | 'none' | 'unknown';

/**
 * One end of an edge of the graph: a service that produces or consumes a topic.
 *
 * @public
 */
export interface Party {
  /** Reference of the service, such as `service-6` or `cypher-svc`; see {@link Service}. */
  ref: string;
  role: 'producer' | 'consumer';
  /** `alternative` when the document leaves open which of several it will be. */
  certainty: 'stated' | 'alternative';
  /** The name given with this reference, verbatim. */
  statedName?: string;
  /** What the parentheses add besides the name, such as "for client self-service". */
  note?: string;
  /** The span of the reference itself, for example `21 (Agent Copilot)`. */
  range: SourceRange;
}

/**
 * An event type that a topic carries.
 *
 * @public
 */
export interface EventType {
  type: string;
  description?: string;
  /** True for names given after a TBD: they are thoughts, not statements. */
  tentative?: boolean;
  range: SourceRange;
}

/**
 * A consumer group that a document names for a topic.
 *
 * @public
 */
export interface StatedGroup {
  name: string;
  /** Reference of the service that it belongs to, when the document tells. */
  service?: string;
  range: SourceRange;
}

/**
 * A value of a topic with its place.
 *
 * @public
 */
export interface Stated<T> {
  value: T;
  /** The words of the document, when they differ from the value's own form. */
  text?: string;
  range: SourceRange;
}

/**
 * A topic setting of Kafka by its own key, for those that {@link TopicSettings}
 * has no field for. The value is as `canonicalConfigValue` writes it.
 *
 * @public
 */
export interface StatedConfig extends Stated<string> {
  key: string;
  /** Other values that the words may mean: `1 MB` is 1048576 bytes, or 1000000. */
  alternatives?: string[];
}

/**
 * Settings that a topic itself states; the registry's standards fill the rest.
 *
 * @public
 */
export interface TopicSettings {
  partitions?: Stated<number>;
  replicationFactor?: Stated<number>;
  /** Milliseconds; -1 is unlimited. */
  retentionMs?: Stated<number>;
  compression?: Stated<string>;
  cleanupPolicy?: Stated<string[]>;
  /** Every other setting, by Kafka's key, each key once; absent where none is stated. */
  configs?: StatedConfig[];
}

/**
 * A field that the model has no name for, kept as it stands.
 *
 * @public
 */
export interface Attribute {
  name: string;
  value: string;
  range: SourceRange;
}

/**
 * One version in a topic's schema history.
 *
 * @public
 */
export interface SchemaVersion {
  version: string;
  /** `YYYY-MM-DD` */
  date?: string;
  note?: string;
  range: SourceRange;
}

/**
 * A field that is there and says no more than that it is still open, such as
 * "Consumers: TBD".
 *
 * @public
 */
export interface OpenField {
  /** Which one, by a key such as `consumers`, `events`, `schema`. */
  field: string;
  /** Its name as written. */
  label: string;
  /** What stands in its place, such as "TBD (implementation phase)". */
  text: string;
  range: SourceRange;
}

/**
 * Why a document names no service on one side of a topic: a `dash` stands in
 * the place of names, what stands there was `unread` and is reported as such,
 * or the topic is told of `elsewhere`, since this document lists it among what
 * a service does on the other side alone.
 *
 * @public
 */
export interface UntoldParties {
  role: Party['role'];
  reason: 'dash' | 'unread' | 'elsewhere';
}

/**
 * A topic as its document declares it.
 *
 * @public
 */
export interface Topic {
  name: string;
  lifecycle: Lifecycle;
  category?: string;
  parties: Party[];
  producersStated: PartiesStated;
  consumersStated: PartiesStated;
  /** Free words about parties that name no service, such as "any service". */
  partiesNote?: string;
  /** Sides of the topic that the document leaves open for a known reason; absent where it leaves none so. */
  untoldParties?: UntoldParties[];
  consumerGroups: StatedGroup[];
  events: EventType[];
  purpose?: Stated<string>;
  schema?: Stated<string>;
  /** Newest first, as stated. */
  schemaVersions: SchemaVersion[];
  owner?: Stated<string>;
  /** Such as "audit"; selects among the registry's standards. */
  topicClass?: Stated<string>;
  partitionKey?: Stated<string>;
  environments?: Stated<string[]>;
  settings: TopicSettings;
  notes: Stated<string>[];
  useCases: Stated<string>[];
  status?: Stated<string>;
  reason?: Stated<string>;
  /** The migration sentence, verbatim. */
  migration?: Stated<string>;
  /** Topic that takes over, from the migration or status sentence. */
  replacement?: Stated<string>;
  /** Event types of the replacement that the migration names. */
  migrationEvents: Stated<string>[];
  /** The announced date, `YYYY-MM-DD`. */
  deprecatedOn?: Stated<string>;
  /** The stated removal, as written (a date or words). */
  removal?: Stated<string>;
  attributes: Attribute[];
  /** Fields that say `TBD` and its like, in the order of the entry. */
  openFields: OpenField[];
  /** The number before the name in a numbered heading. */
  number?: Stated<number>;
  /** The span of the name. */
  range: SourceRange;
  /** The span of the whole entry: its heading and fields, or its table row. */
  block: SourceRange;
}

/**
 * A service of a registry: a producer or consumer of topics.
 *
 * @public
 */
export interface Service {
  /** `service-<number>` for a numbered service, else the slug of its name. */
  ref: string;
  number?: number;
  /** The longest name stated, or the reference where none is. */
  name: string;
  /** Every name stated, in order of first appearance. */
  aliases: { name: string; range: SourceRange }[];
  /** The first place that mentions the service. */
  range: SourceRange;
}

/**
 * A category: a heading that groups topics.
 *
 * @public
 */
export interface Category {
  title: string;
  /** References of the services in the heading's parentheses. */
  services: string[];
  range: SourceRange;
}

/**
 * A count that the document states, beside what was found.
 *
 * @public
 */
export interface StatedCount {
  /** What is counted: such as `active-topics`, `topics`, `consumed-topics`, `produced-topics`, `category-topics`, `services`, `matrix-topics`. */
  subject: string;
  /** The category or section, where the subject is one of several. */
  scope?: string;
  stated: number;
  found: number;
  range: SourceRange;
}

/**
 * A list of the topics that one service reads, kept beside the topics' own fields.
 *
 * @public
 */
export interface ConsumptionMatrix {
  service: string;
  topics: Stated<string>[];
  range: SourceRange;
}

/**
 * The part of a document that lists its services, whether topics name them or not.
 *
 * @public
 */
export interface ServiceIndex {
  /** References of the services. */
  services: string[];
  range: SourceRange;
}

/**
 * A fenced example of JSON.
 *
 * @public
 */
export interface JsonExample {
  text: string;
  /** The lines between the fences. */
  range: SourceRange;
}

/**
 * A place where Markdown shows something else than what was typed:
 * `joined-lines` are lines that become one paragraph although each begins with
 * a field, `broken-emphasis` are asterisks that mark nothing and are shown.
 *
 * @public
 */
export interface MarkupSlip {
  kind: 'joined-lines' | 'broken-emphasis';
  range: SourceRange;
}

/**
 * A comment that silences rules for a part of the document:
 * `<!-- topic-registry-ignore RULE, RULE: REASON until YYYY-MM-DD -->` for the
 * topic around it or else the block after it (a heading with all that stands
 * under it, a table, a list, a paragraph), `topic-registry-ignore-file` for the
 * whole document.
 *
 * @public
 */
export interface SuppressionComment {
  /** Ids of rules as written; whether such rules exist is not told here. */
  rules: Stated<string>[];
  /** Absent where the writer gave none, which leaves the comment without effect. */
  reason?: string;
  /** The last day of its effect, `YYYY-MM-DD`; without it, it holds for good. */
  until?: Stated<string>;
  /** What it covers; absent where that is the whole document, and where it is nothing. */
  covers?: SourceRange;
  wholeFile: boolean;
  /** Why the comment is not understood, for people. */
  problem?: string;
  /** The whole comment. */
  range: SourceRange;
}

/**
 * A line that looks like a statement of the registry and found no place in it.
 *
 * @public
 */
export interface UnparsedLine {
  line: number;
  text: string;
  reason: string;
  /** True for what is understood, such as a name that stands for several topics. */
  isNote?: boolean;
  range?: SourceRange;
}

/**
 * The value that a document becomes.
 *
 * @public
 */
export interface Registry {
  /** Key in app-config, or the file's base name in the CLI. */
  id: string;
  /** Path or URL of the document, for locations. */
  file: string;
  title: string;
  shape: 'bullets' | 'tables' | 'mixed';
  standards: Standards;
  services: Service[];
  categories: Category[];
  topics: Topic[];
  /** What announces topics, such as a heading or a table of parties, where none was read. */
  topicsAnnounced?: SourceRange;
  matrices: ConsumptionMatrix[];
  counts: StatedCount[];
  /** Absent where the document has none. */
  serviceIndex?: ServiceIndex;
  /** Every fenced block of the language `json`. */
  examples: JsonExample[];
  /** Comments that silence rules, in the order of the document. */
  suppressions: SuppressionComment[];
  /** Places where Markdown does not show what was typed, in the order of the document; absent where there are none. */
  markupSlips?: MarkupSlip[];
}

/**
 * What parsing a document gives.
 *
 * @public
 */
export interface ParsedDocument {
  registry: Registry;
  unparsed: UnparsedLine[];
}
