import {
  describeLogDirs,
  DESCRIBE_LOG_DIRS_WITH_ERROR,
} from '../protocol/describeLogDirs';
import { ErrorCode } from '../protocol/errorCodes';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { Reading } from './Reading';
import { refusal, refusalOfCode } from './refusals';

/** Bytes by topic, then partition. */
type Sizes = Map<string, Map<number, number>>;

/** Reads how many bytes each topic takes on the disks of all brokers. */
export async function readSizes(reading: Reading): Promise<void> {
  const { coverage, nodes, progress } = reading;
  progress.expect('sizes', nodes.size);
  const sizes = new Map<number, Sizes>();
  const failures = new Map<number, ReadingFailure>();
  await Promise.all(
    [...nodes].map(async ([nodeId, link]) => {
      try {
        sizes.set(nodeId, await sizesOf(reading, link));
      } catch (error) {
        if (!(error instanceof ReadingFailure)) throw error;
        failures.set(nodeId, error);
      }
      progress.advance('sizes', 1);
    }),
  );
  if (sizes.size === 0) {
    for (const failure of failures.values()) coverage.refuse('sizes', failure);
    return;
  }
  for (const topic of reading.topics.values()) {
    const sum = sumOf(reading, topic, sizes, failures);
    if (typeof sum === 'number') topic.bytesOnDisk = sum;
    else coverage.refuseSubject('sizes', topic.name, sum);
  }
  coverage.answered('sizes');
}

/** A sum that lacks a replica would be taken for the whole, so there is none then. */
function sumOf(
  { config }: Reading,
  {
    name,
    partitions,
  }: {
    name: string;
    partitions: Iterable<{ partition: number; replicas: readonly number[] }>;
  },
  sizes: Map<number, Sizes>,
  failures: Map<number, ReadingFailure>,
): number | ReadingFailure {
  let sum = 0;
  for (const { partition, replicas } of partitions) {
    for (const nodeId of replicas) {
      const bytes = sizes.get(nodeId)?.get(name)?.get(partition);
      if (bytes === undefined) {
        return (
          failures.get(nodeId) ??
          refusal(
            config,
            sizes.has(nodeId) ? 'error' : 'unreachable',
            `the bytes on disk of "${name}" cannot be told wholly: broker ${nodeId}, which holds a replica of partition ${partition}, ${
              sizes.has(nodeId) ? 'lists no log of it' : 'is not there'
            }.`,
          )
        );
      }
      sum += bytes;
    }
  }
  return sum;
}

async function sizesOf(reading: Reading, link: BrokerLink): Promise<Sizes> {
  const { config } = reading;
  const version = await link.versionOf(describeLogDirs);
  const { errorCode, dirs } = await link.send(describeLogDirs, {}, version);
  if (errorCode !== ErrorCode.NONE) {
    throw refusalOfCode(config, 'sizes', undefined, errorCode);
  }
  const silent =
    version !== undefined && version < DESCRIBE_LOG_DIRS_WITH_ERROR;
  if (silent && dirs.length === 0) {
    throw refusalOfCode(
      config,
      'sizes',
      undefined,
      ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
      'by naming no directory',
    );
  }
  const sizes: Sizes = new Map();
  for (const { errorCode: dirErrorCode, path, logs } of dirs) {
    if (dirErrorCode !== ErrorCode.NONE) {
      throw refusalOfCode(
        config,
        'sizes',
        undefined,
        dirErrorCode,
        `directory ${path} of broker ${link.address}`,
      );
    }
    for (const { topic, partition, bytes } of logs) {
      const ofTopic = sizes.get(topic) ?? new Map<number, number>();
      ofTopic.set(partition, (ofTopic.get(partition) ?? 0) + Number(bytes));
      sizes.set(topic, ofTopic);
    }
  }
  return sizes;
}
