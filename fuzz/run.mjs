// `npm run fuzz`: hostile names through everything that takes names from
// outside, on PostgreSQL too where there is one.
import path from 'node:path';
import { environmentWith } from '../scripts/lib/node.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { runTypeScript } from '../scripts/lib/runTypeScript.mjs';
import { createSay, explain } from '../scripts/lib/say.mjs';
import { setUp } from '../scripts/lib/setUp.mjs';

const say = createSay(process.stderr);

try {
  const { node } = await setUp(say);
  const postgres = await startPostgres();
  try {
    const env = environmentWith(node);
    if (postgres)
      env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING = postgres.url;
    process.exitCode = await runTypeScript(
      node,
      path.join(ROOT, 'fuzz/index.ts'),
      { args: process.argv.slice(2), env },
    );
  } finally {
    await postgres?.stop();
  }
} catch (error) {
  say.line(explain(error));
  process.exitCode = 1;
}
