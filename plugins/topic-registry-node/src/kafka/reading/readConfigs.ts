import { describeConfigs } from '../protocol/describeConfigs';
import { ErrorCode } from '../protocol/errorCodes';
import { BrokerLink } from '../session/BrokerLink';
import { askInBatches, chunk, refusedAlike } from './batches';
import { ObservedConfigs } from './observedConfigs';
import { Reading } from './Reading';
import { refusalOfCode } from './refusals';

const BATCH = 500;
const CONCURRENCY = 3;

/** Reads the settings of all topics, the asked keys alone. */
export async function readConfigs(reading: Reading): Promise<void> {
  const { topics, options, coverage, nodes, progress } = reading;
  if (options.configKeys.length === 0) return;
  const links = [...nodes.values()];
  progress.expect('configs', topics.size);
  // any broker knows them, so each is asked for its share
  const observedConfigs = new ObservedConfigs();
  let shares = shared([...topics.keys()], links.length);
  for (const round of links.keys()) {
    // a broker may not know a new topic yet, and may be out of reach: ask the next
    const last = round === links.length - 1;
    shares = await Promise.all(
      shares.map((share, index) =>
        askOne(
          reading,
          links[(index + round) % links.length],
          share,
          observedConfigs,
          last,
        ),
      ),
    );
  }
  coverage.answered('configs');
}

function shared(names: string[], count: number): string[][] {
  const shares: string[][] = Array.from({ length: count }, () => []);
  for (const [index, batch] of chunk(names, BATCH).entries()) {
    shares[index % count].push(...batch);
  }
  return shares;
}

/** Returns the topics that another broker may answer for. */
async function askOne(
  reading: Reading,
  link: BrokerLink,
  names: string[],
  observedConfigs: ObservedConfigs,
  last: boolean,
): Promise<string[]> {
  const { config, topics, options, coverage, session, progress } = reading;
  const open: string[] = [];
  await askInBatches(
    names,
    { size: BATCH, concurrency: CONCURRENCY },
    async batch => {
      const { results } = await link.send(describeConfigs, {
        topics: batch,
        keys: options.configKeys,
      });
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
          const observed = topics.get(topic);
          if (observed) observed.configs = observedConfigs.of(configs);
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
