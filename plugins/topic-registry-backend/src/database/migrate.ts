import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** The folder of this plugin's migrations. */
export const migrationsDir = resolvePackagePath(
  '@topic-registry/backstage-plugin-topic-registry-backend',
  'migrations',
);
