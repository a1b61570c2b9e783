import {
  Evaluation,
  Finding,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  evaluateCluster,
  evaluateRegistry,
} from '../../plugins/topic-registry-node/src/rules';
import { ledgerOf } from '../../plugins/topic-registry-node/src/rules/testing';
import { must } from './checks';
import { observationOf } from './observationOf';
import { Plan } from './plan';

export const NOW = new Date('2026-01-02T00:00:00.000Z');

/** What all rules say of registries, each for itself and all on one cluster. */
export function judge(
  plan: Plan,
  registries: readonly BoundRegistry[],
): Evaluation {
  const previous = observationOf(plan, registries, '2026-01-01T00:00:00.000Z');
  const observation = observationOf(plan, registries, NOW.toISOString());
  const evaluations = registries.map(one =>
    evaluateRegistry({
      ...one,
      unparsed: [],
      neighbours: { registries: [...registries], unread: [] },
      profile: 'review',
      now: NOW,
    }),
  );
  evaluations.push(
    evaluateCluster({
      cluster: { id: 'prod-eu', environment: plan.template },
      registries: [...registries],
      observation,
      previous,
      usage: ledgerOf([previous, observation]) as Usage,
      now: NOW,
    }),
  );
  const findings = evaluations.flatMap(one => one.findings);
  mustBeDistinct(findings);
  return {
    findings,
    notEvaluated: evaluations.flatMap(one => one.notEvaluated),
    suppressed: [],
  };
}

function mustBeDistinct(findings: readonly Finding[]): void {
  const known = new Map<string, Finding>();
  for (const finding of findings) {
    const same = known.get(finding.fingerprint);
    must(
      !same,
      `two findings share a fingerprint: ${JSON.stringify([same, finding])}`,
    );
    known.set(finding.fingerprint, finding);
  }
}
