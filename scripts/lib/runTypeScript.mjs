import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * Runs a TypeScript program of this checkout to its end, with its output on
 * ours; gives its exit code. Signals to us end it too.
 *
 * @param {string} node
 * @param {string} file
 * @param {{ args: string[], env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function runTypeScript(node, file, { args, env }) {
  const child = spawn(
    node,
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      file,
      ...args,
    ],
    { stdio: 'inherit', cwd: ROOT, env },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise(resolve => child.on('close', code => resolve(code ?? 1)));
}
