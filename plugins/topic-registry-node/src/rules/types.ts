import {
  Observation,
  Registry,
  UnparsedLine,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';

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
}

/** @public */
export interface DocumentEvaluationInput extends BoundRegistry {
  unparsed: UnparsedLine[];
  now: Date;
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
}
