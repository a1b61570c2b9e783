import { rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Registry } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '@topic-registry/backstage-plugin-topic-registry-node';
import { RunningKafka, startKafka } from '../cluster';
import { KafkaVersion } from '../jars';
import { planSeed, seed } from '../seed';
import { startTraffic, Traffic } from '../traffic';
import { prepare } from './prepare';

// What is still up after this long is ended by force. Nodes that lose each
// other while they end wait for a majority that does not come; what they have
// written is written, and is checked at the next start.
const ORDERLY_MS = 4_000;

/** Starts, seeds and uses the development cluster until a signal comes. */
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
  forget();

  const files = await prepare({ dataDir, today });
  let kafka: RunningKafka | undefined;
  let traffic: Traffic | undefined;
  const down = new Map<number, number>();
  const work = async () => {
    const registries = await Promise.all(files.map(readRegistry));
    say(`Starting Kafka ${options.version}: three brokers on this machine`);
    kafka = await startKafka({
      nodes: 3,
      version: options.version,
      dataDir: path.join(dataDir, 'kafka'),
      properties: BROKER_PROPERTIES,
      onProgress: say,
    });
    const { brokers } = kafka;
    await writeWhole(
      clusterFile,
      JSON.stringify({ brokers, pid: process.pid }),
    );
    if (options.brokersFile)
      await writeWhole(options.brokersFile, brokers.join(','));
    say(`Kafka answers at ${brokers.join(', ')}`);

    const plan = planSeed(registries);
    await seed(kafka, { plan, today, onProgress: say });
    traffic = await startTraffic(kafka, { plan, onProgress: say });
    await writeWhole(
      seededFile,
      JSON.stringify({
        topics: plan.topics.length,
        groups: plan.groups.length,
      }),
    );
    const seconds = Math.round((Date.now() - began) / 1000);
    say(
      `Kafka is seeded and in use after ${seconds} s: ${plan.topics.length} topics, ${plan.groups.length} consumer groups`,
    );
  };

  const working = work();
  const watch = setInterval(() => {
    if (traffic && kafka) revive(kafka, down, say);
  }, WATCH_MS);
  // Reported below, unless a signal came first: then it is a consequence.
  working.catch(() => undefined);
  try {
    await Promise.race([signal, working]);
    await signal;
  } finally {
    clearInterval(watch);
    forget();
    await end(kafka, traffic);
  }
}

// Long enough to see what the portal says of a lost broker.
const WATCH_MS = 1_000;
const DOWN_MS = 20_000;

/** Starts nodes again that have been down for a while. `down` holds since when, and infinity while one starts. */
function revive(
  kafka: RunningKafka,
  down: Map<number, number>,
  say: (line: string) => void,
): void {
  for (const { id, pid } of kafka.nodes) {
    const since = down.get(id);
    if (pid !== undefined) {
      if (since !== Infinity) down.delete(id);
    } else if (since === undefined) {
      down.set(id, Date.now());
      say(`Broker ${id} ended; it is started again in ${DOWN_MS / 1000} s`);
    } else if (Date.now() - since > DOWN_MS) {
      down.set(id, Infinity);
      kafka.restart(id).then(
        () => {
          down.delete(id);
          say(`Broker ${id} is back`);
        },
        error => {
          down.delete(id);
          say(`Broker ${id} did not come back: ${error.message}`);
        },
      );
    }
  }
}

// The standards' retention comes from the brokers, so that topics without a
// setting of their own inherit it.
const BROKER_PROPERTIES = { 'log.retention.ms': '604800000' };

async function readRegistry(file: string): Promise<Registry> {
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
  kafka: RunningKafka | undefined,
  traffic: Traffic | undefined,
): Promise<void> {
  const force = setTimeout(() => {
    for (const { id, pid } of kafka?.nodes ?? []) {
      if (pid !== undefined) kafka?.kill(id, 'SIGKILL');
    }
  }, ORDERLY_MS);
  try {
    await traffic?.stop();
    await kafka?.stop();
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
