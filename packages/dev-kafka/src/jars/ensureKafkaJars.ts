import { ensureJars } from './ensureJars';
import {
  cacheDir,
  DEFAULT_KAFKA_VERSION,
  KafkaVersion,
  versionDir,
} from './paths';
import { findJava } from './tools';

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
  await findJava();
  return ensureJars(
    {
      what: `Apache Kafka ${version}`,
      megabytes: 55,
      source: versionDir(version),
      home: cacheDir(version),
    },
    options?.onProgress,
  );
}
