import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { environmentWith } from './node.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const SOURCES = [
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/src',
  'packages/app/public',
  'plugins/topic-registry/package.json',
  'plugins/topic-registry/src',
  'plugins/topic-registry-common/package.json',
  'plugins/topic-registry-common/src',
  'plugins/topic-registry-backend/config.d.ts',
  'app-config.yaml',
];
const STAMP = path.join(ROOT, 'packages/app/dist/.sources');

/** @param {string} file @param {crypto.Hash} hash */
function add(file, hash) {
  if (!fs.existsSync(file)) return;
  if (fs.statSync(file).isDirectory()) {
    for (const entry of fs.readdirSync(file).sort()) {
      if (!/\.test\.tsx?$/.test(entry)) add(path.join(file, entry), hash);
    }
    return;
  }
  hash.update(file).update(fs.readFileSync(file));
}

/**
 * Builds the portal's pages, unless the last build is of the same sources.
 *
 * @param {string} node
 * @param {{ step: (text: string) => void }} say
 */
export async function ensureAppBuilt(node, say) {
  const hash = crypto.createHash('sha256');
  for (const source of SOURCES) add(path.join(ROOT, source), hash);
  const wanted = hash.digest('hex');
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === wanted) return;

  say.step(
    'Building the pages (about 40 seconds, once for each change of the sources)',
  );
  await run(
    node,
    [
      path.join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
    ],
    {
      cwd: path.join(ROOT, 'packages/app'),
      // Whatever the caller's own mode is, the pages are built for their users.
      env: { ...environmentWith(node), NODE_ENV: 'production' },
      what: 'Building the pages',
    },
  );
  fs.writeFileSync(STAMP, wanted);
  say.step('The pages are built');
}
