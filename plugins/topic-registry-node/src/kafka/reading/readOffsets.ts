import { ObservedPartition } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  EARLIEST,
  LATEST,
  listOffsets,
  ListOffsetsPartition,
  MAX_TIMESTAMP,
} from '../protocol/listOffsets';
import { askLeaders, LeaderQuestion } from './askLeaders';
import { Reading } from './Reading';
import { refusal } from './refusals';

/** First version of ListOffsets that knows the largest timestamp (KIP-734). */
const MAX_TIMESTAMP_VERSION = 7;

/** With so many, settings and groups are not kept waiting behind the offsets. */
const PARTITIONS_FOR_A_CONNECTION = 1_000;

interface Pass {
  question: 'offsets' | 'newest';
  timestamp: bigint;
  minVersion: number;
  take(partition: ObservedPartition, answer: ListOffsetsPartition): void;
}

const BOUNDS: Pass[] = [
  {
    question: 'offsets',
    timestamp: EARLIEST,
    minVersion: listOffsets.minVersion,
    take: (partition, { offset }) => {
      partition.beginOffset = offset;
    },
  },
  {
    question: 'offsets',
    timestamp: LATEST,
    minVersion: listOffsets.minVersion,
    take: (partition, { offset }) => {
      partition.endOffset = offset;
    },
  },
];

const NEWEST: Pass = {
  question: 'newest',
  timestamp: MAX_TIMESTAMP,
  minVersion: MAX_TIMESTAMP_VERSION,
  take: (partition, { timestamp }) => {
    partition.newestTimestamp = timestamp;
  },
};

/** Reads begin and end of every partition, and the time of its newest record, at the leaders. */
export async function readOffsets(reading: Reading): Promise<void> {
  await Promise.all([readBounds(reading), readNewest(reading)]);
}

/** The begin first: what is deleted and written meanwhile can then not leave it behind the end. */
async function readBounds(reading: Reading): Promise<void> {
  for (const pass of BOUNDS) await readPass(reading, pass);
  reading.coverage.answered('offsets');
}

async function readNewest(reading: Reading): Promise<void> {
  await readPass(reading, NEWEST);
  reading.coverage.answered('newest');
}

async function readPass(reading: Reading, pass: Pass): Promise<void> {
  let partitions = 0;
  for (const topic of reading.topics.values())
    partitions += topic.partitions.length;
  const isLong = partitions >= PARTITIONS_FOR_A_CONNECTION;
  const question: LeaderQuestion<ListOffsetsPartition> = {
    question: pass.question,
    take: pass.take,
    ask: async ({ config, session }, leader, topics) => {
      const link = isLong ? await session.beside(leader) : leader;
      const version = await link.versionOf(listOffsets);
      if (version !== undefined && version < pass.minVersion) {
        throw refusal(
          config,
          'unsupported',
          `broker ${link.address} cannot tell the newest record: it offers ListOffsets up to version ${version}, and ${pass.minVersion} is needed (Kafka 3.0).`,
        );
      }
      const answer = await link.send(
        listOffsets,
        { timestamp: pass.timestamp, topics },
        version,
      );
      return answer.topics;
    },
  };
  await askLeaders(reading, question, reading.topics.values());
}
