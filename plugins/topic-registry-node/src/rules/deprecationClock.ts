import { DateTime } from 'luxon';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { BoundRegistry } from './types';

/** Days for which a deprecated topic is kept where its registry states none. */
export const DEFAULT_DEPRECATION_WINDOW_DAYS = 90;

/**
 * The days of a deprecation, in the registry's time zone.
 *
 * @public
 */
export interface DeprecationClock {
  /** The instant at which the announced day is over. */
  announcedUntil: Date;
  /** The instant from which removal may be considered: 00:00 of the announced day plus the window. */
  due: Date;
  windowDays: number;
}

/**
 * The clock of a deprecated topic; undefined without a usable announced date.
 * Calendar days are counted in the registry's zone, so that a day with a change
 * of the clock is a day.
 *
 * @public
 */
export function deprecationClock(
  bound: BoundRegistry,
  topic: Topic,
): DeprecationClock | undefined {
  const announced = topic.deprecatedOn?.value;
  if (!announced) return undefined;
  const day = DateTime.fromISO(announced, { zone: bound.timezone });
  if (!day.isValid) return undefined;
  const windowDays =
    bound.registry.standards.deprecationWindowDays?.value ??
    DEFAULT_DEPRECATION_WINDOW_DAYS;
  return {
    announcedUntil: day.startOf('day').plus({ days: 1 }).toJSDate(),
    due: day.startOf('day').plus({ days: windowDays }).toJSDate(),
    windowDays,
  };
}
