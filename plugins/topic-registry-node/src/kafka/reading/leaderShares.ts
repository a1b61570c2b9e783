import {
  ObservedPartition,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Turns } from '../protocol/Turns';
import { BrokerLink } from '../session/BrokerLink';
import { Reading } from './Reading';

/** What one leader is asked about one topic. */
export interface Share {
  name: string;
  partitions: readonly ObservedPartition[];
}

/** Who is asked about which partitions. */
export interface LeaderShares {
  byLeader: Map<BrokerLink, Share[]>;
  /** Partitions whose leader is none of the brokers. */
  leaderless: Share[];
  /** Number of partitions. */
  count: number;
}

/** Gives each leader its share of the topics, in their order. */
export async function sharesByLeader(
  { nodes }: Reading,
  topics: Iterable<Pick<ObservedTopic, 'name' | 'partitions'>>,
): Promise<LeaderShares> {
  const shares: LeaderShares = {
    byLeader: new Map(),
    leaderless: [],
    count: 0,
  };
  const turns = new Turns();
  for (const { name, partitions } of topics) {
    shares.count += partitions.length;
    for (const [leader, led] of splitByLeader(partitions)) {
      const link = nodes.get(leader);
      listOf(shares, link).push({ name, partitions: led });
    }
    if (turns.over()) await turns.next();
  }
  return shares;
}

function listOf(
  { byLeader, leaderless }: LeaderShares,
  link: BrokerLink | undefined,
): Share[] {
  if (!link) return leaderless;
  let list = byLeader.get(link);
  if (!list) {
    list = [];
    byLeader.set(link, list);
  }
  return list;
}

function splitByLeader(
  partitions: ObservedPartition[],
): Iterable<[leader: number, led: ObservedPartition[]]> {
  const [first] = partitions;
  if (!first) return [];
  if (partitions.every(({ leader }) => leader === first.leader)) {
    return [[first.leader, partitions]];
  }
  const split = new Map<number, ObservedPartition[]>();
  for (const partition of partitions) {
    const led = split.get(partition.leader);
    if (led) led.push(partition);
    else split.set(partition.leader, [partition]);
  }
  // copies take no more room than they need, where what grew takes 17 elements
  for (const [leader, led] of split) split.set(leader, led.slice());
  return split;
}

/** Puts shares together to batches of at most so many partitions; a larger share is cut. */
export function batchShares(
  shares: readonly Share[],
  partitionsOfBatch: number,
): Share[][] {
  const batches: Share[][] = [];
  let batch: Share[] = [];
  let room = partitionsOfBatch;
  for (const share of shares) {
    let rest = share;
    while (rest.partitions.length > room) {
      const [now, later] = cut(rest, room);
      if (room > 0) batch.push(now);
      batches.push(batch);
      batch = [];
      room = partitionsOfBatch;
      rest = later;
    }
    batch.push(rest);
    room -= rest.partitions.length;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Two halves; `undefined` for a single partition. */
export function halveShares(batch: Share[]): [Share[], Share[]] | undefined {
  if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    return [batch.slice(0, middle), batch.slice(middle)];
  }
  const [only] = batch;
  if (only.partitions.length < 2) return undefined;
  const [one, other] = cut(only, Math.ceil(only.partitions.length / 2));
  return [[one], [other]];
}

/** Number of partitions. */
export function countOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { partitions }) => sum + partitions.length, 0);
}

function cut({ name, partitions }: Share, at: number): [Share, Share] {
  return [
    { name, partitions: partitions.slice(0, at) },
    { name, partitions: partitions.slice(at) },
  ];
}
