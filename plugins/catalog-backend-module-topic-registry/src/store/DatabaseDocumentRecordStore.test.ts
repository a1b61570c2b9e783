import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DocumentRecord } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { DatabaseDocumentRecordStore } from './DatabaseDocumentRecordStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const MIGRATIONS = {
  directory: resolvePackagePath(
    '@topic-registry/backstage-plugin-catalog-backend-module-topic-registry',
    'migrations',
  ),
  tableName: 'topic_registry_migrations',
};

describe.each(databases.eachSupportedId())(
  'DatabaseDocumentRecordStore on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(id);
    });
    afterEach(() => knex.destroy());

    const create = () =>
      DatabaseDocumentRecordStore.create(
        mockServices.database({ knex, migrations: { skip: false } }),
      );

    const good: DocumentRecord = {
      target: 'topics.md',
      status: 'ok',
      error: undefined,
      checkedAt: '2026-01-01T00:00:00.000Z',
      inForce: {
        text: '\uFEFF# Tópics\r\n',
        hash: 'a'.repeat(64),
        readAt: '2026-01-01T00:00:00.000Z',
        etag: undefined,
      },
    };

    it('gives back what was kept, byte for byte, also to the next process', async () => {
      const store = await create();
      expect(await store.load('platform')).toBeUndefined();
      await store.save('platform', good);
      const stale: DocumentRecord = {
        ...good,
        status: 'stale',
        error: 'gone',
        inForce: { ...good.inForce!, etag: '"v1"' },
      };
      await store.save('cypher', stale);
      const next = await create();
      expect(await next.load('platform')).toEqual(good);
      expect(await next.load('cypher')).toEqual(stale);
      const failed: DocumentRecord = {
        target: 'elsewhere.md',
        status: 'failed',
        error: 'never there',
        checkedAt: good.checkedAt,
        inForce: undefined,
      };
      await next.save('platform', failed);
      expect(await store.load('platform')).toEqual(failed);
    });

    it('migrates up and down, and leaves the tables of the catalog alone', async () => {
      await knex.schema.createTable('knex_migrations', table =>
        table.string('name'),
      );
      await create();
      expect(await knex.schema.hasTable('topic_registry_documents')).toBe(true);
      expect(await knex('knex_migrations')).toEqual([]);
      await knex.migrate.rollback(MIGRATIONS, true);
      expect(await knex.schema.hasTable('topic_registry_documents')).toBe(
        false,
      );
      await knex.migrate.latest(MIGRATIONS);
      expect(await knex.schema.hasTable('topic_registry_documents')).toBe(true);
    });
  },
);
