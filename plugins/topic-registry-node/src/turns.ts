import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long work goes on before others get a turn of the event loop, ms. */
const TURN_MS = 10;

/** Work in steps: whoever does it may let others have a turn at each `yield`. */
export type Steps<T> = Generator<void, T>;

/** Does all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does work step by step and lets the event loop turn between steps. */
export async function inTurns<T>(steps: Iterator<void, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since > TURN_MS) {
      await nextTurn();
      since = performance.now();
    }
  }
}
