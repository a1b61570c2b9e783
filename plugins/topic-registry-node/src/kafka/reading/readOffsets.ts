import {
  ObservedPartition,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  EARLIEST,
  LATEST,
  listOffsets,
  ListOffsetsResponse,
  MAX_TIMESTAMP,
} from '../protocol/listOffsets';
import { askLeaders, LeaderQuestion } from './askLeaders';
import { LeaderShares, sharesByLeader } from './leaderShares';
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
  take(
    partition: ObservedPartition,
    answers: ListOffsetsResponse,
    index: number,
  ): void;
}

const BEGINS: Pass = {
  question: 'offsets',
  timestamp: EARLIEST,
  minVersion: listOffsets.minVersion,
  take: (partition, { offsets }, index) => {
    partition.beginOffset = offsets[index];
  },
};

const ENDS: Pass = {
  question: 'offsets',
  timestamp: LATEST,
  minVersion: listOffsets.minVersion,
  take: (partition, { offsets }, index) => {
    partition.endOffset = offsets[index];
  },
};

const NEWEST: Pass = {
  question: 'newest',
  timestamp: MAX_TIMESTAMP,
  minVersion: MAX_TIMESTAMP_VERSION,
  take: (partition, { timestamps }, index) => {
    partition.newestTimestamp = timestamps[index];
  },
};

/** Reads begin and end of every partition, and the time of its newest record, at the leaders. */
export async function readOffsets(reading: Reading): Promise<void> {
  const shares = await sharesByLeader(reading, reading.topics.values());
  await Promise.all([readBounds(reading, shares), readNewest(reading, shares)]);
}

/**
 * Asks again where those partitions end of which a group has committed more
 * than their end. Ends and commits are read at the same time, so that a commit
 * may be younger than the end: only one that is beyond the end afterwards is of
 * records that are not there.
 */
export async function readEndsAgain(reading: Reading): Promise<void> {
  const behind = partitionsBehindCommits(reading);
  if (behind.length === 0) return;
  await readPass(reading, ENDS, await sharesByLeader(reading, behind));
}

function partitionsBehindCommits({
  topics,
  groups,
}: Reading): Pick<ObservedTopic, 'name' | 'partitions'>[] {
  const behind = new Map<string, Set<ObservedPartition>>();
  for (const { commits } of groups.values()) {
    for (const [name, offsets] of Object.entries(commits ?? {})) {
      for (const one of topics.get(name)?.partitions ?? []) {
        const offset = offsets[one.partition];
        if (offset === undefined || one.endOffset === undefined) continue;
        if (offset <= one.endOffset) continue;
        const ofTopic = behind.get(name) ?? new Set();
        behind.set(name, ofTopic.add(one));
      }
    }
  }
  return [...behind].map(([name, partitions]) => ({
    name,
    partitions: [...partitions],
  }));
}

/** The begin first: what is deleted and written meanwhile can then not leave it behind the end. */
async function readBounds(
  reading: Reading,
  shares: LeaderShares,
): Promise<void> {
  await readPass(reading, BEGINS, shares);
  await readPass(reading, ENDS, shares);
  reading.coverage.answered('offsets');
}

async function readNewest(
  reading: Reading,
  shares: LeaderShares,
): Promise<void> {
  await readPass(reading, NEWEST, shares);
  reading.coverage.answered('newest');
}

async function readPass(
  reading: Reading,
  pass: Pass,
  shares: LeaderShares,
): Promise<void> {
  const isLong = shares.count >= PARTITIONS_FOR_A_CONNECTION;
  const question: LeaderQuestion<ListOffsetsResponse> = {
    question: pass.question,
    take: pass.take,
    ask: async ({ config, session }, leader, topics) => {
      const link = isLong ? await session.beside(leader, 'offsets') : leader;
      const version = await link.versionOf(listOffsets);
      if (version !== undefined && version < pass.minVersion) {
        throw refusal(
          config,
          'unsupported',
          `broker ${link.address} cannot tell the newest record: it offers ListOffsets up to version ${version}, and ${pass.minVersion} is needed (Kafka 3.0).`,
        );
      }
      return link.send(
        listOffsets,
        { timestamp: pass.timestamp, topics },
        version,
      );
    },
  };
  await askLeaders(reading, question, shares);
}
