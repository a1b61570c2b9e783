import { spawn } from 'node:child_process';
import { SetupError } from './say.mjs';

/**
 * Runs a command to its end and gives its output; rejects with the last lines
 * of what it said when it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {
 *   onLine?: (line: string) => void, what?: string
 * }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  const { onLine, what, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...spawnOptions,
    });
    let output = '';
    let rest = '';
    /** @param {Buffer} chunk */
    const take = chunk => {
      const text = chunk.toString();
      output += text;
      if (!onLine) return;
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', error =>
      reject(
        new SetupError(
          `${what ?? command} could not be started: ${error.message}`,
        ),
      ),
    );
    child.on('close', code => {
      if (code === 0) resolve(output);
      else
        reject(
          new SetupError(
            `${
              what ?? `${command} ${args.join(' ')}`
            } failed (exit code ${code}).`,
            output.trim().split('\n').slice(-30).join('\n'),
          ),
        );
    });
  });
}

/**
 * Whether a command can be started at all.
 *
 * @param {string} command
 * @param {string[]} args
 */
export async function works(command, args) {
  try {
    await run(command, args);
    return true;
  } catch {
    return false;
  }
}
