import { performance } from 'node:perf_hooks';

/** Durations of one kind of work, ms. */
export interface Timings {
  count: number;
  p50: number;
  p95: number;
  max: number;
}

/** Does the work so many times, one after the other, after some that do not count. */
export async function timed(
  work: () => Promise<unknown>,
  options: { count: number; warmUp: number },
): Promise<Timings> {
  for (let turn = 0; turn < options.warmUp; turn++) await work();
  const taken: number[] = [];
  for (let turn = 0; turn < options.count; turn++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  // The nearest rank: a duration that was measured, never one in between.
  const at = (share: number) => taken[Math.ceil(share * taken.length) - 1];
  return { count: taken.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}
