import { ObservedTopic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { describeConfigs } from '../protocol/describeConfigs';
import { ErrorCode } from '../protocol/errorCodes';
import { Turns } from '../protocol/Turns';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { askInBatches, chunk, refusedAlike } from './batches';
import { Holders, ObservedConfigs } from './observedConfigs';
import { Reading } from './Reading';
import { refusalOfCode } from './refusals';

const BATCH = 500;
const CONCURRENCY = 3;

/** A broker that is asked. */
interface Asked {
  id: number;
  link: BrokerLink;
}

/**
 * Reads the settings of all topics: those that a topic sets itself, and of the
 * others the ones that are wanted. Any broker tells what a topic sets itself;
 * what it inherits each broker tells for itself, so a topic is asked of one
 * that holds it. What the other holders give it, their own topics show; a
 * broker of which no topic was asked is asked one question more.
 */
export async function readConfigs(reading: Reading): Promise<void> {
  const { topics, options, coverage, nodes, progress } = reading;
  if (options.configKeys.length === 0) return;
  const brokers = [...nodes].map(([id, link]) => ({ id, link }));
  progress.expect('configs', topics.size);
  const observedConfigs = new ObservedConfigs(options.configKeys);
  let shares = shared([...topics.values()], brokers);
  for (const round of brokers.keys()) {
    // a broker may not know a new topic yet, and may be out of reach: ask the next
    const last = round === brokers.length - 1;
    shares = await Promise.all(
      shares.map((share, index) =>
        askOne(
          reading,
          brokers[(index + round) % brokers.length],
          share,
          observedConfigs,
          last,
        ),
      ),
    );
  }
  await askWhatIsOpen(reading, brokers, observedConfigs);
  const turns = new Turns();
  for (const topic of topics.values()) {
    if (turns.over()) await turns.next();
    const configs = observedConfigs.of(topic.name, holdersOf(topic));
    if (configs) topic.configs = configs;
  }
  coverage.answered('configs');
}

/** Each topic with the broker that leads its first partition; the others go round. */
function shared(
  topics: readonly ObservedTopic[],
  brokers: readonly Asked[],
): string[][] {
  const shares: string[][] = brokers.map(() => []);
  const indexes = new Map(brokers.map(({ id }, index) => [id, index]));
  const others: string[] = [];
  for (const topic of topics) {
    const holder = holdersOf(topic).find(id => indexes.has(id));
    const index = holder === undefined ? undefined : indexes.get(holder);
    if (index === undefined) others.push(topic.name);
    else shares[index].push(topic.name);
  }
  for (const [index, batch] of chunk(others, BATCH).entries()) {
    shares[index % brokers.length]?.push(...batch);
  }
  return shares;
}

function holdersOf({ partitions }: ObservedTopic): Holders {
  const leader = partitions[0]?.leader ?? -1;
  const holders = new Set(leader < 0 ? [] : [leader]);
  const others = new Set(partitions.flatMap(({ replicas }) => replicas));
  for (const broker of [...others].sort((a, b) => a - b)) holders.add(broker);
  return [...holders];
}

/** Returns the topics that another broker may answer for. */
async function askOne(
  reading: Reading,
  { id, link }: Asked,
  names: string[],
  observedConfigs: ObservedConfigs,
  last: boolean,
): Promise<string[]> {
  const { config, coverage, session, progress } = reading;
  const open: string[] = [];
  await askInBatches(
    names,
    { size: BATCH, concurrency: CONCURRENCY },
    async batch => {
      const { results } = await link.send(describeConfigs, { topics: batch });
      if (refusedAlike(results.map(({ errorCode }) => errorCode))) {
        throw refusalOfCode(
          config,
          'configs',
          undefined,
          results[0].errorCode,
          results[0].errorMessage,
        );
      }
      for (const { topic, errorCode, errorMessage, configs } of results) {
        if (errorCode === ErrorCode.NONE) {
          observedConfigs.add(id, topic, configs);
        } else if (
          errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION &&
          !last
        ) {
          open.push(topic);
        } else {
          coverage.refuseSubject(
            'configs',
            topic,
            refusalOfCode(config, 'configs', topic, errorCode, errorMessage),
          );
        }
      }
    },
    (batch, failure) => {
      const elsewhere = failure.code !== 'denied' && !session.signal.aborted;
      for (const topic of batch) {
        if (elsewhere && !last) open.push(topic);
        else coverage.refuseSubject('configs', topic, failure);
      }
    },
  );
  progress.advance('configs', names.length - open.length);
  return open;
}

/** Asks brokers for what no topic of their share has shown: one request each, about a topic or a few. */
async function askWhatIsOpen(
  { topics }: Reading,
  brokers: readonly Asked[],
  observedConfigs: ObservedConfigs,
): Promise<void> {
  const open = new Map<number, { keys: Set<string>; topics: Set<string> }>(
    brokers.map(({ id }) => [id, { keys: new Set(), topics: new Set() }]),
  );
  const turns = new Turns();
  for (const topic of topics.values()) {
    if (turns.over()) await turns.next();
    for (const holder of holdersOf(topic)) {
      const ofBroker = open.get(holder);
      if (!ofBroker) continue;
      for (const [key, of] of observedConfigs.openOn(holder, topic.name)) {
        if (ofBroker.keys.has(key)) continue;
        ofBroker.keys.add(key);
        ofBroker.topics.add(of);
      }
    }
  }
  await Promise.all(
    brokers.map(async ({ id, link }) => {
      const ofBroker = open.get(id);
      if (!ofBroker || ofBroker.keys.size === 0) return;
      try {
        const { results } = await link.send(describeConfigs, {
          topics: [...ofBroker.topics],
          keys: [...ofBroker.keys],
        });
        for (const { topic, errorCode, configs } of results) {
          if (errorCode === ErrorCode.NONE)
            observedConfigs.addInherited(id, topic, configs);
        }
      } catch (error) {
        // What it gives its topics stays open, broker by broker.
        if (!(error instanceof ReadingFailure)) throw error;
      }
    }),
  );
}
