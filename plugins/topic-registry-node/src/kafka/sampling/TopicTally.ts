import {
  NameCount,
  SampleHints,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RecordFacts } from './inspect';

/** Names of one kind in one topic; a field with free text must not fill a database. */
const MOST_NAMES = 50;

/** Adds up what the records of one topic show. */
export class TopicTally {
  private readonly sample: TopicSample;
  private readonly lists = {
    missingFields: new Map<string, number>(),
    missingTenant: new Map<string, number>(),
    eventTypes: new Map<string, number>(),
    sources: new Map<string, number>(),
    unreadBatches: new Map<string, number>(),
  };

  constructor(
    topicId: string | undefined,
    sampledAt: string,
    readonly hints: SampleHints,
  ) {
    this.sample = {
      ...(topicId ? { topicId } : {}),
      sampledAt,
      asked: {
        envelopeFields: hints.envelope?.fields ?? [],
        tenantFields: hints.tenantFields,
        ...(hints.keyField ? { keyField: hints.keyField } : {}),
      },
      records: 0,
      bytes: 0,
      partitions: 0,
      envelopes: {},
      undecodable: {},
      unreadBatches: [],
      missingFields: [],
      eventTypes: [],
      sources: [],
      unnamed: { eventTypes: 0, sources: 0 },
      missingTenant: [],
      keys: { absent: 0, equal: 0, differs: 0, untold: 0 },
    };
  }

  get isEmpty(): boolean {
    return this.sample.records === 0;
  }

  /** A partition gave records. */
  addPartition(): void {
    this.sample.partitions += 1;
  }

  addUnread(reason: string, batches: number): void {
    const { unreadBatches } = this.lists;
    unreadBatches.set(reason, (unreadBatches.get(reason) ?? 0) + batches);
  }

  add(facts: RecordFacts): void {
    const { sample, lists } = this;
    sample.records += 1;
    sample.bytes += facts.bytes;
    if (facts.timestamp >= 0) {
      sample.newest = Math.max(sample.newest ?? 0, facts.timestamp);
      sample.oldest = Math.min(sample.oldest ?? Infinity, facts.timestamp);
    }
    const { envelopes, undecodable, keys, unnamed } = sample;
    envelopes[facts.envelope] = (envelopes[facts.envelope] ?? 0) + 1;
    if (facts.undecodable) {
      undecodable[facts.undecodable] =
        (undecodable[facts.undecodable] ?? 0) + 1;
    }
    for (const name of facts.missing) count(lists.missingFields, name);
    for (const name of facts.missingTenant) count(lists.missingTenant, name);
    if (!countName(lists.eventTypes, facts.eventType)) unnamed.eventTypes += 1;
    if (!countName(lists.sources, facts.source)) unnamed.sources += 1;
    if (facts.key) keys[facts.key] += 1;
  }

  toSample(): TopicSample {
    const { lists } = this;
    return {
      ...this.sample,
      unreadBatches: sorted(lists.unreadBatches),
      missingFields: sorted(lists.missingFields),
      missingTenant: sorted(lists.missingTenant),
      eventTypes: sorted(lists.eventTypes),
      sources: sorted(lists.sources),
    };
  }
}

function count(list: Map<string, number>, name: string): void {
  list.set(name, (list.get(name) ?? 0) + 1);
}

/** False for what is no name, or one too many. */
function countName(
  list: Map<string, number>,
  name: string | null | undefined,
): boolean {
  if (name === undefined) return true;
  if (name === null) return false;
  if (!list.has(name) && list.size >= MOST_NAMES) return false;
  count(list, name);
  return true;
}

/** The most frequent first. */
function sorted(list: Map<string, number>): NameCount[] {
  return [...list]
    .map(([name, number]) => ({ name, count: number }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
