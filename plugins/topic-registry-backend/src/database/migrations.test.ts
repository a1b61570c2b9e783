import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { readdir } from 'node:fs/promises';
import { migrationsDir } from './migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

async function tables(knex: Knex): Promise<string[]> {
  const rows: { name: string }[] =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where({ table_schema: 'public' })
          .select({ name: 'table_name' })
      : await knex('sqlite_master')
          .where({ type: 'table' })
          .whereNot('name', 'like', 'sqlite_%')
          .select('name');
  return rows
    .map(row => row.name)
    .filter(name => !name.startsWith('knex_'))
    .sort();
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up and down and up again, one by one', async () => {
    const knex = await databases.init(id);
    const files = (await readdir(migrationsDir)).filter(name =>
      name.endsWith('.js'),
    );
    const config = { directory: migrationsDir };
    const before: string[][] = [];
    for (const _ of files) {
      before.push(await tables(knex));
      await knex.migrate.up(config);
      expect(await tables(knex)).not.toEqual(before.at(-1));
    }
    const after = await tables(knex);
    expect(after).toContain('findings');
    for (const expected of before.reverse()) {
      await knex.migrate.down(config);
      expect(await tables(knex)).toEqual(expected);
    }
    expect(await tables(knex)).toEqual([]);
    await knex.migrate.latest(config);
    expect(await tables(knex)).toEqual(after);
    await knex.destroy();
  });
});
