import {
  ObservedPartition,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ErrorCode } from '../protocol/errorCodes';
import {
  EARLIEST,
  LATEST,
  listOffsets,
  ListOffsetsPartition,
  MAX_TIMESTAMP,
} from '../protocol/listOffsets';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { askInBatches, refusedAlike } from './batches';
import { Reading } from './Reading';
import { refreshLeaders } from './readTopics';
import { refusal, refusalOfCode } from './refusals';

const BATCH = 4_000;
const CONCURRENCY = 2;
/** Pauses between the rounds, ms: a broker may take seconds to become the leader that the metadata names. */
const PAUSES_MS = [150, 300, 600, 1_200, 2_400];
/** First version of ListOffsets that knows the largest timestamp (KIP-734). */
const MAX_TIMESTAMP_VERSION = 7;

/** Codes of a broker that does not lead the partition, or not yet, or not any more. */
const MOVED: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.LEADER_NOT_AVAILABLE,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.REPLICA_NOT_AVAILABLE,
  ErrorCode.FENCED_LEADER_EPOCH,
  ErrorCode.UNKNOWN_LEADER_EPOCH,
  ErrorCode.OFFSET_NOT_AVAILABLE,
]);

interface Asked {
  topic: string;
  partition: ObservedPartition;
}

/** Why a partition went unanswered for now. */
interface Unanswered {
  failure: ReadingFailure;
  /** The broker itself says that it is not the leader, or not yet. */
  soon: boolean;
}

interface Pass {
  question: Question;
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
  for (const pass of BOUNDS) await readPass(reading, pass);
  reading.coverage.answered('offsets');
  await readPass(reading, NEWEST);
  reading.coverage.answered('newest');
}

async function readPass(reading: Reading, pass: Pass): Promise<void> {
  const { topics, coverage, session } = reading;
  let open: Asked[] = [];
  for (const { name, partitions } of topics.values()) {
    for (const partition of partitions) open.push({ topic: name, partition });
  }
  let failures = await askLeaders(reading, pass, open);
  for (const [round, pause] of PAUSES_MS.entries()) {
    // a broker out of reach is given one chance to be succeeded, not seconds
    open = [...failures]
      .filter(([, failure]) => round === 0 || failure.soon)
      .map(([item]) => item);
    if (open.length === 0 || !(await session.pause(pause))) break;
    await refreshLeaders(reading, [...new Set(open.map(({ topic }) => topic))]);
    const again = await askLeaders(reading, pass, open);
    for (const item of open) failures.delete(item);
    failures = new Map([...failures, ...again]);
  }
  for (const [{ topic }, { failure }] of failures) {
    coverage.refuseSubject(pass.question, topic, failure);
  }
}

/** Returns what may be answered at another time or place, and why it was not now. */
async function askLeaders(
  reading: Reading,
  pass: Pass,
  asked: Asked[],
): Promise<Map<Asked, Unanswered>> {
  const { config, nodes } = reading;
  const failures = new Map<Asked, Unanswered>();
  const byLeader = new Map<BrokerLink, Asked[]>();
  for (const item of asked) {
    const link = nodes.get(item.partition.leader);
    if (link) {
      const list = byLeader.get(link) ?? [];
      list.push(item);
      byLeader.set(link, list);
    } else {
      failures.set(item, {
        soon: false,
        failure: refusal(
          config,
          'error',
          `partition ${item.partition.partition} of topic "${item.topic}" has no leader among the brokers, so nobody can tell its offsets.`,
        ),
      });
    }
  }
  await Promise.all(
    [...byLeader].map(([link, items]) =>
      askLeader(reading, pass, link, items, failures),
    ),
  );
  return failures;
}

async function askLeader(
  reading: Reading,
  pass: Pass,
  link: BrokerLink,
  asked: Asked[],
  failures: Map<Asked, Unanswered>,
): Promise<void> {
  const { config, coverage, session } = reading;
  await askInBatches(
    asked,
    { size: BATCH, concurrency: CONCURRENCY },
    async batch => {
      const version = await link.versionOf(listOffsets);
      if (version !== undefined && version < pass.minVersion) {
        throw refusal(
          config,
          'unsupported',
          `broker ${link.address} cannot tell the newest record: it offers ListOffsets up to version ${version}, and ${pass.minVersion} is needed (Kafka 3.0).`,
        );
      }
      const { topics } = await link.send(
        listOffsets,
        { timestamp: pass.timestamp, topics: byTopic(batch) },
        version,
      );
      const answers = new Map<string, Map<number, ListOffsetsPartition>>();
      for (const { name, partitions } of topics) {
        const ofTopic = answers.get(name) ?? new Map();
        for (const answer of partitions) ofTopic.set(answer.partition, answer);
        answers.set(name, ofTopic);
      }
      const codes = topics.flatMap(({ partitions }) =>
        partitions.map(({ errorCode }) => errorCode),
      );
      if (refusedAlike(codes)) {
        throw refusalOfCode(config, pass.question, undefined, codes[0]);
      }
      for (const item of batch) {
        const { topic, partition } = item;
        const answer = answers.get(topic)?.get(partition.partition);
        if (answer?.errorCode === ErrorCode.NONE) {
          pass.take(partition, answer);
          continue;
        }
        const code = answer?.errorCode ?? ErrorCode.UNKNOWN_SERVER_ERROR;
        const failure = refusalOfCode(
          config,
          pass.question,
          topic,
          code,
          `partition ${partition.partition}`,
        );
        if (MOVED.has(code)) failures.set(item, { failure, soon: true });
        else coverage.refuseSubject(pass.question, topic, failure);
      }
    },
    (batch, failure) => {
      const final = session.signal.aborted || failure.code === 'unsupported';
      for (const item of batch) {
        if (final) {
          coverage.refuseSubject(pass.question, item.topic, failure);
        } else {
          failures.set(item, { failure, soon: false });
        }
      }
    },
  );
}

function byTopic(
  batch: Asked[],
): { name: string; partitions: readonly number[] }[] {
  const topics = new Map<string, number[]>();
  for (const { topic, partition } of batch) {
    const partitions = topics.get(topic) ?? [];
    partitions.push(partition.partition);
    topics.set(topic, partitions);
  }
  return [...topics].map(([name, partitions]) => ({ name, partitions }));
}
