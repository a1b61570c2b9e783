import {
  Observation,
  OptionalQuestion,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * What to ask in one observation.
 *
 * @public
 */
export interface ObserveOptions {
  /** Ends the reading; what is unanswered by then is covered as `cancelled`. */
  signal?: AbortSignal;
  /** Longest time for the whole reading, ms; what is unanswered by then is covered as `timeout`. */
  deadlineMs: number;
  /** Topic configuration keys to read; no others are asked for. */
  configKeys: string[];
  /** Topics to ask for by name, so that missing and hidden ones are told apart. */
  expectedTopics: string[];
  /** Groups to ask for by name, likewise. */
  expectedGroups: string[];
  /** Questions to ask beside the usual ones; none by default. */
  also?: OptionalQuestion[];
}

/**
 * Reads one cluster. A port: the implementation on kafkajs is one of possibly several.
 *
 * @public
 */
export interface ClusterReader {
  /**
   * Takes one reading. Never throws for what the cluster refuses, fails or
   * leaves unanswered: that is in the observation's coverage, with the reason.
   */
  observe(options: ObserveOptions): Promise<Observation>;
}
