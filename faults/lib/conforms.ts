import { setTimeout as delay } from 'node:timers/promises';
import { groupOf, recordOf } from './conforming';
import { document } from './document';
import { FaultCluster } from './FaultCluster';
import { Outcome } from './report';
import { readUntil } from './runFault';

const READINGS = 5;
const LOADED = ['order_events', 'ship_events', 'stock_events'];

/** A cluster as the registry has it gives no finding and leaves nothing open, idle or under load. */
export async function conforms(
  cluster: FaultCluster,
  on: string,
  load: boolean,
): Promise<Omit<Outcome, 'version'>> {
  const started = Date.now();
  const problems: string[] = [];
  const stop = load ? await startLoad(cluster) : async () => {};
  try {
    for (let reading = 0; reading < READINGS; reading++) {
      problems.push(...(await readUntil(cluster, { expected: [] })));
    }
  } finally {
    await stop();
  }
  return {
    name: `a conforming cluster (${on})${load ? ', under load' : ''}`,
    expected: [],
    problems: [...new Set(problems)],
    ms: Date.now() - started,
  };
}

/** Producers without a pause, and a live consumer. */
async function startLoad(cluster: FaultCluster): Promise<() => Promise<void>> {
  const group = groupOf(document, 'ship_events');
  const consumer = await cluster.join(group, 'ship_events');
  let running = true;
  const writing = cluster.withProducer(async producer => {
    for (let turn = 0; running; turn += 100) {
      await producer.sendBatch({
        topicMessages: LOADED.map(topic => ({
          topic,
          messages: Array.from({ length: 100 }, (_, i) =>
            recordOf(topic, turn + i),
          ),
        })),
      });
      await delay(5);
    }
  });
  return async () => {
    running = false;
    await writing;
    await consumer.disconnect();
    await cluster.commit(group, 'ship_events');
  };
}
