import {
  Movement,
  Offsets,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { GAP_MS } from './span';

/** What did not change is written again after this time alone, so that most readings write little. */
const REFRESH_MS = 3_600_000;

/** Whether a moment that is kept is old enough to be written again. */
export function isDue(seenAt: string, at: string): boolean {
  return Date.parse(at) - Date.parse(seenAt) >= REFRESH_MS;
}

/** Since when something has been watched without a gap of more than a day. */
export function watchedSince(
  before: { watchedSince: string; seenAt: string } | undefined,
  at: string,
): string {
  if (!before) return at;
  return Date.parse(at) - Date.parse(before.seenAt) > GAP_MS
    ? at
    : before.watchedSince;
}

/** Whether two lists of offsets say the same. */
export function sameOffsets(a: Offsets, b: Offsets): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => a[Number(key)] === b[Number(key)])
  );
}

/**
 * The partition that moved most, with the records of all that did; undefined
 * when none went up.
 *
 * @param missing - the offset that a partition had which was not there before.
 */
export function moved(
  before: Offsets,
  after: Offsets,
  since: string,
  missing?: string,
): Movement | undefined {
  let most: { partition: number; from: bigint; to: bigint } | undefined;
  let records = 0n;
  for (const [partition, offset] of Object.entries(after)) {
    const earlier = before[Number(partition)] ?? missing;
    if (earlier === undefined || earlier === offset) continue;
    const [from, to] = [BigInt(earlier), BigInt(offset)];
    if (to <= from) continue;
    records += to - from;
    if (!most || to - from > most.to - most.from) {
      most = { partition: Number(partition), from, to };
    }
  }
  return (
    most && {
      partition: most.partition,
      from: most.from.toString(),
      to: most.to.toString(),
      since,
      records: records.toString(),
    }
  );
}

/** Adds decimal texts. */
export function sum(a: string | undefined, b: string | undefined): string {
  return (BigInt(a ?? '0') + BigInt(b ?? '0')).toString();
}
