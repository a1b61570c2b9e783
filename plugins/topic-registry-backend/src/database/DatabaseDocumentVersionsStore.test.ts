import { TestDatabases } from '@backstage/backend-test-utils';
import { DocumentText } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { DatabaseDocumentsStore } from './DatabaseDocumentsStore';
import { DatabaseDocumentVersionsStore } from './DatabaseDocumentVersionsStore';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const MIGRATION = '202611252000_document_versions.js';

let clock = Date.parse('2026-11-01T10:00:00.000Z');

function read(text: string): DocumentText {
  clock += 60_000;
  return {
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    readAt: new Date(clock).toISOString(),
  };
}

describe.each(databases.eachSupportedId())(
  'DatabaseDocumentVersionsStore on %s',
  id => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
    });
    afterEach(() => knex.destroy());

    it('keeps each text that was in force, with the moment it came', async () => {
      const store = new DatabaseDocumentVersionsStore(knex);
      const first = read('\uFEFF# Zoë 🚀\r\n');
      const second = read('# Zoë\n\ntwo');
      await store.add('platform', first);
      await store.add('platform', second);
      await store.add('messages', first);

      expect(await store.list('platform')).toEqual([
        {
          version: 2,
          hash: second.hash,
          since: second.readAt,
          bytes: 11,
          lines: 3,
        },
        {
          version: 1,
          hash: first.hash,
          since: first.readAt,
          bytes: 16,
          lines: 1,
        },
      ]);
      expect(await store.text('platform', 1)).toBe(first.text);
      expect(await store.text('platform', 2)).toBe(second.text);
      expect(await store.list('messages')).toHaveLength(1);
      expect(await store.text('messages', 2)).toBeUndefined();
      expect(await store.list('nowhere')).toEqual([]);
    });

    it('adds nothing when the newest is read again', async () => {
      const store = new DatabaseDocumentVersionsStore(knex);
      const text = read('one');
      await store.add('platform', text);
      await store.add('platform', read('one'));
      expect(await store.list('platform')).toMatchObject([
        { version: 1, since: text.readAt },
      ]);
    });

    it('counts on when an earlier text comes back', async () => {
      const store = new DatabaseDocumentVersionsStore(knex);
      for (const text of ['one', 'two', 'one']) {
        await store.add('platform', read(text));
      }
      const versions = await store.list('platform');
      expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
      expect(versions[0].hash).toBe(versions[2].hash);
    });

    it('keeps one of the same change that several read at once', async () => {
      const store = new DatabaseDocumentVersionsStore(knex);
      const text = read('one');
      await Promise.all(
        Array.from({ length: 4 }, () => store.add('platform', text)),
      );
      expect(await store.list('platform')).toHaveLength(1);
    });

    it('forgets the oldest beyond so many, and gives no number twice', async () => {
      const store = new DatabaseDocumentVersionsStore(knex, {
        versions: 3,
        bytes: 1_000,
      });
      await store.add('messages', read('another'));
      for (const text of ['one', 'two', 'three', 'four', 'five']) {
        await store.add('platform', read(text));
      }
      const versions = await store.list('platform');
      expect(versions.map(({ version }) => version)).toEqual([5, 4, 3]);
      expect(await store.list('messages')).toHaveLength(1);
    });

    it('forgets the oldest beyond so many bytes, but never the newest', async () => {
      const store = new DatabaseDocumentVersionsStore(knex, {
        versions: 50,
        bytes: 25,
      });
      for (const text of ['a'.repeat(10), 'b'.repeat(10), 'c'.repeat(10)]) {
        await store.add('platform', read(text));
      }
      const kept = async () =>
        (await store.list('platform')).map(({ version }) => version);
      expect(await kept()).toEqual([3, 2]);
      await store.add('platform', read('d'.repeat(30)));
      expect(await kept()).toEqual([4]);
    });

    it('begins with what is in force when the table is made', async () => {
      await knex.migrate.down({ directory: migrationsDir, name: MIGRATION });
      const text = read('# Zoë\n');
      const documents = new DatabaseDocumentsStore(knex);
      await documents.save('platform', {
        target: 'a.md',
        status: 'ok',
        checkedAt: text.readAt,
        inForce: text,
      });
      await documents.save('messages', {
        target: 'b.md',
        status: 'failed',
        error: 'is empty',
        checkedAt: text.readAt,
      });
      await knex.migrate.latest({ directory: migrationsDir });
      const store = new DatabaseDocumentVersionsStore(knex);
      expect(await store.list('platform')).toEqual([
        {
          version: 1,
          hash: text.hash,
          since: text.readAt,
          bytes: 7,
          lines: 1,
        },
      ]);
      expect(await store.list('messages')).toEqual([]);
    });
  },
);
