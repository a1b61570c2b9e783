/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/**
 * Days for which a deprecated topic has to lie idle before it may be removed,
 * and the span that verdicts look back on where no other is asked for.
 *
 * @public
 */
export const USE_WINDOW_DAYS = 14;

/** What happened in a longer gap between two readings was not watched. */
export const GAP_MS = DAY_MS;

/** Clocks of producers differ a little; a date further ahead is none. */
export const CLOCK_SKEW_MS = 3_600_000;

/** Whether a moment lies within a span that ends now. */
export function isWithin(
  at: string | undefined,
  windowMs: number,
  now: Date,
): at is string {
  return at !== undefined && now.getTime() - Date.parse(at) < windowMs;
}

/** Whether what was seen last still counts as watched now. */
export function isWatched(seenAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(seenAt) <= GAP_MS;
}

/**
 * The last of some moments; ISO 8601 in UTC sorts as text.
 *
 * @public
 */
export function latestOf(
  ...times: readonly (string | undefined)[]
): string | undefined {
  let latest: string | undefined;
  for (const time of times) {
    if (time !== undefined && (latest === undefined || time > latest)) {
      latest = time;
    }
  }
  return latest;
}
