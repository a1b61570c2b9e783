import {
  ConfigSource,
  Coverage,
  Diagnosis,
  Evidence,
  Finding,
  GroupType,
  Lifecycle,
  MskCluster,
  PartiesStated,
  Question,
  Registry,
  Severity,
  Standards,
  Topic,
  UnparsedLine,
  ReaderVerdict,
  UseVerdict,
} from '../model';
import { FindingMute } from './findingLife';

/**
 * How the last attempt to read a document went. `stale`: the last good text
 * is in force because the newest could not be read or parsed.
 *
 * @public
 */
export type DocumentStatus = 'ok' | 'stale' | 'failed' | 'pending';

/** @public */
export interface RegistrySummary {
  id: string;
  title: string;
  /** Where the document is read from. */
  target: string;
  status: DocumentStatus;
  /** What went wrong with the newest text, for `stale` and `failed`. */
  error?: string;
  /** When the text in force was read, ISO 8601. */
  readAt?: string;
  /** SHA-256 of the text in force, hex. */
  hash?: string;
  /** Entity reference of the owner, from app-config. */
  owner: string;
  namespace: string;
  clusters: string[];
  topics: { active: number; deprecated: number; proposed: number };
  services: number;
  unparsed: number;
  findings: SeverityCounts;
  /** True where the registry states more than the reader may see, which counts nowhere here. */
  restricted?: boolean;
}

/** @public */
export interface SeverityCounts {
  error: number;
  warning: number;
  info: number;
}

/**
 * The text of a registry that is in force, and what became of it.
 *
 * @public
 */
export interface RegistryDocument {
  registry: string;
  title: string;
  /** Where the document is read from. */
  target: string;
  /** Null while no text has ever been read. */
  text: string | null;
  hash?: string;
  readAt?: string;
  status: DocumentStatus;
  error?: string;
  /** As read from the text; null while no text could ever be parsed. */
  standards: Standards | null;
  unparsed: UnparsedLine[];
  /** Open findings whose location is in this document. */
  findings: FindingRecord[];
}

/**
 * A text of a registry that is or was in force. The latest ones are kept, as
 * long as they are not too large.
 *
 * @public
 */
export interface DocumentVersion {
  /** Counts from 1 within the registry; never given twice. */
  version: number;
  /** SHA-256 of its bytes, lower-case hex; equal texts have equal hashes. */
  hash: string;
  /** When it was first read, ISO 8601. */
  since: string;
  /** When the next one was read; absent for the newest. */
  until?: string;
  /** Its size in UTF-8. */
  bytes: number;
  lines: number;
}

/** @public */
export interface DocumentVersionText extends DocumentVersion {
  text: string;
}

/** @public */
export interface RegistryDetail extends RegistrySummary {
  /** Null while no text could ever be parsed, and where `restricted`. */
  model: Registry | null;
}

/**
 * How a topic stands on one cluster. `agrees` and `differs` only after a
 * complete answer; `missing` and `absent` (deprecated and gone, or proposed
 * and not there: as it should be) only when the cluster said so; `unknown`
 * carries the reason.
 *
 * @public
 */
export type ClusterState =
  | 'agrees'
  | 'differs'
  | 'missing'
  | 'absent'
  | 'unknown';

/** @public */
export interface TopicOnCluster {
  cluster: string;
  environment: string;
  state: ClusterState;
  /** Why the state is `unknown`. */
  reason?: string;
  /** When the cluster was read, ISO 8601. */
  observedAt?: string;
  findings: SeverityCounts;
  partitions?: number;
  /** Records in the topic now: the sum of end minus begin offsets, decimal. */
  records?: string;
  /** Records written per hour, counted over `rateOverMs`. */
  recordsPerHour?: number;
  /** The time over which they were counted, ms: an hour, or what was watched of it. */
  rateOverMs?: number;
  /** How many of its newest records were looked at, of how many partitions, and when (ISO 8601); absent where none were. */
  sample?: { sampledAt: string; records: number; partitions: number };
  /** Bytes on disk of all replicas; absent where the cluster is not asked, or does not tell. */
  bytesOnDisk?: number;
  /** Whether it is written, by what readings have shown; on the topic's own page alone. */
  written?: UseVerdict;
  /** Whether any group reads it; likewise. */
  read?: UseVerdict;
}

/** A service in a list. @public */
export interface ServiceLabel {
  ref: string;
  name: string;
  /** Entity reference of its Component, where known. */
  entityRef?: string;
}

/**
 * A row of the Topics page.
 *
 * @public
 */
export interface TopicRow {
  registry: string;
  name: string;
  /** Reference of the API entity. */
  entityRef: string;
  lifecycle: Lifecycle;
  category?: string;
  /** Entity reference. */
  owner: string;
  producers: ServiceLabel[];
  consumers: ServiceLabel[];
  consumersStated: PartiesStated;
  events: string[];
  purpose?: string;
  replacement?: string;
  deprecatedOn?: string;
  /** The first day on which removal may be considered, `YYYY-MM-DD`. */
  removableFrom?: string;
  clusters: TopicOnCluster[];
  findings: SeverityCounts;
  line: number;
}

/**
 * A setting of a topic across the clusters.
 *
 * @public
 */
export interface SettingRow {
  /** `partitions`, `replication factor`, or a Kafka configuration key. */
  setting: string;
  /** One entry a cluster, since standards differ by environment. */
  clusters: {
    cluster: string;
    /** Rendered for people, such as "10" or "7 d". */
    declared?: string;
    /** `topic`: stated for this topic; `standard`: by the registry's convention. */
    declaredBy?: 'topic' | 'standard';
    /** Line of the statement. */
    line?: number;
    seen?: string;
    source?: ConfigSource;
    /** `absent`: the topic is not on the cluster, so there is nothing to compare. */
    verdict: 'agrees' | 'differs' | 'unknown' | 'undeclared' | 'absent';
    /** How grave it is that it differs. */
    severity?: Severity;
    /** Why it is not known, or why values that read differently agree. */
    reason?: string;
  }[];
}

/**
 * What was seen of one group on one topic.
 *
 * @public
 */
export interface GroupOnTopic {
  cluster: string;
  group: string;
  type: GroupType;
  state: string;
  /** Members with this topic in their assignment; absent when unknown. */
  members?: number;
  /** Client ids of those members. */
  clientIds: string[];
  /** Records behind the end, decimal; absent when unknown. */
  lag?: string;
  /** Of these, records that were deleted before the group came to them, decimal; absent when none is known. */
  lostUnread?: string;
  /** The last time its committed offsets were seen to move, ISO 8601. */
  movedAt?: string;
  /** Service that the group belongs to; absent when it cannot be told. */
  service?: string;
  /** When it is ambiguous: the services it could belong to. */
  candidates?: string[];
  /** How it uses the topic, by what readings have shown; on the topic's own page alone. */
  use?: ReaderVerdict;
  observedAt: string;
}

/**
 * A declared or observed end of the topic's graph.
 *
 * @public
 */
export interface PartyRow {
  /** Absent for a group that belongs to no known service. */
  service?: ServiceLabel;
  /** Id of the registry that knows the service by this reference. */
  registry?: string;
  role: 'producer' | 'consumer';
  declared?: {
    registry: string;
    line: number;
    certainty: 'stated' | 'alternative';
  };
  groups: GroupOnTopic[];
  /**
   * `seen`: declared and observed; `not-seen`: declared, and complete readings
   * show no sign; `undeclared`: observed, not declared; `not-observable`:
   * a producer, which Kafka does not name and no sampled record did;
   * `unknown`: with the reason. A producer is observed in sampled records.
   */
  verdict: 'seen' | 'not-seen' | 'undeclared' | 'not-observable' | 'unknown';
  reason?: string;
}

/** @public */
export interface TopicDetail extends TopicRow {
  /** The declaration of the home registry. */
  declaration: Topic;
  parties: PartyRow[];
  settings: SettingRow[];
  records: FindingRecord[];
  /** YAML text of the topic's AsyncAPI document. */
  asyncapi: string;
}

/** @public */
export type FindingState = 'open' | 'muted' | 'resolved';

/**
 * A finding with its life.
 *
 * @public
 */
export interface FindingRecord extends Omit<Finding, 'evidence'> {
  evidence: Evidence[];
  state: FindingState;
  /** ISO 8601 */
  firstSeenAt: string;
  /** ISO 8601 */
  lastSeenAt: string;
  /** When it last became open, ISO 8601: later than `firstSeenAt` for what came back. */
  openedAt?: string;
  /** ISO 8601 */
  resolvedAt?: string;
  /** Times that it came back after it had been resolved. */
  reopened: number;
  /** Set while somebody has put it aside; `state` is then `muted`, or `resolved` where it is over. */
  mute?: FindingMute;
  /**
   * Set while the question behind the finding goes unanswered: what is shown
   * is the last thing known.
   */
  staleReason?: string;
  /** Entity reference of who can act: the topic's, service's or registry's owner. */
  owner?: string;
  /** Reference of the topic's API entity. */
  topicEntityRef?: string;
}

/** @public */
export interface FindingEvent {
  at: string;
  kind:
    | 'opened'
    | 'updated'
    | 'resolved'
    | 'reopened'
    | 'muted'
    | 'unmuted'
    | 'commented';
  /** What changed, for people; the reason of a mute, the text of a comment. */
  note?: string;
  /** Entity reference of who did it; absent for what came by itself. */
  by?: string;
  /** End of the mute, ISO 8601, for `muted`. */
  until?: string;
}

/** @public */
export interface FindingDetail extends FindingRecord {
  history: FindingEvent[];
  /** Lines of the document around the location, for the page. */
  excerpt?: { firstLine: number; lines: string[] };
}

/**
 * An observation under way.
 *
 * @public
 */
export interface RunningObservation {
  /** ISO 8601 */
  since: string;
  /** Each question that was put, in the order in which they began; `total` may still grow. */
  progress: { step: Question; done: number; total: number }[];
}

/** @public */
export interface ClusterSummary {
  id: string;
  environment: string;
  /** Bootstrap addresses, from app-config; empty for a cluster that is named by its ARN. */
  brokers: string[];
  /** Of a cluster of Amazon MSK that is named so. */
  arn?: string;
  /** What Amazon MSK says of it. */
  msk?: MskCluster;
  registries: string[];
  status: 'never' | 'observing' | 'ok' | 'partial' | 'failed';
  /** Set while `status` is `observing`, by the backend that observes, for readers who may see all of the cluster. */
  running?: RunningObservation;
  /** Why, for `partial` and `failed`. */
  reason?: string;
  /** ISO 8601 */
  lastObservedAt?: string;
  /** How long the last reading took, ms. */
  durationMs?: number;
  /** How often it is read, ms. */
  intervalMs: number;
  topics?: number;
  internalTopics?: number;
  partitions?: number;
  groups?: number;
  coverage: Coverage[];
  /** True where the reader may not see all of the cluster: topics are counted as far as he may. */
  restricted?: boolean;
}

/**
 * How one reading of a cluster went, and what it cost.
 *
 * @public
 */
export interface ClusterReading {
  /** ISO 8601 */
  startedAt: string;
  durationMs: number;
  status: 'ok' | 'partial' | 'failed';
  /** Why, for `partial` and `failed`. */
  reason?: string;
  /** Absent where it gave no answers. */
  topics?: number;
  partitions?: number;
  groups?: number;
  requests?: number;
  bytesReceived?: number;
}

/**
 * A topic or group that no rule looks at: a platform keeps it, or app-config
 * says so.
 *
 * @public
 */
export interface LeftAlone {
  kind: 'topic' | 'group';
  name: string;
  /** Whose it is, such as "Kafka Connect" or "by app-config (`ops-*`)". */
  owner: string;
}

/**
 * A cluster with what it lets the portal know.
 *
 * @public
 */
export interface ClusterDetail extends ClusterSummary {
  /** Absent for readers who may not see all of the cluster. */
  diagnosis?: Diagnosis;
  /** The newest first, at most 50; absent like the diagnosis. */
  readings?: ClusterReading[];
  /** By the last reading, at most 1,000; absent like the diagnosis. */
  leftAlone?: LeftAlone[];
}

/**
 * Filters of the list of findings; several values of one filter are joined by "or".
 *
 * @public
 */
export interface FindingFilter {
  state?: FindingState[];
  severity?: Severity[];
  rule?: string[];
  registry?: string[];
  cluster?: string[];
  topic?: string[];
  /** Entity references of who can act. */
  owner?: string[];
  /** Free text over message, subject and rule. */
  query?: string;
  /** Those that came or went in the last days; without `days`, in the last one. */
  change?: ChangeKind;
  /** Days, at most {@link MOST_CHANGE_DAYS}. */
  days?: number;
}

/**
 * What happened to a finding, as the overview counts it.
 *
 * @public
 */
export type ChangeKind = 'opened' | 'resolved' | 'reopened';

/**
 * The most days back over which what came and went is told.
 *
 * @public
 */
export const MOST_CHANGE_DAYS = 90;
