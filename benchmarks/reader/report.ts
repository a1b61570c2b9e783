import { machine } from '../lib/report';
import { OURS, Round } from './contestants/protocol';
import { Workload } from './workload';

/** What one run gave. */
export interface Results {
  workload: Workload;
  rounds: number;
  /** A sentence about the circumstances. */
  note?: string;
  parts: {
    title: string;
    /** By the name of the reader. */
    taken: Map<string, Round[]>;
    /** Of our process before its first reading, bytes. */
    idleRss: number;
  }[];
}

const JAVA = 'Java AdminClient';
const NAIVE = 'kafkajs admin, naive';
const GOAL_OF_JAVA = 0.6;
const GOAL_OF_NAIVE = 50;
const GOAL_MB = 350;
const GOAL_BLOCKED_MS = 50;
const MB = 1e6;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const medianMs = (rounds: readonly Round[]) =>
  median(rounds.map(({ ms }) => ms));

/** Goals that the run did not reach, in words. */
export function missedGoals({ parts }: Results): string[] {
  const missed: string[] = [];
  for (const { title, taken, idleRss } of parts) {
    const ours = taken.get(OURS.inside)!;
    const ratio = medianMs(ours) / medianMs(taken.get(JAVA)!);
    if (ratio > GOAL_OF_JAVA) {
      missed.push(`${title}: ${ratio.toFixed(2)} × the Java client`);
    }
    const faster = timesFaster(taken, OURS.bounds);
    if (faster !== undefined && faster < GOAL_OF_NAIVE) {
      missed.push(`${title}: ${faster.toFixed(0)} × faster than naive`);
    }
    const above = aboveIdle(ours, idleRss);
    if (above > GOAL_MB) {
      missed.push(`${title}: ${above.toFixed(0)} MB above the idle process`);
    }
    const work = mostOf(ours, 'ownWorkMs');
    if (work > GOAL_BLOCKED_MS) {
      missed.push(`${title}: ${work.toFixed(0)} ms of work at one go`);
    }
  }
  return missed;
}

/** How much faster one of ours was than the naive client, where that took part. */
function timesFaster(
  taken: ReadonlyMap<string, readonly Round[]>,
  name: string,
): number | undefined {
  const naive = taken.get(NAIVE);
  const ours = taken.get(name);
  return naive && ours && medianMs(naive) / medianMs(ours);
}

function besideNaive(
  taken: ReadonlyMap<string, readonly Round[]>,
): string | undefined {
  const alike = timesFaster(taken, OURS.bounds);
  const whole = timesFaster(taken, OURS.inside);
  if (alike === undefined || whole === undefined) return undefined;
  return `The naive client cannot ask for newest records: asked for what it asks, ours is ${alike.toFixed(
    0,
  )} times as fast; ${whole.toFixed(0)} times with the newest records.`;
}

function mostOf(
  rounds: readonly Round[],
  key: 'blockedMs' | 'ownWorkMs',
): number {
  return Math.max(...rounds.map(round => round[key] ?? 0));
}

function aboveIdle(rounds: readonly Round[], idleRss: number): number {
  const peak = Math.max(...rounds.map(({ peakRss = 0 }) => peakRss));
  return (peak - idleRss) / MB;
}

/** The part of docs/benchmarks.md. */
export function reportOf({ workload, rounds, note, parts }: Results): string {
  const tables = parts.map(({ title, taken, idleRss }) => {
    const java = medianMs(taken.get(JAVA)!);
    const lines = [...taken].map(([name, all]) => {
      const times = all.map(({ ms }) => ms);
      const last = all.at(-1)!;
      const ours = name === OURS.inside;
      return `| ${[
        all.length < rounds ? `${name} (${all.length} reading)` : name,
        median(times).toFixed(0),
        `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`,
        `${(median(times) / java).toFixed(2)} ×`,
        last.requests ?? '',
        last.bytesReceived ? (last.bytesReceived / MB).toFixed(1) : '',
        ours ? mostOf(all, 'blockedMs').toFixed(0) : '',
        ours ? mostOf(all, 'ownWorkMs').toFixed(0) : '',
        ours ? aboveIdle(all, idleRss).toFixed(0) : '',
      ].join(' | ')} |`;
    });
    return `**${title[0].toUpperCase()}${title.slice(1)}**

| reader | median, ms | from–to, ms | of the Java client | requests | MB received | event loop late by at most, ms | of it own work, ms | MB above the idle process |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}

${besideNaive(taken) ?? ''}`.trim();
  });
  const { topics, partitions, groups, members, commits } = parts[0].taken
    .get(OURS.inside)!
    .at(-1)!.seen;
  const count = (value: number) => value.toLocaleString('en-US');
  return `${new Date()
    .toISOString()
    .slice(0, 10)}, ${machine()}; Apache Kafka 4.3.1 on the same machine. ${
    workload.title
  }. Each reading saw ${count(topics)} topics (Kafka's own included), ${count(
    partitions,
  )} partitions, ${count(groups)} groups with ${count(
    members,
  )} members and ${count(
    commits,
  )} committed offsets. ${rounds} readings of each, in turns, after warming up.${
    note ? ` ${note}` : ''
  }

${tables.join('\n\n')}`;
}
