// `npm run -s topic-registry -- <command>`: the CLI from the sources of this
// checkout. stdout belongs to the command; what set-up says goes to stderr.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { environmentWith } from './lib/node.mjs';
import { ROOT } from './lib/paths.mjs';
import { createSay, explain } from './lib/say.mjs';
import { setUp } from './lib/setUp.mjs';

const say = createSay(process.stderr);

try {
  const { node } = await setUp(say);
  const child = spawn(
    node,
    [
      path.join(ROOT, 'packages/cli/bin/topic-registry'),
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', env: environmentWith(node) },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
} catch (error) {
  say.line(explain(error));
  process.exitCode = 1;
}
