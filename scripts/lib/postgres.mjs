import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { freePort } from './ports.mjs';
import { run } from './run.mjs';

export const POSTGRES_ADVICE =
  'PostgreSQL is missing: apt-get install postgresql, or brew install postgresql@15, or name a server of yours in BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING.';

/** The folder of initdb and postgres, wherever this machine keeps it. */
function findBinaries() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const base of [
    '/usr/lib/postgresql',
    '/opt/homebrew/opt',
    '/usr/local/opt',
  ]) {
    if (!fs.existsSync(base)) continue;
    const versions = fs
      .readdirSync(base)
      .filter(entry => /^(postgresql@)?\d+$/.test(entry))
      .sort(
        (a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')),
      );
    folders.push(...versions.map(version => path.join(base, version, 'bin')));
  }
  return folders.find(folder => fs.existsSync(path.join(folder, 'initdb')));
}

/**
 * A PostgreSQL of the tests' own, on a free port and in a folder that goes with
 * it; undefined where the machine has none.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>}
 */
export async function startPostgres() {
  const given =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
  if (given) return { url: given, stop: async () => {} };
  const binaries = findBinaries();
  if (!binaries) return undefined;

  const dataDir = fs.mkdtempSync(
    path.join(os.tmpdir(), 'topic-registry-postgres-'),
  );
  // PostgreSQL refuses to run as root.
  const identity = {};
  if (process.getuid?.() === 0) {
    identity.uid = Number((await run('id', ['-u', 'postgres'])).trim());
    identity.gid = Number((await run('id', ['-g', 'postgres'])).trim());
    fs.chownSync(dataDir, identity.uid, identity.gid);
  }
  await run(
    path.join(binaries, 'initdb'),
    ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...identity, cwd: dataDir, what: 'Preparing PostgreSQL' },
  );
  const port = await freePort();
  const server = spawn(
    path.join(binaries, 'postgres'),
    [
      '-D',
      dataDir,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      dataDir,
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ],
    { ...identity, cwd: dataDir, stdio: 'ignore' },
  );
  const closed = new Promise(resolve => server.once('close', resolve));
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const ready = await run(path.join(binaries, 'pg_isready'), [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
    ])
      .then(() => true)
      .catch(() => false);
    if (ready) break;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.kill('SIGINT');
      await closed;
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
