import { DateTime } from 'luxon';

/** How long a finding can be muted for; `date`: until the end of a day that is named. */
export const MUTE_SPANS = [
  { id: 'day', label: '1 day' },
  { id: 'week', label: '1 week' },
  { id: 'month', label: '1 month' },
  { id: 'date', label: 'Until the end of' },
] as const;

export type MuteSpan = (typeof MUTE_SPANS)[number]['id'];

/**
 * When a mute ends, ISO 8601 in UTC; undefined where the date is none, or past.
 *
 * @param date - `YYYY-MM-DD` in the reader's zone, for the span `date`.
 */
export function muteEnd(
  span: MuteSpan,
  date: string,
  now: Date,
): string | undefined {
  const from = DateTime.fromJSDate(now);
  if (span === 'date') {
    const end = DateTime.fromISO(date).endOf('day');
    return end.isValid && end > from
      ? end.toUTC().toISO() ?? undefined
      : undefined;
  }
  const end = from.plus({
    days: span === 'day' ? 1 : 0,
    weeks: span === 'week' ? 1 : 0,
    months: span === 'month' ? 1 : 0,
  });
  return end.toUTC().toISO() ?? undefined;
}
