import { RunningKafka } from '@topic-registry/dev-kafka';
import { readFile } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { summary } from '../rules/testing';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  observeUntil,
  startTestKafka,
  topicOf,
} from './__testUtils__/clusters';
import { judge } from './__testUtils__/judge';

jest.setTimeout(240_000);

const PROTOCOLS = 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,EXTRA:PLAINTEXT';

/** The properties that a node was started with. */
async function propertiesOf(
  { dataDir }: RunningKafka,
  id: number,
): Promise<Map<string, string>> {
  const text = await readFile(path.join(dataDir, `node-${id}.properties`), {
    encoding: 'utf8',
  });
  return new Map(
    text.split('\n').map(line => {
      const end = line.indexOf('=');
      return [line.slice(0, end), line.slice(end + 1)];
    }),
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

describe('a reading over a listener that not every broker has', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({ nodes: 3 });
  });

  afterAll(() => kafka?.stop());

  it('takes a partition whose leader lacks it for led, and leaves it open', async () => {
    await createTopics(kafka, client(kafka), undefined, [
      {
        topic: 'tide_events',
        replicaAssignment: [
          { partition: 0, replicas: [1] },
          { partition: 1, replicas: [3] },
        ],
      },
    ]);
    // one broker after the other, as they have to know the name of the listener
    const extra = await freePort();
    for (const id of [2, 3, 1]) {
      const given = await propertiesOf(kafka, id);
      const add = id === 1 ? `,EXTRA://127.0.0.1:${extra}` : '';
      await kafka.restart(id, {
        listeners: `${given.get('listeners')}${add}`,
        'advertised.listeners': `${given.get('advertised.listeners')}${add}`,
        'listener.security.protocol.map': PROTOCOLS,
      });
    }
    const observation = await observeUntil(
      () => observe(clusterConfig([`127.0.0.1:${extra}`])),
      ({ topics }) =>
        topics.some(
          ({ name, partitions }) =>
            name === 'tide_events' && partitions[0].leader === 1,
        ),
    );
    expect(topicOf(observation, 'tide_events').partitions[1]).toMatchObject({
      leader: -1,
      leaderHidden: true,
    });
    const evaluation = judge([{ name: 'tide_events' }], observation);
    expect(summary(evaluation).join()).not.toContain('health/offline');
    expect(
      evaluation.notEvaluated.filter(
        ({ rule, subject }) =>
          rule === 'health/offline-partition' && subject !== undefined,
      ),
    ).toHaveLength(1);
  });
});
