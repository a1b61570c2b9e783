import {
  Observation,
  ObservedSamples,
  OptionalQuestion,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { SamplingRequest } from './sampling';

/**
 * How far one question of an observation has come. Questions are put beside
 * each other, so each has its own count.
 *
 * @public
 */
export interface ObserveProgress {
  step: Question;
  /** Of `total`, answered or refused. */
  done: number;
  /**
   * What the question is put about: topics for `configs`, partitions for
   * `offsets` (twice, for begin and end), `newest` and `producers`, groups for
   * `members` and `commits`, brokers for `groups` and `sizes`, 1 for the rest.
   */
  total: number;
}

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
  /**
   * Topic configuration keys to keep of every topic, wherever their values come
   * from; what a topic sets itself is kept whatever its key. No settings are
   * asked for where this is empty.
   */
  configKeys: string[];
  /** Topics to ask for by name, so that missing and hidden ones are told apart. */
  expectedTopics: string[];
  /** Groups to ask for by name, likewise. */
  expectedGroups: string[];
  /** Questions to ask beside the usual ones; none by default. */
  also?: OptionalQuestion[];
  /** Told, while it reads, how far it is; what it throws is ignored. */
  onProgress?: (progress: ObserveProgress) => void;
  /** For the question `samples`: the topics to look into, and the samples that stand until they have their turn. */
  sampling?: SamplingRequest & { previous?: ObservedSamples };
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
