import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, TOOLCHAIN, YARN } from './paths.mjs';
import { environmentWith } from './node.mjs';
import { run } from './run.mjs';

const STAMP = path.join(TOOLCHAIN, 'installed');

/** What an install depends on: another value means that it must run again. */
function fingerprint() {
  const files = ['yarn.lock', '.yarnrc.yml', 'package.json'];
  for (const folder of ['packages', 'plugins']) {
    for (const entry of fs.readdirSync(path.join(ROOT, folder)).sort()) {
      files.push(`${folder}/${entry}/package.json`);
    }
  }
  const hash = crypto.createHash('sha256');
  for (const file of files) {
    const full = path.join(ROOT, file);
    if (fs.existsSync(full)) hash.update(file).update(fs.readFileSync(full));
  }
  return hash.digest('hex');
}

/**
 * Installs the dependencies with the Yarn of this repository, unless what is
 * installed is what the lockfile says.
 *
 * @param {string} node
 * @param {{ step: (text: string) => void, detail: (text: string) => void }} say
 */
export async function ensureInstalled(node, say) {
  const wanted = fingerprint();
  const stamp = fs.existsSync(STAMP) ? fs.readFileSync(STAMP, 'utf8') : '';
  const state = path.join(ROOT, 'node_modules/.yarn-state.yml');
  if (stamp === wanted && fs.existsSync(state)) return;

  say.step('Installing dependencies (once; about 2 minutes and 2 GB of disk)');
  const env = environmentWith(node);
  // Yarn does not read npm's settings: a mirror that npm uses serves Yarn too.
  if (!env.YARN_NPM_REGISTRY_SERVER) {
    const registry = (
      await run(
        process.platform === 'win32' ? 'npm.cmd' : 'npm',
        ['config', 'get', 'registry'],
        {
          cwd: ROOT,
          shell: process.platform === 'win32',
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      ).catch(() => '')
    ).trim();
    if (/^https?:/.test(registry)) env.YARN_NPM_REGISTRY_SERVER = registry;
  }
  await run(node, [YARN, 'install', '--immutable'], {
    cwd: ROOT,
    env: { ...env, CI: '' },
    what: 'Installing dependencies',
    onLine: line => {
      const step = line.match(/┌ (.*? step)/);
      if (step) say.detail(`${step[1]} …`);
    },
  });
  fs.mkdirSync(TOOLCHAIN, { recursive: true });
  fs.writeFileSync(STAMP, wanted);
  say.step('Dependencies are installed');
}
