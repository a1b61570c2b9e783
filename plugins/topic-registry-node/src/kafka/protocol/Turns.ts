import { setImmediate } from 'node:timers/promises';

/** How long one piece of work may keep the event loop, ms. */
const SLICE_MS = 8;

let last: Promise<unknown> = Promise.resolve();

/**
 * Lets the event loop come round. Who waits at the same time is let on one
 * after the other, each in a round of its own.
 */
export async function nextTurn(): Promise<void> {
  const turn = last.then(() => setImmediate());
  last = turn;
  await turn;
}

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
    await nextTurn();
    this.until = performance.now() + SLICE_MS;
  }
}
