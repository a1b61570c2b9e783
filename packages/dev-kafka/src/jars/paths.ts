import path from 'node:path';

/** Versions of Apache Kafka that can be run. @public */
export type KafkaVersion = '4.3.1' | '3.9.1';

/** The version that runs when none is named. @public */
export const DEFAULT_KAFKA_VERSION: KafkaVersion = '4.3.1';

const PACKAGE_DIR = path.dirname(
  require.resolve('@topic-registry/dev-kafka/package.json'),
);
/** The checkout. */
export const REPOSITORY_DIR = path.resolve(PACKAGE_DIR, '../..');

/** Folder of the checkout with what belongs to one version: its pom and its logging configuration. */
export function versionDir(version: KafkaVersion): string {
  return path.join(PACKAGE_DIR, 'kafka', version);
}

/** Folder into which the jars of one version are put. */
export function cacheDir(version: KafkaVersion): string {
  return path.join(REPOSITORY_DIR, '.cache', 'kafka', version);
}

/** The signer of Amazon MSK for Java clients. */
export const mskSigner = {
  what: "Amazon MSK's signer for Java",
  megabytes: 14,
  source: path.join(PACKAGE_DIR, 'kafka', 'msk-signer'),
  home: path.join(REPOSITORY_DIR, '.cache', 'msk-signer'),
};
