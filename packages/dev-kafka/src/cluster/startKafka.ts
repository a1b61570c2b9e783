import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';
import { DEFAULT_KAFKA_VERSION, ensureKafkaJars } from '../jars';
import { findJava } from '../jars/tools';
import { Relays } from '../relay';
import { javaArguments } from './javaArguments';
import { KafkaNode, TransientStartError } from './KafkaNode';
import { LocalKafka } from './LocalKafka';
import { freePorts } from './ports';
import {
  NodePorts,
  nodeProperties,
  propertiesText,
  scramUsers,
} from './properties';
import { RunningKafka, StartKafkaOptions } from './types';
import { waitForBrokers } from './waitForBrokers';

const run = promisify(execFile);

const START_TIMEOUT_MS = 120_000;
const DEFAULT_HEAP_MB = 256;
const TRIES = 5;

/**
 * Starts a real Apache Kafka on the loopback interface of this machine, on
 * free ports, and waits until all its nodes serve. It ends with this process,
 * whichever way this process ends.
 *
 * @throws MissingToolError when Java 17 or Maven is missing.
 * @throws Error with the end of the node's log when a node does not start, or
 *   when another process uses the data folder.
 * @public
 */
export async function startKafka(
  options: StartKafkaOptions = {},
): Promise<RunningKafka> {
  if (options.authorizer && !options.sasl)
    throw new Error(
      'startKafka: `authorizer` needs `sasl`, because without names every client is the super user',
    );
  if (options.relayed && (options.sasl || options.tls))
    throw new Error('startKafka: `relayed` goes with neither `sasl` nor `tls`');
  const version = options.version ?? DEFAULT_KAFKA_VERSION;
  const lib = await ensureKafkaJars({
    version,
    onProgress: options.onProgress,
  });
  const java = await findJava();
  const dataDir = options.dataDir
    ? path.resolve(options.dataDir)
    : await mkdtemp(path.join(os.tmpdir(), 'topic-registry-kafka-'));
  await mkdir(dataDir, { recursive: true });
  // A temporary folder is nobody else's.
  const unlock = options.dataDir ? await lockDataDir(dataDir) : undefined;
  const relays = options.relayed
    ? await Relays.start(nodeIds(options).length)
    : undefined;
  const release = async () => {
    await relays?.stop();
    await unlock?.();
    if (!options.dataDir) {
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    }
  };

  try {
    for (let attempt = 1; ; attempt++) {
      const kafka = await prepare({ ...options, version }, dataDir, lib, java, {
        release,
        relays,
      });
      try {
        await kafka.start(START_TIMEOUT_MS);
        return kafka;
      } catch (error) {
        await kafka.endNodes('SIGKILL');
        if (!(error instanceof TransientStartError) || attempt === TRIES)
          throw error;
      }
    }
  } catch (error) {
    await release();
    throw error;
  }
}

async function prepare(
  options: StartKafkaOptions & { version: RunningKafka['version'] },
  dataDir: string,
  lib: string,
  java: string,
  { release, relays }: { release: () => Promise<void>; relays?: Relays },
): Promise<LocalKafka> {
  const ids = nodeIds(options);
  const free = await freePorts(ids.length * 4);
  const ports = new Map<number, NodePorts>();
  for (const [index, id] of ids.entries()) {
    const [client, controller, internal, listener] = free.splice(0, 4);
    const relay = relays?.ports[index];
    relays?.lead(index, listener);
    ports.set(id, {
      client,
      controller,
      internal,
      relayed: relay === undefined ? undefined : { listener, relay },
    });
  }
  const clusterId = await clusterIdOf(dataDir);
  const jvm = javaArguments(
    options.version,
    lib,
    options.heapMb ?? DEFAULT_HEAP_MB,
    options.jvm,
  );
  const nodes = await Promise.all(
    ids.map(async id => {
      const file = path.join(dataDir, `node-${id}.properties`);
      const logDir = path.join(dataDir, `node-${id}`);
      const properties = nodeProperties(id, ports, logDir, options);
      await writeFile(file, propertiesText(properties));
      if (!existsSync(path.join(logDir, 'meta.properties'))) {
        await format(
          [...jvm, 'kafka.tools.StorageTool'],
          java,
          clusterId,
          file,
          scramUsers(options),
        );
      }
      return new KafkaNode(
        id,
        ports.get(id)!.client,
        java,
        [...jvm, 'kafka.Kafka', file],
        path.join(dataDir, `node-${id}.log`),
      );
    }),
  );
  const secured = options.sasl !== undefined || options.tls !== undefined;
  return new LocalKafka({
    version: options.version,
    dataDir,
    nodes,
    startTimeoutMs: START_TIMEOUT_MS,
    ready: (brokers, count) =>
      waitForBrokers(
        secured ? brokers.map(broker => internalOf(broker, ports)) : brokers,
        count,
      ),
    // What is thrown away need not be closed in order.
    stopSignal: options.dataDir ? 'SIGTERM' : 'SIGKILL',
    relays,
    release,
  });
}

function nodeIds({ nodes }: StartKafkaOptions): number[] {
  return nodes === 3 ? [1, 2, 3] : [1];
}

/** Where the brokers speak among themselves, without a name. */
function internalOf(
  broker: string,
  ports: ReadonlyMap<number, NodePorts>,
): string {
  const own = [...ports.values()].find(({ client }) =>
    broker.endsWith(`:${client}`),
  );
  return `127.0.0.1:${own!.internal}`;
}

async function format(
  jvm: string[],
  java: string,
  clusterId: string,
  file: string,
  more: string[],
): Promise<void> {
  try {
    await run(java, [...jvm, 'format', '-t', clusterId, '-c', file, ...more]);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as Record<string, string>;
    throw new Error(
      `Kafka's storage could not be prepared from ${file}: ${(
        stderr || stdout
      ).trim()}`,
    );
  }
}

// Kafka's own form: 16 bytes in URL-safe base64. A leading dash would be
// taken for an option by its tools.
async function clusterIdOf(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'cluster-id');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  let id: string;
  do {
    id = randomBytes(16).toString('base64url');
  } while (id.startsWith('-'));
  await writeFile(file, `${id}\n`);
  return id;
}

async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  try {
    return await lock(dataDir, {
      stale: 10_000,
      retries: { retries: 30, factor: 1, minTimeout: 500, maxTimeout: 500 },
      // A machine that slept is no reason to end anything.
      onCompromised: () => undefined,
    });
  } catch (error) {
    throw new Error(
      `The data folder ${dataDir} is in use by another process that runs Kafka. Stop that one, or name another folder.`,
      { cause: error },
    );
  }
}
