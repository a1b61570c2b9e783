// `npm run benchmark -- <name>`: a fixed workload on the parts of this
// checkout, its figures into docs/benchmarks.md.
import fs from 'node:fs';
import path from 'node:path';
import { environmentWith } from '../scripts/lib/node.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { runTypeScript } from '../scripts/lib/runTypeScript.mjs';
import { createSay, explain } from '../scripts/lib/say.mjs';
import { setUp } from '../scripts/lib/setUp.mjs';
import { withPages } from '../scripts/lib/withPages.mjs';

// Of these a browser shows the built pages.
const WITH_PAGES = ['document', 'graph'];

const say = createSay(process.stderr);
const folder = path.join(ROOT, 'benchmarks');
const names = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter(entry => fs.existsSync(path.join(folder, entry.name, 'index.ts')))
  .map(entry => entry.name);
const [name, ...args] = process.argv.slice(2);

if (!names.includes(name)) {
  say.line(`Usage: npm run benchmark -- <name>, one of: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    const { node } = await setUp(say);
    const env = WITH_PAGES.includes(name)
      ? await withPages(node, say)
      : environmentWith(node);
    process.exitCode = await runTypeScript(
      node,
      path.join(folder, name, 'index.ts'),
      { args, env },
    );
  } catch (error) {
    say.line(explain(error));
    process.exitCode = 1;
  }
}
