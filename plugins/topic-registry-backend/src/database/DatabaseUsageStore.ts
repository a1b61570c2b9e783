import { recordOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  EMPTY_LEDGER,
  Ledger,
  LedgerUpdate,
  withUpdate,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { inChunks } from './chunks';
import { addDays, groupDay, loadDays, topicDay } from './usageDays';
import {
  absence,
  absenceRow,
  AbsenceRow,
  DayRow,
  dayRow,
  groupMark,
  groupRow,
  GroupRow,
  readersOf,
  topicMark,
  topicRow,
  TopicRow,
  watchedDay,
  watchRow,
  WatchRow,
} from './usageRows';
import { UsageHistory, UsageStore } from './UsageStore';

/** Rows are taken in parts, so that a large ledger does not hold up everything else. */
const ROWS_PER_PART = 1_000;

const TABLES = ['topic_marks', 'group_marks', 'topic_absences'] as const;

/** {@link UsageStore} on SQLite or PostgreSQL. */
export class DatabaseUsageStore implements UsageStore {
  readonly #db: Knex;
  // What another backend wrote meanwhile shows in the reading that it names.
  readonly #kept = new Map<string, Ledger>();

  constructor(db: Knex) {
    this.#db = db;
  }

  async update(
    cluster: string,
    reading: string,
    decide: (before: Ledger) => LedgerUpdate | Promise<LedgerUpdate>,
  ): Promise<boolean> {
    const after = await this.#db.transaction(async tx => {
      await tx('usage_watches')
        .insert({ cluster })
        .onConflict('cluster')
        .ignore();
      const watch = await tx<WatchRow>('usage_watches')
        .where({ cluster })
        .forUpdate()
        .first();
      if (watch?.reading && watch.reading >= reading) return undefined;
      const before = await this.#ledger(tx, cluster, watch);
      const update = await decide(before);
      if (update.anew) await forgetAll(tx, cluster);
      await write(tx, cluster, { ...update, reading });
      return { ...withUpdate(before, update), reading };
    });
    if (after) this.#kept.set(cluster, after);
    return after !== undefined;
  }

  async load(cluster: string): Promise<Ledger> {
    const watch = await this.#db<WatchRow>('usage_watches')
      .where({ cluster })
      .first();
    const ledger = await this.#ledger(this.#db, cluster, watch);
    this.#kept.set(cluster, ledger);
    return ledger;
  }

  async history(
    cluster: string,
    topic: { topic: string; topicId: string },
  ): Promise<UsageHistory> {
    const isAbout = (one: { topic: string; topicId: string }) =>
      one.topic === topic.topic && one.topicId === topic.topicId;
    const ledger = await this.load(cluster);
    const watched = await this.#db<DayRow>('watched_days')
      .where({ cluster })
      .orderBy('day');
    const mark = ledger.topics.find(isAbout);
    const groups = new Map<string, UsageHistory['groups'][string]>();
    for (const { group, lastDay } of ledger.groups.filter(isAbout)) {
      const days = await loadDays(this.#db, cluster, { ...topic, group });
      groups.set(group, [...days.map(groupDay), ...(lastDay ? [lastDay] : [])]);
    }
    const days = await loadDays(this.#db, cluster, topic);
    return {
      watched: watched.map(watchedDay),
      topic: [...days.map(topicDay), ...(mark?.lastDay ? [mark.lastDay] : [])],
      groups: recordOf(groups),
    };
  }

  async forget(cluster: string, before: string): Promise<void> {
    let forgotten = 0;
    for (const table of TABLES) {
      forgotten += await this.#db(table)
        .where({ cluster })
        .where('seen_at', '<', before)
        .delete();
    }
    const day = before.slice(0, 10);
    await this.#db('watched_days')
      .where({ cluster })
      .where('day', '<', day)
      .delete();
    await this.#db('usage_days')
      .where({ cluster })
      .where('last_day', '<', day)
      .delete();
    if (forgotten > 0) this.#kept.delete(cluster);
  }

  async #ledger(
    db: Knex,
    cluster: string,
    watch: WatchRow | undefined,
  ): Promise<Ledger> {
    if (!watch?.reading) return EMPTY_LEDGER;
    const kept = this.#kept.get(cluster);
    if (kept?.reading === watch.reading) return kept;
    const day = await db<DayRow>('watched_days')
      .where({ cluster })
      .orderBy('day', 'desc')
      .first();
    return {
      reading: watch.reading,
      readAt: watch.read_at ?? undefined,
      kafkaClusterId: watch.kafka_cluster_id ?? undefined,
      readers: readersOf(watch),
      day: day && watchedDay(day),
      topics: await rowsOf<TopicRow, Ledger['topics'][0]>(
        db,
        'topic_marks',
        cluster,
        topicMark,
      ),
      groups: await rowsOf<GroupRow, Ledger['groups'][0]>(
        db,
        'group_marks',
        cluster,
        groupMark,
      ),
      absences: await rowsOf<AbsenceRow, Ledger['absences'][0]>(
        db,
        'topic_absences',
        cluster,
        absence,
      ),
    };
  }
}

async function rowsOf<R extends { key: string }, T>(
  db: Knex,
  table: (typeof TABLES)[number],
  cluster: string,
  from: (row: R) => T,
): Promise<T[]> {
  const found: T[] = [];
  for (let after = ''; ; ) {
    const rows: R[] = await db(table)
      .where({ cluster })
      .where('key', '>', after)
      .orderBy('key')
      .limit(ROWS_PER_PART);
    for (const row of rows) found.push(from(row));
    if (rows.length < ROWS_PER_PART) return found;
    after = rows[rows.length - 1].key;
  }
}

async function write(
  tx: Knex.Transaction,
  cluster: string,
  update: LedgerUpdate,
): Promise<void> {
  const lists = {
    topic_marks: update.topics.map(mark => topicRow(cluster, mark)),
    group_marks: update.groups.map(mark => groupRow(cluster, mark)),
    topic_absences: update.absences.map(one => absenceRow(cluster, one)),
  };
  for (const table of TABLES) {
    for (const part of inChunks<object>(lists[table])) {
      await tx(table).insert(part).onConflict('key').merge();
    }
  }
  await addDays(tx, cluster, update.finished);
  if (update.day) {
    await tx('watched_days')
      .insert(dayRow(cluster, update.day))
      .onConflict(['cluster', 'day'])
      .merge();
  }
  await tx('usage_watches')
    .where({ cluster })
    .update(watchRow(cluster, update));
}

async function forgetAll(tx: Knex.Transaction, cluster: string): Promise<void> {
  for (const table of [...TABLES, 'watched_days', 'usage_days']) {
    await tx(table).where({ cluster }).delete();
  }
}
