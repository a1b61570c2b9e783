import { Severity } from '../model';
import { DeprecationRow } from './deprecations';
import {
  ChangeKind,
  ClusterState,
  ClusterSummary,
  SeverityCounts,
} from './types';

/**
 * How far a registry and one of its clusters agree: the topics of which the
 * registry is the home, by their state there.
 *
 * @public
 */
export interface OverviewAgreement {
  registry: string;
  title: string;
  cluster: string;
  environment: string;
  /** How the last reading of the cluster went. */
  status: ClusterSummary['status'];
  /** When it was, ISO 8601. */
  observedAt?: string;
  states: Record<ClusterState, number>;
  /** The gravest open finding there of the topics in a state; absent where none of them has one. */
  severities: Partial<Record<ClusterState, Severity>>;
}

/** A finding that came or went. @public */
export interface OverviewChange {
  fingerprint: string;
  kind: ChangeKind;
  /** ISO 8601 */
  at: string;
  rule: string;
  severity: Severity;
  registry: string;
  cluster?: string;
  message: string;
}

/**
 * What changed in the last days. A finding that came and went counts in both.
 *
 * @public
 */
export interface OverviewChanges {
  days: number;
  /** ISO 8601 */
  since: string;
  opened: number;
  resolved: number;
  reopened: number;
  /** The newest ones, the newest first. */
  items: OverviewChange[];
}

/**
 * Something that the portal does not know, and why.
 *
 * @public
 */
export interface OverviewUnknown {
  /**
   * `document`: a text that is not, or no longer, read; `cluster`: one that
   * gives no or not all answers; `topics`: topics whose state there is unknown;
   * `findings`: open ones whose question goes unanswered.
   */
  kind: 'document' | 'cluster' | 'topics' | 'findings';
  registry?: string;
  cluster?: string;
  /** Topics or findings concerned. */
  count?: number;
  reason: string;
  /** Since when nothing newer is known, ISO 8601. */
  since?: string;
}

/** A deprecated topic in few words. @public */
export type OverviewDeprecation = Pick<
  DeprecationRow,
  'registry' | 'name' | 'entityRef' | 'owner' | 'days' | 'stage' | 'next'
>;

/** An open finding in few words. @public */
export type OverviewFinding = Omit<OverviewChange, 'kind'>;

/** What waits for somebody. @public */
export interface OverviewMine {
  /** Topics owned. */
  topics: number;
  findings: SeverityCounts;
  /** The gravest findings, the newest of them first. */
  items: OverviewFinding[];
  deprecations: OverviewDeprecation[];
}

/**
 * The state of everything on one page.
 *
 * @public
 */
export interface Overview {
  /** When it was put together, ISO 8601. */
  at: string;
  agreement: OverviewAgreement[];
  /** Registries that are bound to no cluster, so that nothing is compared. */
  unbound: { registry: string; title: string }[];
  /** The last day, then the last week. */
  changes: OverviewChanges[];
  deprecations: { total: number; due: OverviewDeprecation[] };
  unknowns: OverviewUnknown[];
  /** Present where owners were given. */
  mine?: OverviewMine;
}
