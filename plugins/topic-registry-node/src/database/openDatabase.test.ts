import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import createKnex, { Knex } from 'knex';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from './openDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const OPENERS = 4;
const ROUNDS = 5;

jest.setTimeout(90_000);

describe.each(databases.eachSupportedId())(
  'openDatabase on %s',
  (id: TestDatabaseId) => {
    let directory: string;
    let opened: Knex[];

    const migration = (file: string, table: string) =>
      writeFile(
        path.join(directory, file),
        `exports.up = knex => knex.schema.createTable('${table}', table => {
          table.increments('id');
        });
        exports.down = knex => knex.schema.dropTable('${table}');`,
      );

    beforeEach(async () => {
      opened = [];
      directory = await mkdtemp(path.join(os.tmpdir(), 'open-database-'));
      await migration('1_first.js', 'first');
      await migration('2_second.js', 'second');
    });
    afterEach(async () => {
      await Promise.all(opened.map(one => one.destroy()));
      await rm(directory, { recursive: true, force: true });
    });

    const emptyDatabase = async () => {
      const knex = await databases.init(id);
      opened.push(knex);
      return knex;
    };
    const open = (
      knex: Knex,
      options: { tableName?: string; skip?: boolean },
    ) =>
      openDatabase(
        mockServices.database({
          knex,
          migrations: { skip: options.skip ?? false },
        }),
        { directory, tableName: options.tableName },
      );
    const names = async (knex: Knex, table = 'knex_migrations') =>
      (await knex(table).orderBy('id').select('name')).map(row => row.name);

    it('runs what has not run yet, once', async () => {
      const knex = await emptyDatabase();
      expect(await open(knex, {})).toBe(knex);
      await open(knex, {});
      expect(await names(knex)).toEqual(['1_first.js', '2_second.js']);
      await migration('3_third.js', 'third');
      await open(knex, {});
      expect(await names(knex)).toHaveLength(3);
      expect(await knex.schema.hasTable('third')).toBe(true);
    });

    it('keeps its record in the table that is named, and runs nothing where others do', async () => {
      const knex = await emptyDatabase();
      await open(knex, { skip: true });
      expect(await knex.schema.hasTable('first')).toBe(false);
      await open(knex, { tableName: 'own_migrations' });
      expect(await names(knex, 'own_migrations')).toHaveLength(2);
      expect(await knex.schema.hasTable('knex_migrations')).toBe(false);
    });

    it('says what fails, and goes on once it is mended', async () => {
      const knex = await emptyDatabase();
      await migration('3_third.js', 'first');
      await expect(open(knex, {})).rejects.toThrow(/first/);
      await rm(path.join(directory, '3_third.js'));
      await open(knex, {});
      expect(await names(knex)).toEqual(['1_first.js', '2_second.js']);
    });

    // SQLite in a file belongs to one backend.
    if (id === 'POSTGRES_15') {
      it('lets several backends open one empty database at once', async () => {
        for (let round = 0; round < ROUNDS; round++) {
          const first = await emptyDatabase();
          const { client, connection } = first.client.config;
          const backends = Array.from({ length: OPENERS }, () =>
            // One connection each: more are never needed.
            createKnex({ client, connection, pool: { min: 0, max: 1 } }),
          );
          opened.push(...backends);
          await Promise.all(backends.map(knex => open(knex, {})));
          expect(await names(first)).toEqual(['1_first.js', '2_second.js']);
        }
      });
    }
  },
);
