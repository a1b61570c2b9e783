import { SampleHints } from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * Which topics to sample, and what to look for.
 *
 * @public
 */
export interface SamplingRequest {
  /** By topic; a topic without hints is not sampled. */
  hints: Record<string, SampleHints>;
}
