import {
  GroupMark,
  TopicMark,
  WatchedDay,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  Ledger,
  TopicAbsence,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { createHash } from 'node:crypto';
import { storedText, textOf } from './storedText';

export interface WatchRow {
  cluster: string;
  reading: string | null;
  read_at: string | null;
  kafka_cluster_id: string | null;
  readers_first_at: string | null;
  readers_since: string | null;
  readers_seen_at: string | null;
}

export interface TopicRow {
  key: string;
  cluster: string;
  topic: string;
  topic_id: string;
  /** Null in marks that were made before it was kept. */
  first_seen_at: string | null;
  came_after: string | null;
  watched_since: string;
  seen_at: string;
  ends: string;
  moved_at: string | null;
  movement: string | null;
  newest_at: string | null;
  last_day: string | null;
}

export interface GroupRow {
  key: string;
  cluster: string;
  topic: string;
  topic_id: string;
  group_id: string;
  /** Null in marks that were made before it was kept. */
  first_seen_at: string | null;
  watched_since: string;
  seen_at: string;
  commits: string;
  moved_at: string | null;
  movement: string | null;
  members_at: string | null;
  attached_since: string | null;
  lag_then: string | null;
  last_day: string | null;
}

export interface DayRow {
  cluster: string;
  day: string;
  readings: number;
  complete: number;
  readers: number;
  /** PostgreSQL gives it as text. */
  longest_gap_ms: number | string;
}

export interface AbsenceRow {
  key: string;
  cluster: string;
  topic: string;
  seen_at: string;
}

/** Names of topics and groups have no useful bound: their hash is the key. */
export function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function readersOf(row: WatchRow): Ledger['readers'] {
  const { readers_since: since, readers_seen_at: seenAt } = row;
  return since && seenAt
    ? { firstAt: row.readers_first_at ?? since, since, seenAt }
    : undefined;
}

export function watchRow(
  cluster: string,
  ledger: Pick<Ledger, 'reading' | 'readAt' | 'kafkaClusterId' | 'readers'>,
): WatchRow {
  return {
    cluster,
    reading: ledger.reading ?? null,
    read_at: ledger.readAt ?? null,
    kafka_cluster_id: ledger.kafkaClusterId ?? null,
    readers_first_at: ledger.readers?.firstAt ?? null,
    readers_since: ledger.readers?.since ?? null,
    readers_seen_at: ledger.readers?.seenAt ?? null,
  };
}

export function topicMark(row: TopicRow): TopicMark {
  return {
    topic: row.topic,
    topicId: row.topic_id,
    firstSeenAt: row.first_seen_at ?? row.watched_since,
    cameAfter: parsed(row.came_after),
    watchedSince: row.watched_since,
    seenAt: row.seen_at,
    ends: JSON.parse(row.ends),
    movedAt: row.moved_at ?? undefined,
    movement: parsed(row.movement),
    newestAt: row.newest_at ?? undefined,
    lastDay: parsed(row.last_day),
  };
}

export function topicRow(cluster: string, mark: TopicMark): TopicRow {
  return {
    key: keyOf(cluster, mark.topic, mark.topicId),
    cluster,
    topic: mark.topic,
    topic_id: mark.topicId,
    first_seen_at: mark.firstSeenAt,
    came_after: text(mark.cameAfter),
    watched_since: mark.watchedSince,
    seen_at: mark.seenAt,
    ends: JSON.stringify(mark.ends),
    moved_at: mark.movedAt ?? null,
    movement: text(mark.movement),
    newest_at: mark.newestAt ?? null,
    last_day: text(mark.lastDay),
  };
}

export function groupMark(row: GroupRow): GroupMark {
  return {
    topic: row.topic,
    topicId: row.topic_id,
    group: textOf(row.group_id),
    firstSeenAt: row.first_seen_at ?? row.watched_since,
    watchedSince: row.watched_since,
    seenAt: row.seen_at,
    commits: JSON.parse(row.commits),
    movedAt: row.moved_at ?? undefined,
    movement: parsed(row.movement),
    membersAt: row.members_at ?? undefined,
    attachedSince: row.attached_since ?? undefined,
    lagThen: row.lag_then ?? undefined,
    lastDay: parsed(row.last_day),
  };
}

export function groupRow(cluster: string, mark: GroupMark): GroupRow {
  return {
    key: keyOf(cluster, mark.topic, mark.topicId, mark.group),
    cluster,
    topic: mark.topic,
    topic_id: mark.topicId,
    group_id: storedText(mark.group),
    first_seen_at: mark.firstSeenAt,
    watched_since: mark.watchedSince,
    seen_at: mark.seenAt,
    commits: JSON.stringify(mark.commits),
    moved_at: mark.movedAt ?? null,
    movement: text(mark.movement),
    members_at: mark.membersAt ?? null,
    attached_since: mark.attachedSince ?? null,
    lag_then: mark.lagThen ?? null,
    last_day: text(mark.lastDay),
  };
}

export function watchedDay(row: DayRow): WatchedDay {
  const { day, readings, complete, readers } = row;
  const longestGapMs = Number(row.longest_gap_ms);
  return { day, readings, complete, readers, longestGapMs };
}

export function dayRow(cluster: string, day: WatchedDay): DayRow {
  const { longestGapMs, ...rest } = day;
  return { cluster, ...rest, longest_gap_ms: longestGapMs };
}

export function absence(row: AbsenceRow): TopicAbsence {
  return { topic: row.topic, seenAt: row.seen_at };
}

export function absenceRow(cluster: string, one: TopicAbsence): AbsenceRow {
  return {
    key: keyOf(cluster, one.topic),
    cluster,
    topic: one.topic,
    seen_at: one.seenAt,
  };
}

function parsed<T>(value: string | null): T | undefined {
  return value === null ? undefined : JSON.parse(value);
}

function text(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
