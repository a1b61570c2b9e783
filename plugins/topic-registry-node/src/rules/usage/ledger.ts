import {
  GroupDay,
  TopicDay,
  Usage,
  WatchedDay,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * That a cluster, asked by name, had no such topic. Times are ISO 8601.
 *
 * @public
 */
export interface TopicAbsence {
  topic: string;
  /** The last reading that said so, to the hour. */
  seenAt: string;
}

/**
 * Everything that is remembered of a cluster, as far as the next reading needs
 * it.
 *
 * @public
 */
export interface Ledger extends Usage {
  absences: TopicAbsence[];
  /** The last day that had a reading, so far. */
  day?: WatchedDay;
  /** When the last reading ended, ISO 8601. */
  readAt?: string;
}

/**
 * A day of a topic or group that is over: something happened on a later one.
 *
 * @public
 */
export interface FinishedDay {
  topic: string;
  topicId: string;
  /** Absent for the topic itself. */
  group?: string;
  day: TopicDay | GroupDay;
}

/**
 * What one more reading changes in a ledger: marks and absences that are new or
 * different, the day so far, and the days that are over.
 *
 * @public
 */
export interface LedgerUpdate extends Ledger {
  /** True for another cluster than before: nothing of what was remembered stands. */
  anew: boolean;
  finished: FinishedDay[];
}

/**
 * A ledger before its first reading.
 *
 * @public
 */
export const EMPTY_LEDGER: Ledger = { topics: [], groups: [], absences: [] };

/**
 * A ledger with what a reading changed in it.
 *
 * @public
 */
export function withUpdate(ledger: Ledger, update: LedgerUpdate): Ledger {
  const { finished, anew, topics, groups, absences, ...rest } = update;
  const before = anew ? EMPTY_LEDGER : ledger;
  return {
    ...rest,
    topics: merged(before.topics, topics, topicKey),
    groups: merged(before.groups, groups, groupKey),
    absences: merged(before.absences, absences, one => one.topic),
  };
}

/** Identifies an incarnation of a topic. */
export function topicKey(one: { topic: string; topicId: string }): string {
  return `${one.topicId} ${one.topic}`;
}

/** Identifies a group on an incarnation of a topic. */
export function groupKey(one: {
  topic: string;
  topicId: string;
  group: string;
}): string {
  return `${topicKey(one)} ${one.group}`;
}

function merged<T>(
  before: readonly T[],
  changed: readonly T[],
  keyOf: (one: T) => string,
): T[] {
  if (changed.length === 0) return [...before];
  const byKey = new Map(before.map(one => [keyOf(one), one]));
  for (const one of changed) byKey.set(keyOf(one), one);
  return [...byKey.values()];
}
