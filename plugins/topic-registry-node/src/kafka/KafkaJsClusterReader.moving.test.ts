import { RunningKafka } from '@topic-registry/dev-kafka';
import { evaluateCluster } from '../rules';
import { bound } from '../rules/testing';
import {
  client,
  clusterConfig,
  createTopics,
  observe,
  observeUntil,
  refusals,
  startTestKafka,
  topicOf,
  withAdmin,
} from './__testUtils__/clusters';

jest.setTimeout(240_000);

describe('a reading while a partition moves', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({ nodes: 3 });
  });

  afterAll(() => kafka?.stop());

  it('shows what moves, with replicas of both places, and the rules leave it open', async () => {
    const outside = client(kafka);
    const config = clusterConfig(kafka.brokers);
    await createTopics(kafka, outside, undefined, [
      {
        topic: 'orders',
        replicaAssignment: [
          { partition: 0, replicas: [1] },
          { partition: 1, replicas: [2] },
        ],
        configEntries: ['leader', 'follower'].map(side => ({
          name: `${side}.replication.throttled.replicas`,
          value: '*',
        })),
      },
    ]);
    const producer = outside.producer();
    await producer.connect();
    for (let batch = 0; batch < 5; batch++) {
      await producer.send({
        topic: 'orders',
        messages: [{ partition: 0, value: Buffer.alloc(200_000, 1) }],
      });
    }
    await producer.disconnect();
    await withAdmin(outside, async admin => {
      await admin.alterConfigs({
        validateOnly: false,
        resources: ['1', '2', '3'].map(name => ({
          // a broker
          type: 4,
          name,
          configEntries: ['leader', 'follower'].map(side => ({
            name: `${side}.replication.throttled.rate`,
            value: '10',
          })),
        })),
      });
    });
    const move = (to: number) =>
      withAdmin(outside, admin =>
        admin.alterPartitionReassignments({
          topics: [
            {
              topic: 'orders',
              partitionAssignment: [{ partition: 0, replicas: [to] }],
            },
          ],
        }),
      );
    let target = 3;
    let arrived = false;
    await move(target);

    const observation = await observeUntil(
      async () => {
        // A broker may learn of its limit after the move: then back, slowly.
        if (arrived) {
          target = target === 3 ? 1 : 3;
          await move(target);
        }
        return observe(config, { expectedTopics: ['orders'] });
      },
      seen => {
        const { reassigning = [], partitions } = topicOf(seen, 'orders');
        const { replicas } = partitions[0];
        arrived =
          reassigning.length === 0 && replicas.join() === String(target);
        // the move may have begun between the two questions
        return reassigning.length > 0 && replicas.length > 1;
      },
    );
    expect(refusals(observation)).toEqual([]);
    const { reassigning, partitions } = topicOf(observation, 'orders');
    expect(reassigning).toEqual([0]);
    expect([...partitions[0].replicas].sort()).toEqual([1, 3]);
    expect(partitions[1].replicas).toEqual([2]);

    const { findings, notEvaluated } = evaluateCluster({
      cluster: { id: 'dev', environment: 'development' },
      registries: [
        bound([{ name: 'orders' }], {
          standards: { replicationFactor: [{ value: 1 }] },
        }),
      ],
      observation,
      now: new Date(),
    });
    // neither the replicas too many nor those not in sync are held against it
    expect(findings).toEqual([]);
    expect(
      notEvaluated.filter(({ rule }) => rule === 'drift/replication-factor'),
    ).toEqual([
      expect.objectContaining({
        reason: expect.stringContaining('being moved'),
      }),
    ]);
  });
});
