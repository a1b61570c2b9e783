import {
  ObservedSamples,
  ObservedTopic,
  ownValue,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig, SamplingConfig } from '../../config';
import { ErrorCode } from '../protocol/errorCodes';
import {
  fetch,
  FETCH_BY_ID_VERSION,
  FetchedPartition,
  FetchRequest,
} from '../protocol/fetch';
import { Reading } from '../reading/Reading';
import { refreshLeaders } from '../reading/readTopics';
import { refusal, refusalOfCode } from '../reading/refusals';
import { BrokerLink } from '../session/BrokerLink';
import { ClusterSession } from '../session/ClusterSession';
import { ReadingFailure } from '../session/ReadingFailure';
import { PartitionAsk } from './askPlan';
import { SamplingRequest } from './hints';
import { inspect } from './inspect';
import { decodeBatches } from './recordBatches';
import { TopicTally } from './TopicTally';

/** Partitions that are asked for at once. */
const CHUNK = 200;
/** Answers to a chunk, some of which say "more" or "elsewhere". */
const ROUNDS = 12;
const MOST_ANSWER_BYTES = 8 * 1024 * 1024;
/** Far above what a producer may send, by default 1 MiB; a small batch that grows beyond it is a bomb. */
const MOST_BATCH_BYTES = 16 * 1024 * 1024;
/** Others have the event loop in between. */
const SLICE_MS = 15;

const MOVED: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.LEADER_NOT_AVAILABLE,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.REPLICA_NOT_AVAILABLE,
  ErrorCode.FENCED_LEADER_EPOCH,
  ErrorCode.UNKNOWN_LEADER_EPOCH,
  ErrorCode.OFFSET_NOT_AVAILABLE,
]);

/**
 * Reads the newest records of topics and tallies what they show. Records live
 * from an answer's arrival to their inspection, and no longer.
 */
export class RecordSampler {
  private readonly sampledAt = new Date().toISOString();
  private readonly links = new Map<number, BrokerLink>();
  private received = 0;
  private sliceEnd = 0;

  constructor(
    private readonly reading: Reading,
    /** With the role that samples. */
    private readonly config: ClusterConfig,
    private readonly session: ClusterSession,
    private readonly limits: SamplingConfig,
    private readonly request: SamplingRequest,
  ) {
    for (const { nodeId, host, port } of reading.brokers) {
      this.links.set(nodeId, session.link(host, port));
    }
  }

  /**
   * Samples topic after topic, until all are or a limit is reached.
   *
   * @throws ReadingFailure when nothing at all was answered.
   */
  async sample(topics: ObservedTopic[]): Promise<ObservedSamples> {
    const samples: [string, TopicSample][] = [];
    let failure: ReadingFailure | undefined;
    const waiting = [...topics];
    while (waiting.length > 0 && this.budget > 0) {
      const chunk = nextChunk(waiting);
      try {
        samples.push(...(await this.sampleChunk(chunk)));
      } catch (error) {
        if (!(error instanceof ReadingFailure)) throw error;
        failure = error;
        break;
      }
    }
    // what a limit left out has its turn at the next sampling
    if (failure && samples.length === 0) throw failure;
    return { takenAt: this.sampledAt, topics: Object.fromEntries(samples) };
  }

  private get budget(): number {
    return this.limits.maxBytes - this.received;
  }

  private async sampleChunk(
    topics: ObservedTopic[],
  ): Promise<[string, TopicSample][]> {
    const tallies = new Map<string, TopicTally>();
    let open: PartitionAsk[] = [];
    for (const topic of topics) {
      const asks = this.asksOf(topic);
      // of an empty topic nothing is asked, and nothing refused
      if (asks?.length !== 0) this.reading.topicsAskedForRecords += 1;
      const hints = ownValue(this.request.hints, topic.name);
      if (!asks || !hints) continue;
      tallies.set(
        topic.name,
        new TopicTally(topic.topicId, this.sampledAt, hints),
      );
      open.push(...asks);
    }
    for (let round = 0; open.length > 0 && round < ROUNDS; round++) {
      if (this.budget <= 0) {
        // what a part of a topic shows is shown; one not reached has its turn
        for (const { topic } of open) {
          if (tallies.get(topic)?.isEmpty) tallies.delete(topic);
        }
        open = [];
        break;
      }
      open = await this.askOnce(open, tallies);
    }
    for (const { topic } of open) {
      tallies.get(topic)?.addUnread('not given by its broker in time', 1);
    }
    return [...tallies].map(([name, tally]) => [name, tally.toSample()]);
  }

  /** Undefined where the offsets of a partition are not known, or nobody leads it. */
  private asksOf({ name, partitions }: ObservedTopic) {
    const asks: PartitionAsk[] = [];
    for (const partition of partitions) {
      const { beginOffset: begin, endOffset: end, leader } = partition;
      if (begin === undefined || end === undefined) {
        this.refuse(
          name,
          refusal(
            this.config,
            'error',
            `where the records of topic "${name}" end was not told, so none could be looked at.`,
          ),
        );
        return undefined;
      }
      if (begin >= end || !this.links.has(leader)) continue;
      asks.push(
        new PartitionAsk(
          name,
          partition,
          begin,
          end,
          this.limits.recordsPerPartition,
          this.limits.maxBytesPerPartition,
        ),
      );
    }
    return asks;
  }

  /** Returns what has to be asked again. */
  private async askOnce(
    asks: PartitionAsk[],
    tallies: Map<string, TopicTally>,
  ): Promise<PartitionAsk[]> {
    const byLeader = new Map<BrokerLink, PartitionAsk[]>();
    for (const ask of asks) {
      const link = this.links.get(ask.partition.leader);
      if (!link || !tallies.has(ask.topic)) continue;
      const list = byLeader.get(link) ?? [];
      list.push(ask);
      byLeader.set(link, list);
    }
    const share = Math.max(1, Math.floor(this.budget / byLeader.size));
    const again: PartitionAsk[] = [];
    const moved = new Set<string>();
    await Promise.all(
      [...byLeader].map(async ([link, list]) => {
        const answers = await this.fetchFrom(link, list, share, tallies);
        for (const [ask, answer] of answers) {
          await this.breathe();
          const verdict = this.take(ask, answer, tallies);
          if (verdict === 'moved') moved.add(ask.topic);
          if (verdict !== 'done') again.push(ask);
        }
      }),
    );
    if (moved.size > 0) {
      await this.session.pause(200);
      await refreshLeaders(this.reading, [...moved]);
    }
    return again;
  }

  private async fetchFrom(
    link: BrokerLink,
    asks: PartitionAsk[],
    share: number,
    tallies: Map<string, TopicTally>,
  ): Promise<[PartitionAsk, FetchedPartition | undefined][]> {
    const { topics } = this.reading;
    const named = asks.every(ask => topics.get(ask.topic)?.topicId);
    const newest = await link.versionOf(fetch);
    const version =
      newest === undefined || named
        ? newest
        : Math.min(newest, FETCH_BY_ID_VERSION - 1);
    const request: FetchRequest = {
      maxBytes: Math.min(share, MOST_ANSWER_BYTES),
      topics: byTopic(asks).map(([name, list]) => ({
        name,
        topicId: topics.get(name)?.topicId,
        partitions: list.map(({ partition, offset, maxBytes }) => ({
          partition: partition.partition,
          offset,
          maxBytes,
        })),
      })),
    };
    const response = await link.send(fetch, request, version);
    if (response.errorCode !== ErrorCode.NONE) {
      for (const { topic } of asks) {
        this.refuse(
          topic,
          refusalOfCode(this.config, 'samples', topic, response.errorCode),
        );
        tallies.delete(topic);
      }
      return [];
    }
    const answers = new Map<string, FetchedPartition>();
    for (const { name, topicId, partitions } of response.topics) {
      for (const answer of partitions) {
        this.received += answer.records.length;
        answers.set(`${name ?? topicId} ${answer.partition}`, answer);
      }
    }
    return asks.map(ask => {
      const key =
        (version ?? 0) >= FETCH_BY_ID_VERSION
          ? topics.get(ask.topic)?.topicId
          : ask.topic;
      return [ask, answers.get(`${key} ${ask.partition.partition}`)];
    });
  }

  private take(
    ask: PartitionAsk,
    answer: FetchedPartition | undefined,
    tallies: Map<string, TopicTally>,
  ): 'done' | 'again' | 'moved' {
    const tally = tallies.get(ask.topic);
    if (!answer || !tally) return 'done';
    if (answer.errorCode !== ErrorCode.NONE) {
      return this.takeError(ask, answer.errorCode, tallies);
    }
    const { records: bytes, lastStableOffset } = answer;
    // isolation 1 ends where the first open transaction begins
    if (bytes.length === 0 && ask.offset >= lastStableOffset) {
      return ask.endAt(lastStableOffset) ? 'again' : 'done';
    }
    const decoded = decodeBatches(bytes, {
      from: ask.offset,
      newest: this.limits.recordsPerPartition,
      aborted: answer.aborted,
      maxBatchBytes: MOST_BATCH_BYTES,
    });
    if (decoded.batches === 0) {
      // the answer was full before, or the first batch is larger than asked for
      if (this.budget <= 0 || ask.askForMore()) return 'again';
      tally.addUnread('larger than one sampling may read', 1);
      return 'done';
    }
    for (const [reason, count] of decoded.unread) {
      tally.addUnread(reason, count);
    }
    if (decoded.records.length === 0) {
      return decoded.unread.size === 0 && ask.stepBack() ? 'again' : 'done';
    }
    tally.addPartition();
    for (const record of decoded.records) {
      tally.add(inspect(record, tally.hints));
    }
    return 'done';
  }

  private takeError(
    ask: PartitionAsk,
    code: number,
    tallies: Map<string, TopicTally>,
  ): 'done' | 'moved' {
    if (MOVED.has(code) && !this.session.signal.aborted) return 'moved';
    // retention took what was there a moment ago
    if (code === ErrorCode.OFFSET_OUT_OF_RANGE) return 'done';
    this.refuse(
      ask.topic,
      refusalOfCode(this.config, 'samples', ask.topic, code),
    );
    tallies.delete(ask.topic);
    return 'done';
  }

  private refuse(topic: string, failure: ReadingFailure): void {
    this.reading.coverage.refuseSubject('samples', topic, failure);
  }

  private async breathe(): Promise<void> {
    const now = performance.now();
    if (now < this.sliceEnd) return;
    await new Promise<void>(resolve => {
      setImmediate(resolve);
    });
    this.sliceEnd = performance.now() + SLICE_MS;
  }
}

/** Whole topics, until their partitions are many. */
function nextChunk(waiting: ObservedTopic[]): ObservedTopic[] {
  const chunk: ObservedTopic[] = [];
  let partitions = 0;
  for (
    let topic = waiting.shift();
    topic;
    topic = partitions < CHUNK ? waiting.shift() : undefined
  ) {
    chunk.push(topic);
    partitions += topic.partitions.length;
  }
  return chunk;
}

function byTopic(asks: PartitionAsk[]): [string, PartitionAsk[]][] {
  const topics = new Map<string, PartitionAsk[]>();
  for (const ask of asks) {
    const list = topics.get(ask.topic) ?? [];
    list.push(ask);
    topics.set(ask.topic, list);
  }
  return [...topics];
}
