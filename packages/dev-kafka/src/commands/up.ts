import { rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Registry } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '@topic-registry/backstage-plugin-topic-registry-node';
import { RunningKafka, startKafka } from '../cluster';
import { KafkaVersion } from '../jars';
import { DELIBERATE_IN_DEVELOPMENT, planSeed, seed } from '../seed';
import { startTraffic, Traffic } from '../traffic';
import { CATALOG, prepare } from './prepare';
import { reviveNodes } from './reviveNodes';

// What is still up after this long is ended by force. Nodes that lose each
// other while they end wait for a majority that does not come; what they have
// written is written, and is checked at the next start.
const ORDERLY_MS = 4_000;

// The standards' retention comes from the brokers, so that topics without a
// setting of their own inherit it.
const BROKER_PROPERTIES = { 'log.retention.ms': '604800000' };

/** Nobody works on the development cluster: it keeps little in memory. */
const DEVELOPMENT_HEAP_MB = 160;
/** The registry that is bound to the development cluster too. */
const IN_DEVELOPMENT = 'platform';

/**
 * Starts and seeds the two clusters, and uses the one of production until a
 * signal comes.
 */
export async function up(options: {
  dataDir: string;
  brokersFile?: string;
  version: KafkaVersion;
  say: (line: string) => void;
}): Promise<void> {
  if (process.env.KAFKA_BROKERS)
    throw new Error(
      'KAFKA_BROKERS names a Kafka of yours, which is only read: no development cluster is started beside it. Unset it to have one.',
    );
  const { say } = options;
  const dataDir = path.resolve(options.dataDir);
  const clusterFile = path.join(dataDir, 'cluster.json');
  const seededFile = path.join(dataDir, 'seeded.json');
  const forget = () => {
    for (const file of [clusterFile, seededFile]) rmSync(file, { force: true });
  };
  const signal = nextSignal();
  const today = new Date();
  const began = Date.now();
  // Another one that runs on this folder keeps its files; the lock of Kafka's
  // data then ends this one.
  if (!isAlive(await pidIn(clusterFile))) forget();

  const files = await prepare({ dataDir, today });
  let kafka: RunningKafka | undefined;
  let development: RunningKafka | undefined;
  let traffic: Traffic | undefined;
  let stopReviving: (() => void) | undefined;
  const work = async () => {
    const registries = await Promise.all(
      files.map(file => readRegistry(file, say)),
    );
    say(
      `Starting Kafka ${options.version}: three brokers for production and one for development, on this machine`,
    );
    // Both are kept as soon as they run, so that both are ended whatever happens.
    [kafka, development] = await Promise.all([
      startKafka({
        nodes: 3,
        version: options.version,
        dataDir: path.join(dataDir, 'kafka'),
        properties: BROKER_PROPERTIES,
        onProgress: say,
      }).then(running => (kafka = running)),
      startKafka({
        version: options.version,
        dataDir: path.join(dataDir, 'kafka-development'),
        heapMb: DEVELOPMENT_HEAP_MB,
        properties: BROKER_PROPERTIES,
      }).then(running => (development = running)),
    ]);
    const { brokers } = kafka;
    await writeWhole(
      clusterFile,
      JSON.stringify({
        brokers,
        development: development.brokers,
        pid: process.pid,
      }),
    );
    if (options.brokersFile)
      await writeWhole(options.brokersFile, brokers.join(','));
    say(`Kafka answers at ${brokers.join(', ')}`);

    const plan = planSeed(registries);
    await Promise.all([
      seed(kafka, { plan, today, onProgress: say }),
      seed(development, {
        plan: planSeed(
          registries.filter(({ id }) => id === IN_DEVELOPMENT),
          DELIBERATE_IN_DEVELOPMENT,
        ),
        today,
      }),
    ]);
    traffic = await startTraffic(kafka, { plan, onProgress: say });
    await writeWhole(
      seededFile,
      JSON.stringify({
        topics: plan.topics.length,
        groups: plan.groups.length,
      }),
    );
    const revivals = [kafka, development].map(one => reviveNodes(one, say));
    stopReviving = () => revivals.forEach(stop => stop());
    const seconds = Math.round((Date.now() - began) / 1000);
    say(
      `Kafka is seeded and in use after ${seconds} s: ${plan.topics.length} topics, ${plan.groups.length} consumer groups`,
    );
  };

  const working = work();
  // Reported below, unless a signal came first: then it is a consequence.
  working.catch(() => undefined);
  try {
    await Promise.race([signal, working]);
    await signal;
  } finally {
    stopReviving?.();
    if (kafka) forget();
    await end([kafka, development], traffic);
  }
}

async function pidIn(file: string): Promise<number | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')).pid;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number | undefined): boolean {
  if (typeof pid !== 'number') return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

// A working copy that somebody broke is the portal's to complain about; the
// cluster is there all the same.
async function readRegistry(
  file: string,
  say: (line: string) => void,
): Promise<Registry> {
  try {
    return await parseFile(file);
  } catch (error) {
    const name = path.basename(file);
    say(
      `${file} cannot be read; the seed follows ${name} of the checkout: ${
        (error as Error).message
      }`,
    );
    return parseFile(path.join(CATALOG, name));
  }
}

async function parseFile(file: string): Promise<Registry> {
  const text = await readFile(file, 'utf8');
  const id = path.basename(file, '.md');
  return parseDocument(text, { id, file }).registry;
}

function nextSignal(): Promise<void> {
  return new Promise(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(name, () => resolve());
  });
}

async function end(
  clusters: (RunningKafka | undefined)[],
  traffic: Traffic | undefined,
): Promise<void> {
  const force = setTimeout(() => {
    for (const kafka of clusters) {
      for (const { id, pid } of kafka?.nodes ?? []) {
        if (pid !== undefined) kafka?.kill(id, 'SIGKILL');
      }
    }
  }, ORDERLY_MS);
  try {
    await traffic?.stop();
    await Promise.all(clusters.map(kafka => kafka?.stop()));
  } finally {
    clearTimeout(force);
  }
}

// Who waits for the file never reads half of it.
async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  await writeFile(part, `${text}\n`);
  await rename(part, file);
}
