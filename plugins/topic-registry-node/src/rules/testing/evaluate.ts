import { Evaluation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { evaluateCluster, evaluateRegistry } from '../evaluate';
import { BoundRegistry } from '../types';
import { observation, READ_AT, Reading } from './observations';

/** Holds the document rules against a registry of a test. */
export function lint(registry: BoundRegistry): Evaluation {
  return evaluateRegistry({
    ...registry,
    unparsed: [],
    now: new Date(READ_AT),
  });
}

/** Holds the cluster rules against a registry, or several, and a reading of a test. */
export function drift(
  registries: BoundRegistry | BoundRegistry[],
  reading: Reading,
  options: { previous?: Reading; environment?: string; now?: string } = {},
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
