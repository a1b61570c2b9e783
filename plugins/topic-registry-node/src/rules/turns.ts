/**
 * Long work in steps: whoever runs it may let others have their turn at each
 * `yield`, or do it all at once.
 */
export type Steps<T> = Generator<void, T>;

/** The longest that steps are taken together, ms. */
const TURN_MS = 15;

/** Takes all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Takes the steps in turns with whatever else waits for the event loop. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    since = performance.now();
  }
}
