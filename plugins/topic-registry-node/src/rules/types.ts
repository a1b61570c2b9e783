import {
  Observation,
  Registry,
  RuleProfile,
  UnparsedLine,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RuleSettings } from './settings';

/**
 * A registry in force, with what app-config says about it.
 *
 * @public
 */
export interface BoundRegistry {
  registry: Registry;
  /** IANA zone in which its calendar dates are read. */
  timezone: string;
  /** More names by which a service signs its groups: service reference to names. */
  serviceAliases: Record<string, string[]>;
  /** Ids of the clusters to which it is bound; absent where the caller does not know them all. */
  clusters?: readonly string[];
}

/**
 * The registries that share a cluster with one that is evaluated.
 *
 * @public
 */
export interface Neighbours {
  /** In the order of app-config, which decides between homes; the one that is evaluated among them. */
  registries: BoundRegistry[];
  /** Ids of those that share a cluster too, and have no text in force. */
  unread: string[];
}

/** @public */
export interface DocumentEvaluationInput extends BoundRegistry {
  unparsed: UnparsedLine[];
  /** Absent where it is not known which registries share a cluster: rules about several are not asked then. */
  neighbours?: Neighbours;
  now: Date;
  /** What app-config says of the rules; without it, their defaults hold. */
  rules?: RuleSettings;
  /** Which set of rules is asked; `default` where it is not given. */
  profile?: RuleProfile;
  /** How long the rules may work, ms: 10,000 unless given. Rules that are not done by then are left open. */
  deadlineMs?: number;
}

/** @public */
export interface ClusterEvaluationInput {
  cluster: {
    id: string;
    /** Absent where the caller does not know it (the CLI without `--environment`): standards that differ by environment are then not evaluated. */
    environment?: string;
  };
  /** Every registry that is bound to this cluster. */
  registries: BoundRegistry[];
  observation: Observation;
  /** The reading before, where there is one. */
  previous?: Observation;
  /**
   * What readings up to this one have shown. Absent where nothing is remembered,
   * as in the CLI: rules that need history are then left open.
   */
  usage?: Usage;
  now: Date;
  /** What app-config says of the rules; without it, their defaults hold. */
  rules?: RuleSettings;
  /** Which set of rules is asked; `default` where it is not given. */
  profile?: RuleProfile;
  /** How long the rules may work, ms: 60,000 unless given. Rules that are not done by then are left open. */
  deadlineMs?: number;
}
