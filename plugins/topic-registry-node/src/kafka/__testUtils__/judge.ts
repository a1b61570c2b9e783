import {
  Evaluation,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  EMPTY_LEDGER,
  evaluateCluster,
  Ledger,
  updateUsage,
  withUpdate,
} from '../../rules';
import { bound, CONVENTIONS, TopicSketch } from '../../rules/testing';

/** Holds the rules against a registry of these topics and what was read of a broker, at its time. */
export function judge(
  sketches: TopicSketch[],
  observation: Observation,
  before: Ledger = EMPTY_LEDGER,
  standards: Partial<typeof CONVENTIONS> = {},
): Evaluation {
  return evaluateCluster({
    cluster: { id: 'dev', environment: 'development' },
    registries: [
      bound(sketches, { standards: { ...CONVENTIONS, ...standards } }),
    ],
    observation,
    usage: withUpdate(before, updateUsage(before, observation)),
    now: new Date(observation.endedAt),
  });
}
