import fs from 'node:fs';
import path from 'node:path';
import { environmentWith } from './node.mjs';
import { ROOT } from './paths.mjs';
import { works, run } from './run.mjs';
import { SetupError } from './say.mjs';

export const JAVA_ADVICE = [
  'The local Kafka needs Java 17 and Maven:',
  '  Debian, Ubuntu   sudo apt-get install openjdk-17-jre-headless maven',
  '  macOS            brew install openjdk@17 maven',
  'or name a Kafka of yours, which the portal then only reads:',
  '  KAFKA_BROKERS=host:9092 npm start',
].join('\n');

/** What of the local Kafka's needs is missing: empty when it can run. */
export async function missingForKafka() {
  const missing = [];
  const version = await run('java', ['-version']).catch(() => undefined);
  const major = version?.match(/version "(?:1\.)?(\d+)/)?.[1];
  if (!major) missing.push('Java 17');
  else if (Number(major) < 17) missing.push(`Java 17 (Java ${major} is here)`);
  if (!(await works('mvn', ['-v']))) missing.push('Maven');
  return missing;
}

/** @param {string} node @param {string[]} args */
export function devKafkaCommand(node, args) {
  return {
    command: node,
    args: [path.join(ROOT, 'packages/dev-kafka/bin/dev-kafka'), ...args],
    env: environmentWith(node),
  };
}

/**
 * Waits for a file that another program writes when it has got so far.
 *
 * @param {string} file
 * @param {{ timeoutMs: number, what: string, failed: () => string | undefined }} options
 */
export async function waitForFile(file, options) {
  const end = Date.now() + options.timeoutMs;
  while (Date.now() < end) {
    if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
    const failed = options.failed();
    if (failed) throw new SetupError(`${options.what} ended early.`, failed);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new SetupError(
    `${options.what} took longer than ${options.timeoutMs / 1000} s.`,
    options.failed(),
  );
}
