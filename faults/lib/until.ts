import { setTimeout as delay } from 'node:timers/promises';

/** A broker's leave and return take what the machine lets them. */
export const PATIENCE_MS = 90_000;
const PAUSE_MS = 150;

/**
 * Waits for a condition.
 *
 * @throws Error when it does not come true in time.
 */
export async function until(
  condition: () => Promise<boolean>,
  patienceMs: number,
  failure: string,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(`${failure} within ${patienceMs / 1000} s`);
    }
    await delay(PAUSE_MS);
  }
}
