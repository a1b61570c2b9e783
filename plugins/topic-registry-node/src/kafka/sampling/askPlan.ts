import {
  matchesPattern,
  ObservedPartition,
  ObservedSamples,
  ObservedTopic,
  ownValue,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { SamplingConfig } from '../../config';
import { SamplingRequest } from './hints';

/** Steps back from a window that held no records, as markers of transactions and compaction leave them. */
const STEPS_BACK = 3;
const STEP_FACTOR = BigInt(8);
/** Bytes for a partition whose first batch did not fit. */
const MORE_FACTOR = 8;
const MOST_BYTES = 16 * 1024 * 1024;

/** One partition of which records are wanted. */
export class PartitionAsk {
  /** Where to read from. */
  offset: bigint;
  private window: bigint;
  private steps = 0;

  constructor(
    readonly topic: string,
    readonly partition: ObservedPartition,
    private readonly begin: bigint,
    private end: bigint,
    newest: number,
    /** Most bytes to ask for. */
    public maxBytes: number,
  ) {
    this.window = BigInt(newest);
    this.offset = this.windowStart();
  }

  /** Asks for more bytes, as its first batch did not fit; false beyond what any batch may take. */
  askForMore(): boolean {
    if (this.maxBytes >= MOST_BYTES) return false;
    this.maxBytes = Math.min(MOST_BYTES, this.maxBytes * MORE_FACTOR);
    return true;
  }

  /** Reads further back; false where there is nothing, or it was tried enough. */
  stepBack(): boolean {
    if (this.offset <= this.begin || this.steps >= STEPS_BACK) return false;
    this.steps += 1;
    this.window *= STEP_FACTOR;
    this.offset = this.windowStart();
    return true;
  }

  /** Takes an end that lies nearer, such as where an open transaction begins; false where it does not. */
  endAt(end: bigint): boolean {
    if (end >= this.end) return false;
    this.end = end;
    this.offset = this.windowStart();
    return end > this.begin;
  }

  private windowStart(): bigint {
    const start = this.end - this.window;
    return start > this.begin ? start : this.begin;
  }
}

/** The topics to sample: those with hints that app-config lets in, the longest unsampled first. */
export function topicsToSample(
  topics: Iterable<ObservedTopic>,
  { hints }: SamplingRequest,
  { include, exclude }: SamplingConfig['topics'],
  previous: ObservedSamples | undefined,
): ObservedTopic[] {
  const lastTime = ({ name }: ObservedTopic) =>
    ownValue(previous?.topics, name)?.sampledAt ?? '';
  return [...topics]
    .filter(
      ({ name, internal }) =>
        !internal &&
        Object.hasOwn(hints, name) &&
        include.some(pattern => matchesPattern(name, pattern)) &&
        !exclude.some(pattern => matchesPattern(name, pattern)),
    )
    .sort(
      (a, b) => compare(lastTime(a), lastTime(b)) || compare(a.name, b.name),
    );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
