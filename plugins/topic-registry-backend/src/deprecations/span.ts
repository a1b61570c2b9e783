import { GAP_MS } from '../usage/updateUsage';

const DAY_MS = 86_400_000;

/** Days for which a topic has to lie idle before it may be removed. */
export const IDLE_DAYS = 14;

export const IDLE_MS = IDLE_DAYS * DAY_MS;

/** Whether a moment lies within the span that removal looks back on. */
export function isRecent(at: string | undefined, now: Date): at is string {
  return at !== undefined && now.getTime() - Date.parse(at) < IDLE_MS;
}

/** Whether what was seen last still counts as watched now. */
export function isWatched(seenAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(seenAt) <= GAP_MS;
}

/** The last of some moments; ISO 8601 in UTC sorts as text. */
export function latestOf(
  ...times: readonly (string | undefined)[]
): string | undefined {
  return times
    .filter(time => time !== undefined)
    .sort()
    .at(-1);
}
