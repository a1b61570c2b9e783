import { setImmediate } from 'node:timers/promises';

/** How long one piece of work may keep the event loop, ms. */
const SLICE_MS = 12;

/**
 * Takes long work apart, so that the process serves others in between:
 *
 *     const turns = new Turns();
 *     for (const item of many) {
 *       if (turns.over()) await turns.next();
 *       …
 *     }
 */
export class Turns {
  private until = performance.now() + SLICE_MS;

  over(): boolean {
    return performance.now() > this.until;
  }

  /** Lets the event loop come round. */
  async next(): Promise<void> {
    await setImmediate();
    this.until = performance.now() + SLICE_MS;
  }
}
