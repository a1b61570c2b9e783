import { DatabaseService } from '@backstage/backend-plugin-api';

/**
 * Where the migrations of a database are, and where knex notes which have run.
 *
 * @public
 */
export interface DatabaseMigrations {
  /** Absolute path of the folder. */
  directory: string;
  /**
   * Table in which knex notes what has run, `knex_migrations` by default; it
   * must be another one where the database is that of another plugin.
   */
  tableName?: string;
}

const DEFAULT_TABLE = 'knex_migrations';

/**
 * Opens the database of a plugin and brings it up to date, unless app-config
 * leaves that to others.
 *
 * @remarks
 * Any number of backends may open one PostgreSQL database at the same moment,
 * an empty one too: one migrates while the others wait. The lock that knex has
 * of its own is a row of a table that the first of them has yet to create.
 *
 * @param database - The plugin's database service.
 * @param migrations - What brings it up to date.
 * @returns the client of the database
 * @throws Error of knex for a migration that fails; on PostgreSQL none of those
 * that were to run has then run.
 *
 * @public
 */
export async function openDatabase(
  database: DatabaseService,
  migrations: DatabaseMigrations,
): ReturnType<DatabaseService['getClient']> {
  const client = await database.getClient();
  if (database.migrations?.skip) return client;
  const { directory, tableName = DEFAULT_TABLE } = migrations;
  if (client.client.config.client !== 'pg') {
    await client.migrate.latest({ directory, tableName });
    return client;
  }
  // In one transaction, so that one connection is enough, and the lock goes
  // with it however it ends.
  await client.transaction(async tx => {
    await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `topic-registry migrations: ${tableName}`,
    ]);
    await tx.migrate.latest({ directory, tableName });
  });
  return client;
}
