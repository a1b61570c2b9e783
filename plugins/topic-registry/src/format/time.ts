import { DateTime } from 'luxon';

const DAY = 86_400;

/**
 * How long ago something happened, short enough for a table row: "4 min ago",
 * "3 d ago"; the date once it is more than 60 days back. What has happened never
 * lies ahead: where another machine's clock is in front of this one's, it is
 * "just now".
 */
export function relativeTime(iso: string, now: Date): string {
  const then = DateTime.fromISO(iso);
  if (!then.isValid) return iso;
  const seconds = Math.round((now.getTime() - then.toMillis()) / 1000);
  if (seconds < 10) return 'just now';
  if (seconds >= 60 * DAY) return then.toFormat('d LLL yyyy');
  return `${inLargestUnit(seconds)} ago`;
}

function inLargestUnit(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < DAY) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / DAY)} d`;
}

/** The moment with seconds and zone, for hover and details. */
export function absoluteTime(iso: string): string {
  const time = DateTime.fromISO(iso);
  return time.isValid ? time.toFormat('d LLL yyyy, HH:mm:ss ZZZZ') : iso;
}

/** A short date for "since …": "3 Nov", with the year where it is another one. */
export function sinceDate(iso: string, now: Date): string {
  const time = DateTime.fromISO(iso);
  if (!time.isValid) return iso;
  if (time.hasSame(DateTime.fromJSDate(now), 'day')) {
    return time.toFormat('HH:mm');
  }
  return time.toFormat(
    time.year === now.getFullYear() ? 'd LLL' : 'd LLL yyyy',
  );
}

/** "850 ms", "12 s", "5 min", "7 d". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}
