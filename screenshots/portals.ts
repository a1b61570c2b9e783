import { ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { WORKLOAD } from '../benchmarks/lib/landscape';
import {
  ask,
  freePort,
  until,
  WholePortal,
} from '../benchmarks/lib/WholePortal';
import { Amount } from './pages';

const ROOT = path.resolve(__dirname, '..');
const START_TIMEOUT_MS = 600_000;
const FOUND_TIMEOUT_MS = 180_000;
const NOTHING = {
  registries: 0,
  topics: 0,
  partitions: 0,
  groups: 0,
  services: 0,
};

/** A portal that runs. */
export interface RunningPortal {
  url: string;
  stop(): Promise<void>;
}

/** Brings up a portal in which there is so much to see. */
export function startPortal(amount: Amount): Promise<RunningPortal> {
  switch (amount) {
    case 'empty':
      return WholePortal.start(NOTHING, { catalog: false });
    case 'large':
      return WholePortal.start(WORKLOAD, { catalog: false });
    default:
      return startDemo();
  }
}

/** The portal of `npm start`, once it has found on its cluster what is to be found. */
async function startDemo(): Promise<RunningPortal> {
  const dataDir = await mkdtemp(
    path.join(os.tmpdir(), 'topic-registry-screenshots-'),
  );
  const url = `http://localhost:${await freePort()}`;
  const child = spawn(
    process.execPath,
    [
      path.join(ROOT, 'scripts/start.mjs'),
      '--data',
      dataDir,
      '--port',
      new URL(url).port,
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = new Promise(resolve => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await closed;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await isUp(child);
    await untilAllIsFound(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function isUp(child: ChildProcess): Promise<void> {
  let said = '';
  child.stdout!.on('data', part => {
    said += part;
  });
  await until(
    'npm start brings up the portal',
    async () => {
      if (child.exitCode !== null) throw new Error(said);
      return said.includes('Ctrl-C ends everything.');
    },
    START_TIMEOUT_MS,
  );
}

async function untilAllIsFound(url: string): Promise<void> {
  const file = path.join(ROOT, 'packages/dev-kafka/expected-findings.json');
  const { findings } = JSON.parse(await readFile(file, 'utf8'));
  await until(
    'The findings of the demo are there',
    async () => {
      const { items } = (await ask(
        url,
        'topic-registry/findings?state=open',
      )) as { items: unknown[] };
      return items.length >= findings.length;
    },
    FOUND_TIMEOUT_MS,
  );
}
