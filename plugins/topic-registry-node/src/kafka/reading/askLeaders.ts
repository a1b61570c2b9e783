import {
  ObservedPartition,
  ObservedTopic,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ErrorCode } from '../protocol/errorCodes';
import { Turns } from '../protocol/Turns';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { askInBatches, refusedAlike } from './batches';
import { Reading } from './Reading';
import { refreshLeaders } from './readTopics';
import { ASKED_FOR, refusal, refusalOfCode } from './refusals';

const BATCH = 3_000;
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

/** Partitions by topic, as requests name them. */
export interface PartitionsOfTopic {
  name: string;
  partitions: readonly number[];
}

interface PartitionAnswer {
  partition: number;
  errorCode: number;
}

/** A question that the leader of each partition answers. */
export interface LeaderQuestion<Answer extends PartitionAnswer> {
  question: Question;
  /** Throws a `ReadingFailure` when the broker gives no answer at all. */
  ask(
    reading: Reading,
    link: BrokerLink,
    topics: PartitionsOfTopic[],
  ): Promise<{ name: string; partitions: Answer[] }[]>;
  take(partition: ObservedPartition, answer: Answer): void;
}

/**
 * Puts a question about partitions to their leaders, again where leaders have
 * moved meanwhile. What stays open is refused, topic by topic.
 */
export async function askLeaders<Answer extends PartitionAnswer>(
  reading: Reading,
  pass: LeaderQuestion<Answer>,
  topics: Iterable<ObservedTopic>,
): Promise<void> {
  const { coverage, session } = reading;
  let open: Asked[] = [];
  const turns = new Turns();
  for (const { name, partitions } of topics) {
    for (const partition of partitions) open.push({ topic: name, partition });
    if (turns.over()) await turns.next();
  }
  const { question } = pass;
  reading.progress.expect(question, open.length);
  let failures = await askOnce(reading, pass, open, count =>
    reading.progress.advance(question, count),
  );
  for (const [round, pause] of PAUSES_MS.entries()) {
    // a broker out of reach is given one chance to be succeeded, not seconds
    open = [...failures]
      .filter(([, failure]) => round === 0 || failure.soon)
      .map(([item]) => item);
    if (open.length === 0 || !(await session.pause(pause))) break;
    await refreshLeaders(reading, [...new Set(open.map(({ topic }) => topic))]);
    const again = await askOnce(reading, pass, open);
    for (const item of open) failures.delete(item);
    failures = new Map([...failures, ...again]);
  }
  for (const [{ topic }, { failure }] of failures) {
    coverage.refuseSubject(pass.question, topic, failure);
  }
}

/** Returns what may be answered at another time or place, and why it was not now. */
async function askOnce<Answer extends PartitionAnswer>(
  reading: Reading,
  pass: LeaderQuestion<Answer>,
  asked: Asked[],
  onDone?: (count: number) => void,
): Promise<Map<Asked, Unanswered>> {
  const { config, nodes } = reading;
  const failures = new Map<Asked, Unanswered>();
  const byLeader = new Map<BrokerLink, Asked[]>();
  const turns = new Turns();
  for (const item of asked) {
    if (turns.over()) await turns.next();
    const link = nodes.get(item.partition.leader);
    if (link) {
      const list = byLeader.get(link);
      if (list) list.push(item);
      else byLeader.set(link, [item]);
    } else {
      onDone?.(1);
      failures.set(item, {
        soon: false,
        failure: refusal(
          config,
          'error',
          `partition ${item.partition.partition} of topic "${
            item.topic
          }" has no leader among the brokers, so nobody can tell ${
            ASKED_FOR[pass.question]
          }.`,
        ),
      });
    }
  }
  await Promise.all(
    [...byLeader].map(([link, items]) =>
      askLeader(reading, pass, link, items, failures, onDone),
    ),
  );
  return failures;
}

async function askLeader<Answer extends PartitionAnswer>(
  reading: Reading,
  pass: LeaderQuestion<Answer>,
  link: BrokerLink,
  asked: Asked[],
  failures: Map<Asked, Unanswered>,
  onDone: ((count: number) => void) | undefined,
): Promise<void> {
  const { config, coverage, session } = reading;
  await askInBatches(
    asked,
    { size: BATCH, concurrency: CONCURRENCY, onDone },
    async batch => {
      const topics = await pass.ask(reading, link, byTopic(batch));
      const refused = wholesaleRefusal(topics);
      if (refused !== undefined) {
        throw refusalOfCode(config, pass.question, undefined, refused);
      }
      const answerOf = answersByPartition(topics);
      for (const item of batch) {
        const { topic, partition } = item;
        const answer = answerOf(topic, partition.partition);
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

/** The error code that stands for all of them alike, where there is one. */
function wholesaleRefusal(
  topics: readonly { partitions: readonly PartitionAnswer[] }[],
): number | undefined {
  const first = topics[0]?.partitions[0]?.errorCode;
  // thousands of answers, hardly ever refused: the first one tells
  if (first === undefined || first === ErrorCode.NONE) return undefined;
  const codes = topics.flatMap(({ partitions }) =>
    partitions.map(({ errorCode }) => errorCode),
  );
  return refusedAlike(codes) ? first : undefined;
}

/**
 * Finds the answer for a partition, at once where both go through them in the
 * same order. Brokers need not keep the order of the request.
 */
function answersByPartition<Answer extends PartitionAnswer>(
  topics: readonly { name: string; partitions: Answer[] }[],
): (topic: string, partition: number) => Answer | undefined {
  const byName = new Map<string, Answer[]>();
  for (const { name, partitions } of topics) {
    const others = byName.get(name);
    byName.set(name, others ? [...others, ...partitions] : partitions);
  }
  let current = '';
  let answers: Answer[] | undefined;
  let next = 0;
  return (topic, partition) => {
    if (topic !== current) {
      current = topic;
      answers = byName.get(topic);
      next = 0;
    }
    const expected = answers?.[next];
    next += 1;
    return expected?.partition === partition
      ? expected
      : answers?.find(answer => answer.partition === partition);
  };
}

function byTopic(batch: Asked[]): PartitionsOfTopic[] {
  const topics = new Map<string, number[]>();
  for (const { topic, partition } of batch) {
    const partitions = topics.get(topic);
    if (partitions) partitions.push(partition.partition);
    else topics.set(topic, [partition.partition]);
  }
  return [...topics].map(([name, partitions]) => ({ name, partitions }));
}
