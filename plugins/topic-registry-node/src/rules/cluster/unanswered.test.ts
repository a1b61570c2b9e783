import {
  Evaluation,
  Finding,
  findRule,
  NotEvaluated,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { evaluateCluster } from '../evaluate';
import { updateUsage, withUpdate } from '../usage';
import { ledgerOf } from '../testing';
import { Gap, gapsOf } from '../testing/gaps';
import {
  wholeHistory,
  wholeObservation,
  wholeRegistry,
} from '../testing/wholeCluster';
import { clusterRules } from '.';

const RULES = clusterRules.map(({ meta }) => meta.id);
const LEDGER = ledgerOf(wholeHistory());
const WHOLE = wholeObservation();

function evaluate(observation: Observation, remembers: boolean): Evaluation {
  return evaluateCluster({
    cluster: { id: observation.cluster, environment: 'production' },
    registries: [wholeRegistry],
    observation,
    ...(remembers && {
      usage: withUpdate(LEDGER, updateUsage(LEDGER, observation)),
    }),
    now: new Date(observation.endedAt),
  });
}

function lineOf({
  rule,
  subject,
  discriminator,
}: Finding | NotEvaluated): string {
  return [rule, subject?.name ?? '*', discriminator].filter(Boolean).join(' ');
}

/** Whether what is left open includes a finding, as the portal takes it. */
function includes(open: NotEvaluated, finding: Finding): boolean {
  return (
    open.rule === finding.rule &&
    (open.registry === undefined || open.registry === finding.registry) &&
    (open.subject === undefined ||
      (open.subject.kind === finding.subject.kind &&
        open.subject.name === finding.subject.name)) &&
    (open.discriminator === undefined ||
      open.discriminator === finding.discriminator)
  );
}

describe('the cluster of these tests', () => {
  it('disagrees with the registry in everything that rules ask', () => {
    const { findings } = evaluate(WHOLE, true);
    const found = new Set(findings.map(({ rule }) => rule));
    expect(RULES.filter(rule => !found.has(rule))).toEqual([]);
  });
});

describe.each([
  ['with history', true],
  ['by one reading', false],
])('a question that went unanswered, %s', (_how, remembers) => {
  const whole = evaluate(WHOLE, remembers);

  it.each<[string, Gap]>(gapsOf(WHOLE).map(gap => [gap.name, gap]))(
    'takes away no finding in silence, and makes none: %s',
    (_name, gap) => {
      const { findings, notEvaluated } = evaluate(gap.leave(WHOLE), remembers);
      const still = new Set(findings.map(lineOf));
      const before = new Set(whole.findings.map(lineOf));
      const silent = whole.findings.filter(
        finding =>
          !still.has(lineOf(finding)) &&
          !notEvaluated.some(
            open => includes(open, finding) && open.reason.includes(gap.cause),
          ),
      );
      expect({
        silent: silent.map(lineOf),
        made: findings.map(lineOf).filter(line => !before.has(line)),
      }).toEqual({ silent: [], made: [] });
      for (const { rule, reason } of notEvaluated) {
        expect(findRule(rule)).toBeDefined();
        expect(reason.trim()).not.toBe('');
      }
    },
  );
});
