import { TestDatabases } from '@backstage/backend-test-utils';
import { DocumentRecord } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { DatabaseDocumentsStore } from './DatabaseDocumentsStore';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'DatabaseDocumentsStore on %s',
  id => {
    let knex: Knex;
    let store: DatabaseDocumentsStore;

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
      store = new DatabaseDocumentsStore(knex);
    });
    afterEach(() => knex.destroy());

    const good: DocumentRecord = {
      target: 'a.md',
      status: 'ok',
      checkedAt: '2026-11-01T10:00:00.000Z',
      inForce: {
        text: '\uFEFF# Zoë 🚀\r\n'.repeat(100_000),
        hash: 'a'.repeat(64),
        readAt: '2026-11-01T10:00:00.000Z',
      },
    };

    it('gives back what was saved, each registry its own', async () => {
      expect(await store.load('platform')).toBeUndefined();
      await store.save('platform', good);
      const failed: DocumentRecord = {
        target: 'https://example.com/b.md',
        status: 'failed',
        error: 'is empty',
        checkedAt: '2026-11-01T10:01:00.000Z',
      };
      await store.save('messages', failed);
      expect(await store.load('platform')).toEqual(good);
      expect(await store.load('messages')).toEqual(failed);
    });

    it('replaces the record of a registry wholly', async () => {
      const stale: DocumentRecord = {
        ...good,
        status: 'stale',
        error: 'is empty',
        inForce: { ...good.inForce!, etag: 'v1' },
      };
      await store.save('platform', stale);
      expect(await store.load('platform')).toEqual(stale);
      await store.save('platform', good);
      expect(await store.load('platform')).toEqual(good);
    });
  },
);
