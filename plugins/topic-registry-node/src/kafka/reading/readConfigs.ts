import { describeConfigs } from '../protocol/describeConfigs';
import { ErrorCode } from '../protocol/errorCodes';
import { BrokerLink } from '../session/BrokerLink';
import { askInBatches, refusedAlike } from './batches';
import { toObservedConfigs } from './observedConfigs';
import { Reading } from './Reading';
import { refusalOfCode } from './refusals';

const BATCH = 500;
const CONCURRENCY = 3;

/** Reads the settings of all topics, the asked keys alone. */
export async function readConfigs(reading: Reading): Promise<void> {
  const { topics, options, coverage, nodes, progress } = reading;
  if (options.configKeys.length === 0) return;
  const links = [...nodes.values()];
  // a broker may not know a new topic yet, and may be out of reach: ask another
  let open = [...topics.keys()];
  progress.expect('configs', open.length);
  for (const [index, link] of links.entries()) {
    if (open.length === 0) break;
    const still = await askOne(reading, link, open, index === links.length - 1);
    progress.advance('configs', open.length - still.length);
    open = still;
  }
  coverage.answered('configs');
}

/** Returns the topics that another broker may answer for. */
async function askOne(
  reading: Reading,
  link: BrokerLink,
  names: string[],
  last: boolean,
): Promise<string[]> {
  const { config, topics, options, coverage, session } = reading;
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
          if (observed) observed.configs = toObservedConfigs(configs);
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
  return open;
}
