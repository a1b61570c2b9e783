import { RuleMeta } from '@topic-registry/backstage-plugin-topic-registry-common';
import { performance } from 'node:perf_hooks';
import { Steps } from '../turns';
import { code } from './words';

/** Says that rules worked longer than they may. */
export class TookTooLong extends Error {
  readonly #ms: number;
  /** The rule that was at work. */
  #rule?: string;

  constructor(ms: number) {
    super(`The rules took longer than ${ms / 1000} s`);
    this.name = 'TookTooLong';
    this.#ms = ms;
  }

  /** Notes the rule that was at work, the first time. */
  during(meta: RuleMeta | undefined): this {
    this.#rule ??= meta?.id;
    return this;
  }

  /** Why a rule is left open. */
  reasonFor(rule: string): string {
    const most = `${this.#ms / 1000} s`;
    if (this.#rule === undefined)
      return `the rules were not asked: it took longer than ${most} to put together what they need`;
    return rule === this.#rule
      ? `the rules stopped here: they had worked for ${most}, the longest that they may. Split the document, or turn the rule off`
      : `the rule was not asked: ${code(
          this.#rule,
        )} had used up the ${most} that the rules may work`;
  }
}

/** @throws what is not about time. */
export function whyLate(error: unknown, meta?: RuleMeta): TookTooLong {
  if (error instanceof TookTooLong) return error.during(meta);
  throw error;
}

/**
 * Throws {@link TookTooLong} into work that goes on for longer than it may; the
 * time of others, in between its steps, does not count.
 *
 * @param clock - in ms.
 */
export function* limited<T>(
  steps: Steps<T>,
  deadlineMs: number,
  clock: () => number = () => performance.now(),
): Steps<T> {
  let spent = 0;
  let isTold = false;
  for (;;) {
    const isLate: boolean = spent > deadlineMs && !isTold;
    isTold ||= isLate;
    const since = clock();
    const step = isLate
      ? steps.throw(new TookTooLong(deadlineMs))
      : steps.next();
    spent += clock() - since;
    if (step.done) return step.value;
    yield;
  }
}
