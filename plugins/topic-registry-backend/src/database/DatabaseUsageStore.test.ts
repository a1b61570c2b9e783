import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  GroupMark,
  TopicMark,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  EMPTY_LEDGER,
  FinishedDay,
  Ledger,
  LedgerUpdate,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { DatabaseUsageStore } from './DatabaseUsageStore';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const T1 = '2026-11-01T10:00:00.000Z';
const T2 = '2026-11-01T10:05:00.000Z';

const topic = (over: Partial<TopicMark> = {}): TopicMark => ({
  topic: 'old_events',
  topicId: 'one',
  firstSeenAt: T1,
  cameAfter: undefined,
  watchedSince: T1,
  seenAt: T1,
  ends: { 0: '9007199254740993' },
  movedAt: T1,
  movement: { partition: 0, from: '1', to: '2', since: T1, records: '1' },
  newestAt: T1,
  lastDay: undefined,
  ...over,
});

const group = (over: Partial<GroupMark> = {}): GroupMark => ({
  topic: 'old_events',
  topicId: 'one',
  group: 'g',
  firstSeenAt: T1,
  watchedSince: T1,
  seenAt: T1,
  commits: { 3: '7' },
  movedAt: undefined,
  movement: undefined,
  membersAt: T1,
  attachedSince: undefined,
  lagThen: undefined,
  lastDay: undefined,
  ...over,
});

const update = (over: Partial<LedgerUpdate> = {}): LedgerUpdate => ({
  ...EMPTY_LEDGER,
  anew: false,
  finished: [],
  ...over,
});

const finished = (
  day: string,
  over: Partial<FinishedDay> = {},
): FinishedDay => ({
  topic: 'old_events',
  topicId: 'one',
  day: { day, records: '7' },
  ...over,
});

describe.each(databases.eachSupportedId())(
  'DatabaseUsageStore on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let store: DatabaseUsageStore;
    /** Another backend on the same database. */
    let other: DatabaseUsageStore;

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
      store = new DatabaseUsageStore(knex);
      other = new DatabaseUsageStore(knex);
    });
    afterEach(() => knex.destroy());

    it('gives back what was kept, to a store that opens the database anew', async () => {
      const kept: Ledger = {
        reading: T1,
        readAt: T1,
        kafkaClusterId: 'k',
        readers: { firstAt: T1, since: T1, seenAt: T1 },
        topics: [topic({ cameAfter: { topicId: 'zero', at: T1 } })],
        groups: [group({ attachedSince: T1, lagThen: '12' })],
        absences: [{ topic: 'gone_events', seenAt: T1 }],
        day: {
          day: '2026-11-01',
          readings: 3,
          complete: 2,
          readers: 1,
          longestGapMs: 3_000_000_000,
        },
      };
      expect(await store.update('main', T1, () => update(kept))).toBe(true);
      expect(await other.load('main')).toEqual(kept);
      expect(await store.load('main')).toEqual(kept);
      let before: Ledger | undefined;
      await other.update('main', T2, ledger => {
        before = ledger;
        return update({
          ...ledger,
          topics: [topic({ seenAt: T2 })],
          groups: [],
        });
      });
      expect(before).toEqual(kept);
      // The first store sees what the other wrote.
      expect(await store.load('main')).toEqual({
        ...kept,
        reading: T2,
        topics: [topic({ seenAt: T2 })],
      });
    });

    it('applies a reading once, and none that is older than the last', async () => {
      const decide = jest.fn(() => update());
      expect(await store.update('main', T2, decide)).toBe(true);
      expect(await other.update('main', T2, decide)).toBe(false);
      expect(await store.update('main', T1, decide)).toBe(false);
      expect(decide).toHaveBeenCalledTimes(1);
    });

    it('lets two backends apply one reading once', async () => {
      const decide = jest.fn(() =>
        update({ finished: [finished('2026-10-31')] }),
      );
      const applied = await Promise.all([
        store.update('main', T1, decide),
        other.update('main', T1, decide),
      ]);
      expect(applied.sort()).toEqual([false, true]);
      expect(decide).toHaveBeenCalledTimes(1);
    });

    it('keeps nothing of an update that failed', async () => {
      await expect(
        store.update('main', T1, () => {
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await store.load('main')).toEqual(EMPTY_LEDGER);
      expect(await store.update('main', T1, () => update())).toBe(true);
    });

    it('tells clusters, incarnations and long names apart', async () => {
      const long = 'g'.repeat(3_000);
      await store.update('main', T1, () =>
        update({
          topics: [topic(), topic({ topicId: 'two' })],
          groups: [group({ group: long }), group({ group: `${long}x` })],
        }),
      );
      await store.update('other', T1, () =>
        update({ topics: [topic({ ends: { 0: '1' } })] }),
      );
      const usage = await other.load('main');
      expect(usage.topics.map(one => one.topicId).sort()).toEqual([
        'one',
        'two',
      ]);
      expect(usage.groups).toHaveLength(2);
      expect((await other.load('other')).topics).toHaveLength(1);
    });

    it('keeps the marks of thousands of topics', async () => {
      const topics = Array.from({ length: 2_500 }, (_, index) =>
        topic({ topic: `t${index}` }),
      );
      await store.update('main', T1, () => update({ topics }));
      expect((await other.load('main')).topics).toHaveLength(2_500);
    });

    it('keeps days, with the one that is not over yet', async () => {
      const about = { topic: 'old_events', topicId: 'one' };
      const byGroup = finished('2026-10-30', {
        group: 'g',
        day: {
          day: '2026-10-30',
          records: '3',
          members: 2,
          states: ['Stable', 'Empty'],
        },
      });
      await store.update('main', T1, () =>
        update({
          topics: [topic({ lastDay: { day: '2026-11-01', records: '1' } })],
          groups: [group()],
          finished: [finished('2026-10-30'), byGroup],
        }),
      );
      await other.update('main', T2, before =>
        update({
          ...before,
          finished: [
            finished('2026-10-31', {
              day: { day: '2026-10-31', records: '9', newest: 5 },
            }),
          ],
        }),
      );
      expect(await store.history('main', about)).toMatchObject({
        topic: [
          { day: '2026-10-30', records: '7' },
          { day: '2026-10-31', records: '9', newest: 5 },
          { day: '2026-11-01', records: '1' },
        ],
        groups: { g: [byGroup.day] },
      });
    });

    it('keeps no more than the last 180 days with an event of a topic', async () => {
      for (let index = 0; index < 185; index++) {
        const date = new Date(Date.parse('2026-01-01') + index * 86_400_000);
        const day = date.toISOString().slice(0, 10);
        await store.update('main', date.toISOString(), before =>
          update({ ...before, finished: [finished(day)] }),
        );
      }
      const { topic: days } = await store.history('main', {
        topic: 'old_events',
        topicId: 'one',
      });
      expect(days).toHaveLength(180);
      expect(days[0].day).toBe('2026-01-06');
    });

    it('begins anew for another cluster under the same name', async () => {
      await store.update('main', T1, () =>
        update({ topics: [topic()], finished: [finished('2026-10-31')] }),
      );
      await store.update('main', T2, () =>
        update({ anew: true, topics: [topic({ topicId: 'two' })] }),
      );
      for (const one of [store, other]) {
        const { topics } = await one.load('main');
        expect(topics.map(mark => mark.topicId)).toEqual(['two']);
      }
      const about = { topic: 'old_events', topicId: 'one' };
      expect((await store.history('main', about)).topic).toEqual([]);
    });

    it('forgets what was not seen for long', async () => {
      await store.update('main', T1, () =>
        update({
          topics: [topic(), topic({ topicId: 'two', seenAt: T2 })],
          groups: [group()],
          absences: [{ topic: 'gone_events', seenAt: T1 }],
          finished: [
            finished('2026-10-31'),
            finished('2026-11-01', { topicId: 'two' }),
          ],
        }),
      );
      await store.forget('main', T2);
      for (const one of [store, other]) {
        const usage = await one.load('main');
        expect(usage.topics.map(mark => mark.topicId)).toEqual(['two']);
        expect([...usage.groups, ...usage.absences]).toEqual([]);
      }
      const days = async (topicId: string) =>
        (await store.history('main', { topic: 'old_events', topicId })).topic;
      expect(await days('one')).toEqual([]);
      expect(await days('two')).toHaveLength(1);
    });
  },
);
