import {
  Evaluation,
  findRule,
  Observation,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { evaluateCluster, evaluateRegistry } from '../evaluate';
import { RuleSettings } from '../settings';
import { BoundRegistry, DocumentEvaluationInput } from '../types';
import { EMPTY_LEDGER, Ledger, updateUsage, withUpdate } from '../usage';
import { observation, READ_AT, Reading } from './observations';

/** What there is to say of nothing. */
export const NOTHING: Evaluation = {
  findings: [],
  notEvaluated: [],
  suppressed: [],
};

/** Holds the document rules against a registry of a test. */
export function lint(
  registry: BoundRegistry,
  options: Partial<
    Pick<DocumentEvaluationInput, 'rules' | 'unparsed' | 'neighbours'>
  > & { now?: string } = {},
): Evaluation {
  return evaluateRegistry({
    ...registry,
    unparsed: options.unparsed ?? [],
    neighbours: options.neighbours,
    now: new Date(options.now ?? READ_AT),
    rules: options.rules,
  });
}

/** What a ledger remembers of some readings, the oldest first. */
export function ledgerOf(readings: Observation[]): Ledger {
  return readings.reduce<Ledger>(
    (ledger, one) => withUpdate(ledger, updateUsage(ledger, one)),
    EMPTY_LEDGER,
  );
}

/**
 * Holds the cluster rules against a registry, or several, and a reading of a
 * test. Without a history, what rules leave open for the lack of it is left out.
 */
export function drift(
  registries: BoundRegistry | BoundRegistry[],
  reading: Reading,
  options: {
    previous?: Reading;
    environment?: string;
    now?: string;
    rules?: RuleSettings;
    /** Readings before this one that are remembered, each with its time. */
    history?: (Reading & { endedAt: string })[];
    deadlineMs?: number;
  } = {},
): Evaluation {
  const now = observation(reading);
  const evaluation = evaluateCluster({
    cluster: {
      id: 'prod-eu',
      environment:
        'environment' in options ? options.environment : 'production',
    },
    registries: Array.isArray(registries) ? registries : [registries],
    observation: now,
    ...(options.previous && {
      previous: observation({
        endedAt: '2025-11-20T11:00:00.000Z',
        ...options.previous,
      }),
    }),
    rules: options.rules,
    deadlineMs: options.deadlineMs,
    ...(options.history && {
      usage: ledgerOf([...options.history.map(observation), now]) as Usage,
    }),
    now: new Date(options.now ?? reading.endedAt ?? READ_AT),
  });
  return options.history
    ? evaluation
    : {
        ...evaluation,
        notEvaluated: evaluation.notEvaluated.filter(
          ({ rule }) => !findRule(rule)?.needsHistory,
        ),
      };
}

/** The findings as `rule subject [discriminator]`, sorted, for comparison as a whole. */
export function summary(evaluation: Evaluation): string[] {
  return evaluation.findings
    .map(({ rule, severity, subject, discriminator }) =>
      [severity, rule, subject.name, discriminator].filter(Boolean).join(' '),
    )
    .sort();
}

/** What was left open, as `rule subject [discriminator]`, sorted. */
export function openQuestions(evaluation: Evaluation, rule: string): string[] {
  return evaluation.notEvaluated
    .filter(entry => entry.rule === rule)
    .map(({ subject, discriminator }) =>
      [subject?.name ?? '*', discriminator].filter(Boolean).join(' '),
    )
    .sort();
}
