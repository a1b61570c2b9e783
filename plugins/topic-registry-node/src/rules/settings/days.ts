import { DateTime } from 'luxon';

/** Whether the last day of something is over, in a time zone. */
export function isPast(day: string, timezone: string, now: Date): boolean {
  const last = DateTime.fromISO(day, { zone: timezone });
  if (!last.isValid) return false;
  return last.startOf('day').plus({ days: 1 }).toMillis() <= now.getTime();
}
