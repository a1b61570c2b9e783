import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';
import { findMaven } from './tools';

const run = promisify(execFile);

/** Jars that Maven resolves from a pom of this package. */
export interface JarSet {
  /** For messages: "Apache Kafka 4.3.1". */
  what: string;
  /** About how much is fetched, MB. */
  megabytes: number;
  /** Folder with the pom. */
  source: string;
  /** Folder that gets `lib`. */
  home: string;
}

/**
 * Gives the folder with the jars, fetched once. Safe to call from several
 * processes at once: one fetches, the others wait for it.
 *
 * @throws MissingToolError when Maven is needed and missing.
 */
export async function ensureJars(
  set: JarSet,
  onProgress?: (line: string) => void,
): Promise<string> {
  const { home, what, megabytes } = set;
  const lib = path.join(home, 'lib');
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
    onProgress?.(`Fetching ${what} by Maven (about ${megabytes} MB, once)`);
    const part = await mkdtemp(path.join(home, 'part-'));
    try {
      await fetchJars(maven, set, part);
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
  { what, source }: JarSet,
  target: string,
): Promise<void> {
  try {
    await run(maven, [
      '-q',
      '-B',
      '-f',
      path.join(source, 'pom.xml'),
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
      `Maven could not fetch ${what}. Check that this machine reaches a Maven repository (its settings.xml names it) and try again. Maven says:\n${said}`,
    );
  }
}
