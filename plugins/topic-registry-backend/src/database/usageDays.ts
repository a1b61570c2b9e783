import {
  GroupDay,
  TopicDay,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { FinishedDay } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { keyOf } from './usageRows';

interface DaysRow {
  key: string;
  cluster: string;
  last_day: string;
  days: string;
}

/**
 * As many days as a decision after a window of 90 days looks back on. A day in
 * which nothing happened takes no room, one of a topic about 35 bytes.
 */
export const KEPT_DAYS = 180;

const ROWS_PER_STATEMENT = 200;

// Short, since 9,000 topics may have 180 of them each.
type PackedTopicDay = [day: string, records: string, newest?: number];
type PackedGroupDay = [
  day: string,
  records: string,
  members: number,
  states: string,
];
type PackedDay = PackedTopicDay | PackedGroupDay;

/** Adds days that are over to the rows of what they are about. */
export async function addDays(
  tx: Knex.Transaction,
  cluster: string,
  finished: readonly FinishedDay[],
): Promise<void> {
  const byKey = new Map(finished.map(one => [daysKey(cluster, one), one]));
  const keys = [...byKey.keys()];
  for (let at = 0; at < keys.length; at += ROWS_PER_STATEMENT) {
    const part = keys.slice(at, at + ROWS_PER_STATEMENT);
    const rows = await tx<DaysRow>('usage_days').whereIn('key', part);
    const before = new Map(rows.map(row => [row.key, row.days]));
    await tx<DaysRow>('usage_days')
      .insert(
        part.map(key => {
          const { day } = byKey.get(key)!;
          const days = withDay(before.get(key), pack(day));
          return { key, cluster, last_day: day.day, days };
        }),
      )
      .onConflict('key')
      .merge();
  }
}

/** The days that are over of a topic, or of a group on it, the oldest first. */
export async function loadDays(
  db: Knex,
  cluster: string,
  about: { topic: string; topicId: string; group?: string },
): Promise<PackedDay[]> {
  const row = await db<DaysRow>('usage_days')
    .where({ key: daysKey(cluster, about) })
    .first();
  return row ? JSON.parse(row.days) : [];
}

export function topicDay(packed: PackedDay): TopicDay {
  const [day, records, newest] = packed as PackedTopicDay;
  return { day, records, ...(newest !== undefined && { newest }) };
}

export function groupDay(packed: PackedDay): GroupDay {
  const [day, records, members, states] = packed as PackedGroupDay;
  return { day, records, members, states: states.split(',') };
}

function pack(day: TopicDay | GroupDay): PackedDay {
  if ('members' in day) {
    return [day.day, day.records, day.members, day.states.join()];
  }
  return day.newest === undefined
    ? [day.day, day.records]
    : [day.day, day.records, day.newest];
}

function withDay(before: string | undefined, day: PackedDay): string {
  const days: PackedDay[] = before ? JSON.parse(before) : [];
  const others = days.filter(([other]) => other !== day[0]);
  return JSON.stringify([...others, day].slice(-KEPT_DAYS));
}

function daysKey(
  cluster: string,
  { topic, topicId, group }: { topic: string; topicId: string; group?: string },
): string {
  return group === undefined
    ? keyOf(cluster, topic, topicId)
    : keyOf(cluster, topic, topicId, group);
}
