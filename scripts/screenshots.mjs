// `npm run screenshots [-- empty demo large]`: pictures of every page into
// docs/screens, and the gallery of them, docs/pages.md.
import path from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { runTypeScript } from './lib/runTypeScript.mjs';
import { createSay, explain } from './lib/say.mjs';
import { setUp } from './lib/setUp.mjs';
import { withPages } from './lib/withPages.mjs';

const say = createSay(process.stderr);
try {
  const { node } = await setUp(say);
  process.exitCode = await runTypeScript(
    node,
    path.join(ROOT, 'screenshots/index.ts'),
    { args: process.argv.slice(2), env: await withPages(node, say) },
  );
} catch (error) {
  say.line(explain(error));
  process.exitCode = 1;
}
