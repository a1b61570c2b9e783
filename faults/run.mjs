// `npm run faults`: injects faults into real clusters, one after the other, and
// holds what is found against what must be found.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { environmentWith } from '../scripts/lib/node.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { createSay, explain } from '../scripts/lib/say.mjs';
import { setUp } from '../scripts/lib/setUp.mjs';

const say = createSay(process.stderr);

try {
  const { node } = await setUp(say);
  const child = spawn(
    node,
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      path.join(ROOT, 'faults/index.ts'),
      ...process.argv.slice(2),
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
