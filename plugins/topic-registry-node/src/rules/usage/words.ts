import { Movement } from '@topic-registry/backstage-plugin-topic-registry-common';

/** `1 204`, as people read large numbers. */
export function grouped(count: bigint | string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** `2026-11-20 10:00` in UTC, without the seconds that nobody asks for. */
export function moment(at: string | number): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** "between 10:00 and 11:00 on 2026-11-20", or with both days where they differ; UTC. */
export function between(since: string, until: string): string {
  const [from, to] = [moment(since), moment(until)];
  const day = from.slice(0, 10);
  if (day !== to.slice(0, 10)) return `between ${from} and ${to} UTC`;
  // Readings within a minute differ in their seconds alone.
  const digits = from === to ? 19 : 16;
  return `between ${since.slice(11, digits)} and ${until.slice(
    11,
    digits,
  )} UTC on ${day}`;
}

/** "partition 3 grew by 1 204 between 10:00 and 11:00 UTC on 2026-11-20". */
export function growth(movement: Movement, until: string): string {
  const { partition, from, to, since, records } = movement;
  const step = BigInt(to) - BigInt(from);
  const others = BigInt(records) - step;
  return `partition ${partition} grew by ${grouped(step)} ${between(
    since,
    until,
  )}${others > 0n ? `, and others by ${grouped(others)}` : ''}`;
}

/** "its commit on partition 3 moved by 1 204 between 10:00 and 11:00 UTC on 2026-11-20". */
export function commitMovement(movement: Movement, until: string): string {
  const { partition, from, to, since } = movement;
  return `its commit on partition ${partition} moved by ${grouped(
    BigInt(to) - BigInt(from),
  )} ${between(since, until)}`;
}

/** A sentence that begins with a capital letter and ends. */
export function sentence(words: string): string {
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}
