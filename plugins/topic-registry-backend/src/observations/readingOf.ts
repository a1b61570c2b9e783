import {
  Coverage,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Reading } from '../database/ObservationsStore';

const MOST_REASONS = 3;

/**
 * How a reading went: `ok` when every question was answered, `failed` when none
 * was, else `partial`.
 */
export function readingOf(observation: Observation): Reading {
  const { cluster, startedAt, endedAt, coverage } = observation;
  // What was asked beside the usual questions may be refused.
  const usual = coverage.filter(
    ({ question }) => question !== 'sizes' && question !== 'producers',
  );
  const refused = usual.filter(entry => !entry.answered);
  const status = statusOf(usual.length - refused.length, refused.length);
  return {
    cluster,
    startedAt,
    endedAt,
    status,
    reason: status === 'ok' ? undefined : summaryOf(refused),
    coverage,
  };
}

function statusOf(answered: number, refused: number): Reading['status'] {
  if (answered === 0) return 'failed';
  return refused === 0 ? 'ok' : 'partial';
}

/** Why questions went unanswered, in a few sentences. */
export function summaryOf(
  refused: readonly Coverage[],
  none = 'No question was answered.',
): string {
  const reasons = new Set<string>();
  for (const { question, reason, code } of refused) {
    reasons.add(reason ?? `${question}: ${code ?? 'no answer'}`);
  }
  const shown = [...reasons].slice(0, MOST_REASONS);
  const rest = reasons.size - shown.length;
  if (rest > 0) shown.push(`And ${rest} more.`);
  return shown.join(' ') || none;
}
