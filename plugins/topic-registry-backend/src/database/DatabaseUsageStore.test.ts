import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { GroupMark, TopicMark, Usage } from '../usage/types';
import { DatabaseUsageStore } from './DatabaseUsageStore';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const T1 = '2026-11-01T10:00:00.000Z';
const T2 = '2026-11-01T10:05:00.000Z';

const topic = (over: Partial<TopicMark> = {}): TopicMark => ({
  topic: 'old_events',
  topicId: 'one',
  watchedSince: T1,
  seenAt: T1,
  ends: { 0: '9007199254740993' },
  movedAt: T1,
  movement: { partition: 0, from: '1', to: '2', since: T1, records: '1' },
  newestAt: T1,
  ...over,
});

const group = (over: Partial<GroupMark> = {}): GroupMark => ({
  topic: 'old_events',
  topicId: 'one',
  group: 'g',
  watchedSince: T1,
  seenAt: T1,
  commits: { 3: '7' },
  movedAt: undefined,
  movement: undefined,
  membersAt: T1,
  ...over,
});

describe.each(databases.eachSupportedId())(
  'DatabaseUsageStore on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let store: DatabaseUsageStore;

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
      store = new DatabaseUsageStore(knex);
    });
    afterEach(() => knex.destroy());

    it('gives back what was kept, to a store that opens the database anew', async () => {
      const kept: Usage = {
        readers: { since: T1, seenAt: T1 },
        topics: [topic()],
        groups: [group()],
      };
      expect(await store.update('main', T1, () => kept)).toBe(true);
      const again = new DatabaseUsageStore(knex);
      expect(await again.load('main', ['old_events'])).toEqual(kept);
      let before: Usage | undefined;
      await again.update('main', T2, usage => {
        before = usage;
        return { ...usage, topics: [topic({ seenAt: T2 })], groups: [] };
      });
      expect(before).toEqual(kept);
      expect(await again.load('main', ['old_events'])).toEqual({
        ...kept,
        topics: [topic({ seenAt: T2 })],
      });
    });

    it('applies a reading once, and none that is older than the last', async () => {
      const decide = jest.fn((usage: Usage) => usage);
      expect(await store.update('main', T2, decide)).toBe(true);
      expect(await store.update('main', T2, decide)).toBe(false);
      expect(await store.update('main', T1, decide)).toBe(false);
      expect(decide).toHaveBeenCalledTimes(1);
    });

    it('keeps nothing of an update that failed', async () => {
      await expect(
        store.update('main', T1, () => {
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await store.update('main', T1, usage => usage)).toBe(true);
    });

    it('tells clusters, incarnations and long names apart', async () => {
      const long = 'g'.repeat(3_000);
      await store.update('main', T1, () => ({
        topics: [topic(), topic({ topicId: 'two' })],
        groups: [group({ group: long }), group({ group: `${long}x` })],
      }));
      await store.update('other', T1, () => ({
        topics: [topic({ ends: { 0: '1' } })],
        groups: [],
      }));
      const usage = await store.load('main', ['old_events', 'none']);
      expect(usage.topics.map(one => one.topicId).sort()).toEqual([
        'one',
        'two',
      ]);
      expect(usage.groups).toHaveLength(2);
      expect(await store.load('main', [])).toMatchObject({ topics: [] });
    });

    it('keeps the marks of thousands of topics', async () => {
      const topics = Array.from({ length: 2_000 }, (_, index) =>
        topic({ topic: `t${index}` }),
      );
      await store.update('main', T1, () => ({ topics, groups: [] }));
      const names = topics.map(one => one.topic);
      expect((await store.load('main', names)).topics).toHaveLength(2_000);
    });

    it('forgets what was not seen for long', async () => {
      await store.update('main', T1, () => ({
        topics: [topic(), topic({ topicId: 'two', seenAt: T2 })],
        groups: [group()],
      }));
      await store.forget('main', T2);
      const usage = await store.load('main', ['old_events']);
      expect(usage.topics.map(one => one.topicId)).toEqual(['two']);
      expect(usage.groups).toEqual([]);
    });
  },
);
