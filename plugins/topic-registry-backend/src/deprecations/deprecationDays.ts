import { DeprecationDays } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  deprecationClock,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DateTime } from 'luxon';

/** Days between announcement and removal where the registry states none. */
const DEFAULT_WINDOW_DAYS = 90;

/** The registry's calendar, as far as a deprecation needs it. */
export interface DeprecationCalendar {
  timezone: string;
  /** Today in that zone, `YYYY-MM-DD`. */
  today: string;
  windowDays: number;
  /** Absent without a usable date. */
  days?: DeprecationDays;
}

/**
 * Counts a topic's days in its registry's zone: whole calendar days, so that a
 * day on which the clocks change is a day.
 */
export function deprecationCalendar(
  bound: BoundRegistry,
  topic: Topic,
  now: Date,
): DeprecationCalendar {
  const zone = bound.timezone;
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const calendar: DeprecationCalendar = {
    timezone: zone,
    today: today.toFormat('yyyy-MM-dd'),
    windowDays:
      bound.registry.standards.deprecationWindowDays?.value ??
      DEFAULT_WINDOW_DAYS,
  };
  const clock = deprecationClock(bound, topic);
  if (!clock || !topic.deprecatedOn) return calendar;
  const due = DateTime.fromJSDate(clock.due, { zone });
  calendar.days = {
    announcedOn: topic.deprecatedOn.value,
    line: topic.deprecatedOn.range.line,
    dueOn: due.toFormat('yyyy-MM-dd'),
    daysLeft: Math.round(due.diff(today, 'days').days),
  };
  return calendar;
}
