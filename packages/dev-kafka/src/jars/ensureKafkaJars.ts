import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';
import {
  cacheDir,
  DEFAULT_KAFKA_VERSION,
  KafkaVersion,
  versionDir,
} from './paths';
import { findJava, findMaven } from './tools';

const run = promisify(execFile);

/** @public */
export interface EnsureKafkaJarsOptions {
  version?: KafkaVersion;
  /** Called with one line of words per step that takes time. */
  onProgress?: (line: string) => void;
}

/**
 * Makes sure that the jars of Apache Kafka are on this machine, fetched by
 * Maven (about 55 MB) into `.cache/kafka/<version>/lib` of the checkout, and
 * gives that folder. Safe to call from several processes at once: one fetches,
 * the others wait for it.
 *
 * @throws MissingToolError when Java 17 or Maven is missing.
 * @public
 */
export async function ensureKafkaJars(
  options?: EnsureKafkaJarsOptions,
): Promise<string> {
  const version = options?.version ?? DEFAULT_KAFKA_VERSION;
  const home = cacheDir(version);
  const lib = path.join(home, 'lib');
  await findJava();
  // The folder appears by one rename, so that it is complete wherever it is.
  if (existsSync(lib)) return lib;

  const maven = await findMaven();
  await mkdir(home, { recursive: true });
  const release = await lock(home, {
    stale: 30_000,
    retries: { retries: 600, factor: 1, minTimeout: 500, maxTimeout: 500 },
  });
  try {
    if (existsSync(lib)) return lib;
    options?.onProgress?.(
      `Fetching Apache Kafka ${version} by Maven (about 55 MB, once)`,
    );
    const part = await mkdtemp(path.join(home, 'part-'));
    try {
      await fetchJars(maven, version, part);
      await rename(part, lib);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  } finally {
    await release();
  }
  return lib;
}

async function fetchJars(
  maven: string,
  version: KafkaVersion,
  target: string,
): Promise<void> {
  const pom = path.join(versionDir(version), 'pom.xml');
  try {
    await run(maven, [
      '-q',
      '-B',
      '-f',
      pom,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${target}`,
      '-DincludeScope=runtime',
    ]);
  } catch (error) {
    const { stdout = '', message = String(error) } = error as {
      stdout?: string;
      message?: string;
    };
    const said = (stdout.trim() || message).split('\n').slice(0, 5).join('\n');
    throw new Error(
      `Maven could not fetch Apache Kafka ${version}. Check that this machine reaches a Maven repository (its settings.xml names it) and try again. Maven says:\n${said}`,
    );
  }
}
