import {
  Evaluation,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { evaluateCluster, evaluateRegistry } from '../evaluate';
import { RuleSettings } from '../settings';
import { BoundRegistry } from '../types';
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
  options: {
    rules?: RuleSettings;
    unparsed?: UnparsedLine[];
    now?: string;
  } = {},
): Evaluation {
  return evaluateRegistry({
    ...registry,
    unparsed: options.unparsed ?? [],
    now: new Date(options.now ?? READ_AT),
    rules: options.rules,
  });
}

/** Holds the cluster rules against a registry, or several, and a reading of a test. */
export function drift(
  registries: BoundRegistry | BoundRegistry[],
  reading: Reading,
  options: {
    previous?: Reading;
    environment?: string;
    now?: string;
    rules?: RuleSettings;
  } = {},
): Evaluation {
  return evaluateCluster({
    cluster: {
      id: 'prod-eu',
      environment:
        'environment' in options ? options.environment : 'production',
    },
    registries: Array.isArray(registries) ? registries : [registries],
    observation: observation(reading),
    ...(options.previous && {
      previous: observation({
        endedAt: '2025-11-20T11:00:00.000Z',
        ...options.previous,
      }),
    }),
    now: new Date(options.now ?? READ_AT),
    rules: options.rules,
  });
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
