import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';

/** What the process ends with. */
export const EXIT = {
  /** All is well. */
  ok: 0,
  /** It could not be done, or a question that was asked went unanswered. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** There are findings at or above `--fail-on`. */
  findings: 3,
} as const;

/** The severities of `--fail-on`, the gravest first. */
export const FAIL_ON = ['error', 'warning', 'info', 'none'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** A command line that cannot be followed. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Weighs what a command found: findings go before an incomplete answer. */
export function exitCodeOf(result: {
  severities: Severity[];
  failOn: FailOn;
  incomplete: boolean;
}): number {
  const limit = FAIL_ON.indexOf(result.failOn);
  const failing =
    result.failOn !== 'none' &&
    result.severities.some(severity => FAIL_ON.indexOf(severity) <= limit);
  if (failing) return EXIT.findings;
  return result.incomplete ? EXIT.failed : EXIT.ok;
}
