import { ReaderVerdict, UseVerdict } from '../model';
import { GroupOnTopic, ServiceLabel } from './types';

/**
 * Where a deprecated topic stands, the most pressing first. `due-used`: its
 * window is over and it is still used; `due-idle`: over, and idle as long as
 * removal asks for; `no-date`: no clock runs; `due-unknown`: over, and whether
 * it is used is not known; `in-use`, `waiting`: the window runs, and it is
 * used, or not seen to be; `gone`: on none of its clusters.
 *
 * @public
 */
export type DeprecationStage =
  | 'due-used'
  | 'due-idle'
  | 'no-date'
  | 'due-unknown'
  | 'in-use'
  | 'waiting'
  | 'gone';

/** A group that reads, or has read, a deprecated topic. @public */
export interface DeprecationReader extends GroupOnTopic, ReaderVerdict {
  owner?: ServiceLabel;
}

/** A deprecated topic on one cluster. @public */
export interface DeprecationOnCluster {
  cluster: string;
  environment: string;
  presence: 'present' | 'absent' | 'unknown';
  /** Why the presence is unknown. */
  reason?: string;
  /** ISO 8601 */
  observedAt?: string;
  /** Records in it now, decimal. */
  records?: string;
  /** Bytes on disk of all replicas; absent where the cluster is not asked, or does not tell. */
  bytesOnDisk?: number;
  written: UseVerdict;
  read: UseVerdict;
  readers: DeprecationReader[];
}

/**
 * Where one consumer of a deprecated topic stands on its way to the
 * replacement. `moved` only where it reads the replacement, and is seen not to
 * read the old topic any more; `stopped`: it reads neither. What cannot be told
 * of either is `unknown`.
 *
 * @public
 */
export interface ConsumerMigration {
  /** Id of the registry that knows the service. */
  registry?: string;
  /** Absent for a group that belongs to no known service, or to one of several. */
  service?: ServiceLabel;
  /** For a group that may belong to several services: their names. */
  candidates?: string[];
  cluster: string;
  state: 'old' | 'both' | 'moved' | 'stopped' | 'unknown';
  /** The evidence on both topics, or why it is unknown: for people. */
  reason: string;
  /** Its groups on the old topic. */
  oldGroups: string[];
  /** Its groups on the replacement. */
  newGroups: string[];
}

/** @public */
export type GateId =
  | 'window'
  | 'idle'
  | 'known'
  | 'not-internal'
  | 'approved'
  | 'sealed'
  | 'archived'
  | 'fresh';

/**
 * One condition of removal.
 *
 * @public
 */
export interface DeprecationGate {
  id: GateId;
  title: string;
  result: 'passed' | 'not-passed' | 'unknown';
  reasons: string[];
}

/**
 * The days of a deprecation, in the registry's time zone.
 *
 * @public
 */
export interface DeprecationDays {
  /** `YYYY-MM-DD` */
  announcedOn: string;
  /** Line of the statement. */
  line: number;
  /** The first day on which removal may be considered, `YYYY-MM-DD`. */
  dueOn: string;
  /** Negative once overdue; 0 on the day itself. */
  daysLeft: number;
}

/**
 * A deprecated topic on its way to removal.
 *
 * @public
 */
export interface DeprecationRow {
  registry: string;
  name: string;
  entityRef: string;
  /** Entity reference. */
  owner: string;
  /** Line of the topic in its document. */
  line: number;
  /** Why it is deprecated, as its document says. */
  reason?: string;
  /** IANA zone in which the days are counted. */
  timezone: string;
  /** Today there, `YYYY-MM-DD`. */
  today: string;
  windowDays: number;
  /** Absent without a usable date: no clock runs. */
  days?: DeprecationDays;
  replacement?: { name: string; entityRef?: string };
  /** Who reads, or is declared to read, the topic, and how far it has moved; empty without a replacement. */
  migrations: ConsumerMigration[];
  /** Event types of the replacement that take over. */
  events: string[];
  /** The migration sentence, verbatim. */
  migration?: string;
  clusters: DeprecationOnCluster[];
  /** Since when neither writing nor reading was seen on any cluster, ISO 8601; absent while it is used, or not known. */
  quietSince?: string;
  gates: DeprecationGate[];
  stage: DeprecationStage;
  /** What is to be done next, one sentence. */
  next: string;
}
