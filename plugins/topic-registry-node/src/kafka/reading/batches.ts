import { ErrorCode } from '../protocol/errorCodes';
import { nextTurn } from '../protocol/Turns';
import { ReadingFailure } from '../session/ReadingFailure';

export function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

/** How a question about many items is put. */
export interface BatchLimits {
  size: number;
  /** Batches under way at the same time. */
  concurrency: number;
  /** Told how many more items are answered or refused. */
  onDone?: (count: number) => void;
}

/**
 * Puts a question about many items in batches, a few at a time. A batch that
 * fails as a whole, perhaps for the sake of one item, is asked again in
 * halves; what fails in the end goes to `refuse`.
 *
 * @param ask - throws a `ReadingFailure` when the batch went unanswered
 */
export async function askInBatches<T>(
  items: readonly T[],
  limits: BatchLimits,
  ask: (batch: T[]) => Promise<void>,
  refuse: (batch: T[], failure: ReadingFailure) => void,
): Promise<void> {
  const waiting = chunk(items, limits.size);

  async function askOrHalve(batch: T[]): Promise<void> {
    try {
      await ask(batch);
      limits.onDone?.(batch.length);
    } catch (error) {
      if (!(error instanceof ReadingFailure)) throw error;
      if (!error.splittable || batch.length === 1) {
        refuse(batch, error);
        limits.onDone?.(batch.length);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await askOrHalve(batch.slice(0, middle));
      await askOrHalve(batch.slice(middle));
    }
  }

  async function work(): Promise<void> {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      // many batches begin at the same time, and each is written at one go
      await nextTurn();
      await askOrHalve(batch);
    }
  }

  await Promise.all(Array.from({ length: limits.concurrency }, work));
}

/**
 * Brokers answer a request that they cannot process with the same error for
 * every item in it, though only one may be the cause.
 */
export function refusedAlike(errorCodes: readonly number[]): boolean {
  const [first] = errorCodes;
  return (
    errorCodes.length > 1 &&
    (first === ErrorCode.UNKNOWN_SERVER_ERROR ||
      first === ErrorCode.INVALID_REQUEST) &&
    errorCodes.every(code => code === first)
  );
}
