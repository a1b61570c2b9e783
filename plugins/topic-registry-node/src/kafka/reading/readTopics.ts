import {
  ObservedPartition,
  ObservedTopic,
  Presence,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ErrorCode } from '../protocol/errorCodes';
import {
  metadata,
  MetadataResponse,
  MetadataTopic,
} from '../protocol/metadata';
import { Turns } from '../protocol/Turns';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { parseAddress } from '../session/address';
import { askInBatches } from './batches';
import { compareNames } from './compareNames';
import { Reading } from './Reading';
import { refusal, refusalOfCode } from './refusals';
import { NO_TOPIC, refuseUnlisted } from './unlistedTopics';

const BY_NAME_BATCH = 1_000;
/** Brokers learn of a new topic one after the other, mostly within this time. */
const SECOND_ASK_MS = 250;
const GROUPS_TOPIC = '__consumer_offsets';

/**
 * Reads brokers and topics with one request, then asks by name for the
 * expected topics that the listing lacks: it leaves out, without a word, what
 * the role may not describe.
 *
 * @throws ReadingFailure when no bootstrap broker gives the listing.
 */
export async function readTopics(reading: Reading): Promise<void> {
  const { session, progress } = reading;
  progress.expect('topics', 1);
  const listing = await readListing(reading);
  reading.brokers = listing.brokers.map(({ nodeId, host, port, rack }) => ({
    nodeId,
    host,
    port,
    ...(rack ? { rack } : {}),
  }));
  reading.kafkaClusterId = listing.clusterId;
  reading.controllerId = listing.controllerId;
  for (const { nodeId, host, port } of listing.brokers) {
    reading.nodes.set(nodeId, session.link(host, port));
  }
  // while the brokers have nothing to answer yet; at the end it would hold up
  listing.topics.sort((a, b) => compareNames(a.name, b.name));
  const turns = new Turns();
  await turns.next();
  for (const topic of listing.topics) {
    if (isThere(topic)) addTopic(reading, topic);
    if (turns.over()) await turns.next();
  }
  await askByName(reading);
  progress.advance('topics', 1);
  reading.coverage.answered('topics');
}

/** The first bootstrap broker that answers. */
async function readListing(reading: Reading): Promise<MetadataResponse> {
  const { config, session } = reading;
  const failures: ReadingFailure[] = [];
  for (const address of config.brokers) {
    try {
      const { host, port } = parseAddress(address);
      const listing = await session.link(host, port).send(metadata, {});
      if (listing.brokers.length > 0) return listing;
      // no cluster is without brokers, so its lack of topics says nothing either
      throw refusal(
        config,
        'error',
        `broker ${address} gave an empty answer, without a single broker. It is starting, or does not take this connection as authenticated.`,
      );
    } catch (error) {
      if (session.signal.aborted) throw error;
      failures.push(
        error instanceof ReadingFailure
          ? error
          : refusal(config, 'error', String(error)),
      );
    }
  }
  const first = failures.find(({ code }) => code === 'denied') ?? failures[0];
  throw new ReadingFailure(
    first?.code ?? 'error',
    failures.map(({ message }) => message).join(' ') ||
      `Cluster "${config.id}" has no broker address: set topicRegistry.clusters.${config.id}.brokers.`,
  );
}

async function askByName(reading: Reading): Promise<void> {
  const { topics, askedTopics, config, coverage } = reading;
  for (const name of askedTopics.keys()) {
    if (topics.has(name)) askedTopics.set(name, 'present');
  }
  const missing = [
    ...new Set([...askedTopics.keys(), GROUPS_TOPIC, NO_TOPIC]),
  ].filter(name => name !== '' && !topics.has(name));
  const presence = await presenceOf(reading, missing);
  reading.groupsTopic = topics.has(GROUPS_TOPIC)
    ? 'present'
    : presence.get(GROUPS_TOPIC) ?? 'unknown';
  if (!topics.has(NO_TOPIC)) {
    refuseUnlisted(reading, presence.get(NO_TOPIC));
  }
  for (const name of missing) {
    if (!askedTopics.has(name)) continue;
    const found = presence.get(name);
    if (found) {
      askedTopics.set(name, found);
    } else {
      coverage.refuseSubject(
        'topics',
        name,
        refusal(
          config,
          'error',
          `whether topic "${name}" exists cannot be told: no broker answered.`,
        ),
      );
    }
  }
}

/** Absent is said only when two brokers say so, or the only one says so twice. */
async function presenceOf(
  reading: Reading,
  names: string[],
): Promise<Map<string, Presence>> {
  const { session, nodes } = reading;
  const presence = new Map<string, Presence>();
  const links = [...nodes.values()];
  const first = await askOnce(reading, links, names, presence);
  const doubtful = names.filter(
    name => name !== NO_TOPIC && presence.get(name) === 'absent',
  );
  if (doubtful.length === 0 || !first) return presence;
  const others = links.filter(link => link !== first);
  if (others.length === 0 && !(await session.pause(SECOND_ASK_MS))) {
    for (const name of doubtful) presence.delete(name);
    return presence;
  }
  const again = new Map<string, Presence>();
  if (!(await askOnce(reading, others, doubtful, again))) {
    await askOnce(reading, [first], doubtful, again);
  }
  for (const name of doubtful) {
    const second = again.get(name);
    if (second) presence.set(name, second);
    else presence.delete(name);
  }
  return presence;
}

/** Asks the first broker that answers, and returns it. */
async function askOnce(
  reading: Reading,
  links: readonly BrokerLink[],
  names: string[],
  presence: Map<string, Presence>,
): Promise<BrokerLink | undefined> {
  const { config, coverage, session } = reading;
  for (const link of links) {
    let answered = false;
    await askInBatches(
      names,
      { size: BY_NAME_BATCH, concurrency: 1 },
      async batch => {
        const { topics } = await link.send(metadata, { topics: batch });
        answered = true;
        // brokers answer in an order of their own
        topics.sort((a, b) => compareNames(a.name, b.name));
        for (const topic of topics) {
          const found = presenceByCode(topic);
          presence.set(topic.name, found);
          if (found === 'present') addTopic(reading, topic);
          if (found === 'unknown' && reading.askedTopics.has(topic.name)) {
            coverage.refuseSubject(
              'topics',
              topic.name,
              refusalOfCode(config, 'topics', topic.name, topic.errorCode),
            );
          }
        }
      },
      () => {
        if (session.signal.aborted) throw session.signal.reason;
      },
    );
    if (answered) return link;
  }
  return undefined;
}

function presenceByCode(topic: MetadataTopic): Presence {
  if (isThere(topic)) return 'present';
  // a name that no cluster can hold is in none
  return topic.errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION ||
    topic.errorCode === ErrorCode.INVALID_TOPIC_EXCEPTION
    ? 'absent'
    : 'unknown';
}

function isThere({ errorCode }: MetadataTopic): boolean {
  return (
    errorCode === ErrorCode.NONE || errorCode === ErrorCode.LEADER_NOT_AVAILABLE
  );
}

/** As brokers mostly tell them. */
function inOrder(partitions: ObservedPartition[]): ObservedPartition[] {
  return partitions.every(({ partition }, index) => partition === index)
    ? partitions
    : partitions.sort((a, b) => a.partition - b.partition);
}

function addTopic(reading: Reading, topic: MetadataTopic): void {
  const { name, topicId, internal } = topic;
  const observed: ObservedTopic = {
    name,
    ...(topicId ? { topicId } : {}),
    internal,
    partitions: inOrder(topic.partitions),
  };
  reading.topics.set(name, observed);
  if (topic.partitions.length === 0) {
    reading.coverage.refuseSubject(
      'topics',
      name,
      refusal(
        reading.config,
        'error',
        `topic "${name}" is there, but its partitions are not known yet: it is just being created.`,
      ),
    );
  }
}

/** Reads the leaders of some topics anew, after a broker disowned them. */
export async function refreshLeaders(
  reading: Reading,
  names: string[],
): Promise<void> {
  for (const link of reading.nodes.values()) {
    let answered = false;
    await askInBatches(
      names,
      { size: BY_NAME_BATCH, concurrency: 1 },
      async batch => {
        const { topics } = await link.send(metadata, { topics: batch });
        answered = true;
        for (const topic of topics) {
          const observed = reading.topics.get(topic.name);
          for (const { partition, leader } of topic.partitions) {
            const known = observed?.partitions.find(
              candidate => candidate.partition === partition,
            );
            if (known) known.leader = leader;
          }
        }
      },
      () => {},
    );
    if (answered) return;
  }
}
