// `npm run benchmark -- <name>`: a fixed workload on the parts of this
// checkout, its figures into docs/benchmarks.md.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { environmentWith } from '../scripts/lib/node.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { createSay, explain } from '../scripts/lib/say.mjs';
import { setUp } from '../scripts/lib/setUp.mjs';

const say = createSay(process.stderr);
const folder = path.join(ROOT, 'benchmarks');
const names = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter(entry => fs.existsSync(path.join(folder, entry.name, 'index.ts')))
  .map(entry => entry.name);
const [name, ...rest] = process.argv.slice(2);

if (!names.includes(name)) {
  say.line(`Usage: npm run benchmark -- <name>, one of: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    const { node } = await setUp(say);
    const child = spawn(
      node,
      [
        '--require',
        path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
        path.join(folder, name, 'index.ts'),
        ...rest,
      ],
      { stdio: 'inherit', cwd: ROOT, env: environmentWith(node) },
    );
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('close', code => {
      process.exitCode = code ?? 1;
    });
  } catch (error) {
    say.line(explain(error));
    process.exitCode = 1;
  }
}
