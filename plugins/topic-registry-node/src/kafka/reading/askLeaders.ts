import {
  ObservedPartition,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ErrorCode } from '../protocol/errorCodes';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { answerFinder, NOWHERE, PartitionAnswers } from './answerFinder';
import { askBatches, refusedAlike } from './batches';
import {
  batchShares,
  countOf,
  halveShares,
  LeaderShares,
  Share,
  sharesByLeader,
} from './leaderShares';
import { Reading } from './Reading';
import { refreshLeaders } from './readTopics';
import { ASKED_FOR, refusal, refusalOfCode } from './refusals';

const BATCH = 1_500;
const CONCURRENCY = 2;
/** Pauses between the rounds, ms: a broker may take seconds to become the leader that the metadata names. */
const PAUSES_MS = [150, 300, 600, 1_200, 2_400];
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

/** Why a partition went unanswered for now. */
interface Unanswered {
  topic: string;
  failure: ReadingFailure;
  /** The broker itself says that it is not the leader, or not yet. */
  soon: boolean;
}

/** What may be answered at another time or place, and why it was not now. */
type Failures = Map<ObservedPartition, Unanswered>;

/** A question that the leader of each partition answers. */
export interface LeaderQuestion<Answers extends PartitionAnswers> {
  question: Question;
  /** Throws a `ReadingFailure` when the broker gives no answer at all. */
  ask(
    reading: Reading,
    link: BrokerLink,
    topics: readonly Share[],
  ): Promise<Answers>;
  /** Takes the answer that stands at an index. */
  take(partition: ObservedPartition, answers: Answers, index: number): void;
}

/**
 * Puts a question about partitions to their leaders, again where leaders have
 * moved meanwhile. What stays open is refused, topic by topic.
 */
export async function askLeaders<Answers extends PartitionAnswers>(
  reading: Reading,
  pass: LeaderQuestion<Answers>,
  shares: LeaderShares,
): Promise<void> {
  const { coverage, session, progress } = reading;
  const { question } = pass;
  progress.expect(question, shares.count);
  let failures = await askOnce(reading, pass, shares, count =>
    progress.advance(question, count),
  );
  for (const [round, pause] of PAUSES_MS.entries()) {
    // a broker out of reach is given one chance to be succeeded, not seconds
    const open = partitionsByTopic(failures, ({ soon }) => round === 0 || soon);
    if (open.size === 0 || !(await session.pause(pause))) break;
    await refreshLeaders(reading, [...open.keys()]);
    const again = await askOnce(
      reading,
      pass,
      await sharesByLeader(
        reading,
        [...open].map(([name, partitions]) => ({ name, partitions })),
      ),
    );
    for (const partition of [...open.values()].flat()) {
      failures.delete(partition);
    }
    failures = new Map([...failures, ...again]);
  }
  for (const { topic, failure } of failures.values()) {
    coverage.refuseSubject(question, topic, failure);
  }
}

function partitionsByTopic(
  failures: Failures,
  isOpen: (failure: Unanswered) => boolean,
): Map<string, ObservedPartition[]> {
  const open = new Map<string, ObservedPartition[]>();
  for (const [partition, failure] of failures) {
    if (!isOpen(failure)) continue;
    const ofTopic = open.get(failure.topic);
    if (ofTopic) ofTopic.push(partition);
    else open.set(failure.topic, [partition]);
  }
  return open;
}

async function askOnce<Answers extends PartitionAnswers>(
  reading: Reading,
  pass: LeaderQuestion<Answers>,
  { byLeader, leaderless }: LeaderShares,
  onDone?: (count: number) => void,
): Promise<Failures> {
  const failures: Failures = new Map();
  for (const { name: topic, partitions } of leaderless) {
    onDone?.(partitions.length);
    for (const partition of partitions) {
      failures.set(partition, {
        topic,
        soon: false,
        failure: refusal(
          reading.config,
          'error',
          `partition ${
            partition.partition
          } of topic "${topic}" has no leader among the brokers, so nobody can tell ${
            ASKED_FOR[pass.question]
          }.`,
        ),
      });
    }
  }
  await Promise.all(
    [...byLeader].map(([link, shares]) =>
      askLeader(reading, pass, link, shares, failures, onDone),
    ),
  );
  return failures;
}

async function askLeader<Answers extends PartitionAnswers>(
  reading: Reading,
  pass: LeaderQuestion<Answers>,
  link: BrokerLink,
  shares: readonly Share[],
  failures: Failures,
  onDone: ((count: number) => void) | undefined,
): Promise<void> {
  const { config, coverage, session } = reading;
  await askBatches(batchShares(shares, BATCH), {
    concurrency: CONCURRENCY,
    halve: halveShares,
    onDone: batch => onDone?.(countOf(batch)),
    ask: async batch => {
      const answers = await pass.ask(reading, link, batch);
      const refused = wholesaleRefusal(answers);
      if (refused !== undefined) {
        throw refusalOfCode(config, pass.question, undefined, refused);
      }
      takeAnswers(reading, pass, batch, answers, failures);
    },
    refuse: (batch, failure) => {
      const final = session.signal.aborted || failure.code === 'unsupported';
      for (const { name: topic, partitions } of batch) {
        if (final) {
          coverage.refuseSubject(pass.question, topic, failure);
          continue;
        }
        for (const partition of partitions) {
          failures.set(partition, { topic, failure, soon: false });
        }
      }
    },
  });
}

function takeAnswers<Answers extends PartitionAnswers>(
  { config, coverage }: Reading,
  pass: LeaderQuestion<Answers>,
  batch: readonly Share[],
  answers: Answers,
  failures: Failures,
): void {
  const indexOf = answerFinder(answers);
  for (const { name: topic, partitions } of batch) {
    for (const partition of partitions) {
      const index = indexOf(topic, partition.partition);
      const code =
        index === NOWHERE
          ? ErrorCode.UNKNOWN_SERVER_ERROR
          : answers.errorCodes[index];
      if (code === ErrorCode.NONE) {
        pass.take(partition, answers, index);
        continue;
      }
      const failure = refusalOfCode(
        config,
        pass.question,
        topic,
        code,
        `partition ${partition.partition}`,
      );
      if (MOVED.has(code)) {
        failures.set(partition, { topic, failure, soon: true });
      } else {
        coverage.refuseSubject(pass.question, topic, failure);
      }
    }
  }
}

/** The error code that stands for all of them alike, where there is one. */
function wholesaleRefusal({
  topics,
  errorCodes,
}: PartitionAnswers): number | undefined {
  const count = topics.at(-1)?.to ?? 0;
  // thousands of answers, hardly ever refused: the first one tells
  if (count === 0 || errorCodes[0] === ErrorCode.NONE) return undefined;
  const codes = Array.from({ length: count }, (_, index) => errorCodes[index]);
  return refusedAlike(codes) ? codes[0] : undefined;
}
