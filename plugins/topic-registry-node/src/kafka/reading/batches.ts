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

/** How batches are put. */
export interface BatchWork<Batch> {
  /** Batches under way at the same time. */
  concurrency: number;
  /** Two halves of a batch that failed; `undefined` where there are none. */
  halve(batch: Batch): [Batch, Batch] | undefined;
  /** @throws ReadingFailure when the batch went unanswered. */
  ask(batch: Batch): Promise<void>;
  refuse(batch: Batch, failure: ReadingFailure): void;
  /** Told of each batch that is answered or refused. */
  onDone?(batch: Batch): void;
}

/**
 * Puts a question in batches, a few at a time. A batch that fails as a whole,
 * perhaps for the sake of one item, is asked again in halves; what fails in
 * the end is refused.
 */
export async function askBatches<Batch>(
  batches: readonly Batch[],
  { concurrency, halve, ask, refuse, onDone }: BatchWork<Batch>,
): Promise<void> {
  const waiting = batches.values();

  async function askOrHalve(batch: Batch): Promise<void> {
    try {
      await ask(batch);
      onDone?.(batch);
    } catch (error) {
      if (!(error instanceof ReadingFailure)) throw error;
      const halves = error.splittable ? halve(batch) : undefined;
      if (!halves) {
        refuse(batch, error);
        onDone?.(batch);
        return;
      }
      for (const half of halves) await askOrHalve(half);
    }
  }

  async function work(): Promise<void> {
    for (const batch of waiting) {
      // many batches begin at the same time, and each is written at one go
      await nextTurn();
      await askOrHalve(batch);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work));
}

/** How a question about many items is put. */
export interface BatchLimits {
  size: number;
  /** Batches under way at the same time. */
  concurrency: number;
  /** Told how many more items are answered or refused. */
  onDone?: (count: number) => void;
}

/** Puts a question about many items as `askBatches` does, so many of them in a batch. */
export async function askInBatches<T>(
  items: readonly T[],
  { size, concurrency, onDone }: BatchLimits,
  ask: (batch: T[]) => Promise<void>,
  refuse: (batch: T[], failure: ReadingFailure) => void,
): Promise<void> {
  await askBatches(chunk(items, size), {
    concurrency,
    halve: batch => {
      if (batch.length < 2) return undefined;
      const middle = Math.ceil(batch.length / 2);
      return [batch.slice(0, middle), batch.slice(middle)];
    },
    ask,
    refuse,
    onDone: onDone && (batch => onDone(batch.length)),
  });
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
