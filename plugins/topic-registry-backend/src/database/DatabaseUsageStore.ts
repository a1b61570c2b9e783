import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { GroupMark, TopicMark, Usage } from '../usage/types';
import { UsageStore } from './UsageStore';

interface WatchRow {
  cluster: string;
  reading: string | null;
  readers_since: string | null;
  readers_seen_at: string | null;
}

interface TopicRow {
  key: string;
  cluster: string;
  topic: string;
  topic_id: string;
  watched_since: string;
  seen_at: string;
  ends: string;
  moved_at: string | null;
  movement: string | null;
  newest_at: string | null;
}

interface GroupRow {
  key: string;
  cluster: string;
  topic: string;
  topic_id: string;
  group_id: string;
  watched_since: string;
  seen_at: string;
  commits: string;
  moved_at: string | null;
  movement: string | null;
  members_at: string | null;
}

// SQLite bounds the variables of one statement; a row has eleven.
const ROWS_PER_STATEMENT = 80;
const NAMES_PER_STATEMENT = 500;

/** {@link UsageStore} on SQLite or PostgreSQL. */
export class DatabaseUsageStore implements UsageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async update(
    cluster: string,
    reading: string,
    decide: (before: Usage) => Usage,
  ): Promise<boolean> {
    return this.#db.transaction(async tx => {
      await tx('usage_watches')
        .insert({ cluster })
        .onConflict('cluster')
        .ignore();
      const watch = await tx<WatchRow>('usage_watches')
        .where({ cluster })
        .forUpdate()
        .first();
      if (watch?.reading && watch.reading >= reading) return false;
      const after = decide({
        readers: watch && readersOf(watch),
        topics: (await tx<TopicRow>('topic_marks').where({ cluster })).map(
          topicMark,
        ),
        groups: (await tx<GroupRow>('group_marks').where({ cluster })).map(
          groupMark,
        ),
      });
      const topics = after.topics.map(mark => topicRow(cluster, mark));
      for (const part of chunks(topics, ROWS_PER_STATEMENT)) {
        await tx('topic_marks').insert(part).onConflict('key').merge();
      }
      const groups = after.groups.map(mark => groupRow(cluster, mark));
      for (const part of chunks(groups, ROWS_PER_STATEMENT)) {
        await tx('group_marks').insert(part).onConflict('key').merge();
      }
      await tx('usage_watches')
        .where({ cluster })
        .update({
          reading,
          readers_since: after.readers?.since ?? null,
          readers_seen_at: after.readers?.seenAt ?? null,
        });
      return true;
    });
  }

  async load(cluster: string, topics: readonly string[]): Promise<Usage> {
    const watch = await this.#db<WatchRow>('usage_watches')
      .where({ cluster })
      .first();
    const usage: Usage = {
      readers: watch && readersOf(watch),
      topics: [],
      groups: [],
    };
    for (const part of chunks(topics, NAMES_PER_STATEMENT)) {
      const [topicRows, groupRows] = await Promise.all([
        this.#db<TopicRow>('topic_marks')
          .where({ cluster })
          .whereIn('topic', part),
        this.#db<GroupRow>('group_marks')
          .where({ cluster })
          .whereIn('topic', part),
      ]);
      usage.topics.push(...topicRows.map(topicMark));
      usage.groups.push(...groupRows.map(groupMark));
    }
    return usage;
  }

  async forget(cluster: string, before: string): Promise<void> {
    for (const table of ['topic_marks', 'group_marks']) {
      await this.#db(table)
        .where({ cluster })
        .where('seen_at', '<', before)
        .delete();
    }
  }
}

function readersOf(row: WatchRow): Usage['readers'] {
  return row.readers_since && row.readers_seen_at
    ? { since: row.readers_since, seenAt: row.readers_seen_at }
    : undefined;
}

function topicMark(row: TopicRow): TopicMark {
  return {
    topic: row.topic,
    topicId: row.topic_id,
    watchedSince: row.watched_since,
    seenAt: row.seen_at,
    ends: JSON.parse(row.ends),
    movedAt: row.moved_at ?? undefined,
    movement: row.movement === null ? undefined : JSON.parse(row.movement),
    newestAt: row.newest_at ?? undefined,
  };
}

function topicRow(cluster: string, mark: TopicMark): TopicRow {
  return {
    key: keyOf(cluster, mark.topic, mark.topicId),
    cluster,
    topic: mark.topic,
    topic_id: mark.topicId,
    watched_since: mark.watchedSince,
    seen_at: mark.seenAt,
    ends: JSON.stringify(mark.ends),
    moved_at: mark.movedAt ?? null,
    movement: mark.movement ? JSON.stringify(mark.movement) : null,
    newest_at: mark.newestAt ?? null,
  };
}

function groupMark(row: GroupRow): GroupMark {
  return {
    topic: row.topic,
    topicId: row.topic_id,
    group: row.group_id,
    watchedSince: row.watched_since,
    seenAt: row.seen_at,
    commits: JSON.parse(row.commits),
    movedAt: row.moved_at ?? undefined,
    movement: row.movement === null ? undefined : JSON.parse(row.movement),
    membersAt: row.members_at ?? undefined,
  };
}

function groupRow(cluster: string, mark: GroupMark): GroupRow {
  return {
    key: keyOf(cluster, mark.topic, mark.topicId, mark.group),
    cluster,
    topic: mark.topic,
    topic_id: mark.topicId,
    group_id: mark.group,
    watched_since: mark.watchedSince,
    seen_at: mark.seenAt,
    commits: JSON.stringify(mark.commits),
    moved_at: mark.movedAt ?? null,
    movement: mark.movement ? JSON.stringify(mark.movement) : null,
    members_at: mark.membersAt ?? null,
  };
}

function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) {
    parts.push(items.slice(at, at + size));
  }
  return parts;
}
