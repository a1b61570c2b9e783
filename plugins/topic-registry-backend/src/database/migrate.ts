import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** The folder of this plugin's migrations. */
export const migrationsDir = resolvePackagePath(
  '@topic-registry/backstage-plugin-topic-registry-backend',
  'migrations',
);

/** The plugin's database, brought up to date unless app-config leaves that to others. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const client = await database.getClient();
  if (!database.migrations?.skip) {
    await client.migrate.latest({ directory: migrationsDir });
  }
  return client;
}
