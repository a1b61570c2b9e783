import { TestDatabases } from '@backstage/backend-test-utils';
import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import { readingOf } from '../observations/readingOf';
import { DatabaseObservationsStore } from './DatabaseObservationsStore';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

function at(minute: number, over: Partial<Observation> = {}): Observation {
  const time = `2026-11-01T10:0${minute}:00.000Z`;
  return {
    cluster: 'main',
    startedAt: time,
    endedAt: time,
    brokers: [{ nodeId: 1, host: 'broker', port: 9092 }],
    topics: [
      {
        name: 'auth_events',
        internal: false,
        partitions: [
          {
            partition: 0,
            leader: 1,
            replicas: [1],
            isr: [1],
            offlineReplicas: [],
            beginOffset: 0n,
            endOffset: 9_007_199_254_740_993n,
          },
        ],
      },
    ],
    groups: [],
    askedTopics: {},
    askedGroups: {},
    coverage: [{ question: 'topics', answered: true }],
    ...over,
  };
}

describe.each(databases.eachSupportedId())(
  'DatabaseObservationsStore on %s',
  id => {
    let knex: Knex;
    let store: DatabaseObservationsStore;

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
      store = new DatabaseObservationsStore(knex);
    });
    afterEach(() => knex.destroy());

    const save = (observation: Observation) =>
      store.save(readingOf(observation), observation);

    it('gives back an observation as it was, offsets beyond 2^53 included', async () => {
      expect(await store.keys('main')).toEqual([]);
      expect(await store.lastReading('main')).toBeUndefined();
      await save(at(1));
      expect(await store.load('main', at(1).startedAt)).toEqual(at(1));
      expect(await store.lastReading('main')).toEqual(readingOf(at(1)));
    });

    it('keeps the last two of each cluster', async () => {
      await save(at(1, { cluster: 'other' }));
      for (const minute of [1, 2, 3]) await save(at(minute));
      expect(await store.keys('main')).toEqual([
        at(3).startedAt,
        at(2).startedAt,
      ]);
      expect(await store.load('main', at(1).startedAt)).toBeUndefined();
      expect(await store.keys('other')).toEqual([at(1).startedAt]);
    });

    it('remembers a reading without answers and keeps what is known', async () => {
      await save(at(1));
      const failed = readingOf(
        at(2, {
          coverage: [
            { question: 'topics', answered: false, code: 'unreachable' },
          ],
        }),
      );
      expect(failed.status).toBe('failed');
      await store.save(failed, undefined);
      expect(await store.lastReading('main')).toEqual(failed);
      expect(await store.keys('main')).toEqual([at(1).startedAt]);
    });

    it('does not let an older reading that ends late displace a newer one', async () => {
      await save(at(3));
      await save(at(2));
      expect((await store.lastReading('main'))?.startedAt).toBe(
        at(3).startedAt,
      );
      expect(await store.keys('main')).toEqual([at(3).startedAt]);
    });

    it('marks how far topics had come every quarter of an hour, for little more than an hour', async () => {
      const times = Array.from({ length: 32 }, (_, five) =>
        new Date(Date.UTC(2026, 10, 1, 10, five * 5)).toISOString(),
      );
      const [topic] = at(0).topics;
      const topicId = 'an-id';
      for (const [index, time] of times.entries()) {
        await save(
          at(0, {
            startedAt: time,
            endedAt: time,
            topics: [
              {
                ...topic,
                topicId,
                partitions: [
                  {
                    ...topic.partitions[0],
                    endOffset: 9_007_199_254_740_993n + BigInt(index),
                  },
                ],
              },
              { ...topic, name: '__proto__', topicId },
              { ...topic, name: 'without_id' },
            ],
          }),
        );
      }
      const marks = await store.endMarkTimes('main');
      expect(marks.map(one => one.slice(11, 16))).toEqual([
        '11:30',
        '11:45',
        '12:00',
        '12:15',
        '12:30',
      ]);
      expect(await store.loadEndMark('main', marks[0])).toEqual({
        at: marks[0],
        ends: new Map([
          ['auth_events', { topicId, end: 9_007_199_254_741_011n }],
          ['__proto__', { topicId, end: 9_007_199_254_740_993n }],
        ]),
      });
      expect(await store.endMarkTimes('other')).toEqual([]);
      expect(await store.loadEndMark('main', times[1])).toBeUndefined();
    });

    it('logs how each reading went and what it cost, the newest first, once', async () => {
      await save(
        at(0, { cost: { requests: 34, bytesReceived: 5_000_000_000 } }),
      );
      const failed = at(1, {
        coverage: [
          { question: 'topics', answered: false, reason: 'nobody answers' },
        ],
      });
      await store.save(readingOf(failed), undefined);
      await store.save(readingOf(failed), undefined);
      expect(await store.readings('main', 10)).toEqual([
        {
          startedAt: '2026-11-01T10:01:00.000Z',
          durationMs: 0,
          status: 'failed',
          reason: 'nobody answers',
        },
        {
          startedAt: '2026-11-01T10:00:00.000Z',
          durationMs: 0,
          status: 'ok',
          topics: 1,
          partitions: 1,
          groups: 0,
          requests: 34,
          bytesReceived: 5_000_000_000,
        },
      ]);
      expect(await store.readings('main', 1)).toHaveLength(1);
      expect(await store.readings('other', 10)).toEqual([]);
    });

    it('forgets the oldest of many readings', async () => {
      const times = Array.from({ length: 203 }, (_, minute) =>
        new Date(Date.UTC(2026, 10, 1, 10, minute)).toISOString(),
      );
      await knex.batchInsert(
        'reading_log',
        times.slice(0, -1).map(time => ({
          cluster: 'main',
          started_at: time,
          ended_at: time,
          status: 'ok',
        })),
      );
      const [last] = times.slice(-1);
      const reading = { cluster: 'main', startedAt: last, endedAt: last };
      await store.save({ ...reading, status: 'ok', coverage: [] }, undefined);
      const kept = await store.readings('main', 1_000);
      expect(kept).toHaveLength(200);
      expect(kept[0].startedAt).toBe(last);
      expect(kept[199].startedAt).toBe(times[3]);
    });
  },
);
