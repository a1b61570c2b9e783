const DAY_MS = 86_400_000;

/** What is left of a deprecation's window. */
export interface DaysLeft {
  /** "41 d left", "due today", "overdue 12 d". */
  text: string;
  overdue: boolean;
}

/**
 * Days until the first day on which removal may be considered, counted in
 * calendar days of UTC; undefined where the date is no `YYYY-MM-DD`.
 */
export function daysLeft(
  removableFrom: string | undefined,
  now: Date,
): DaysLeft | undefined {
  if (!removableFrom || !/^\d{4}-\d{2}-\d{2}$/.test(removableFrom)) {
    return undefined;
  }
  const due = Date.parse(`${removableFrom}T00:00:00Z`);
  if (Number.isNaN(due)) return undefined;
  const today = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate(),
  );
  const days = Math.round((due - today) / DAY_MS);
  if (days === 0) return { text: 'due today', overdue: true };
  return days > 0
    ? { text: `${days} d left`, overdue: false }
    : { text: `overdue ${-days} d`, overdue: true };
}
