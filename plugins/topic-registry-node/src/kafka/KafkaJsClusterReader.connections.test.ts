import { RunningKafka } from '@topic-registry/dev-kafka';
import { ConfigResourceTypes } from 'kafkajs';
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

const PARTITIONS = 1_000;

describe('a reading of so many partitions that their offsets have a connection of their own', () => {
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startTestKafka({
      // two of these files for each partition, else of 10 MB each
      properties: { 'log.index.size.max.bytes': '4096' },
    });
    await createTopics(kafka, client(kafka), undefined, [
      { topic: 'wide', numPartitions: PARTITIONS },
    ]);
  });

  afterAll(() => kafka?.stop());

  const offsetsOf = (seen: Awaited<ReturnType<typeof observe>>) =>
    topicOf(seen, 'wide').partitions.filter(
      ({ beginOffset, endOffset }) =>
        beginOffset === BigInt(0) && endOffset === BigInt(0),
    ).length;

  it('tells begin and end of every partition', async () => {
    const seen = await observe(clusterConfig(kafka.brokers));
    expect(refusals(seen)).toEqual([]);
    expect(offsetsOf(seen)).toBe(PARTITIONS);
  });

  it('asks over the first connection where the broker lets in no second one', async () => {
    await withAdmin(client(kafka), admin =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.BROKER,
            name: '1',
            configEntries: [{ name: 'max.connections.per.ip', value: '1' }],
          },
        ],
      }),
    );
    // until the connection that set it is gone, ours is refused as a whole
    const seen = await observeUntil(
      () => observe(clusterConfig(kafka.brokers)),
      one => refusals(one).length === 0,
    );
    expect(offsetsOf(seen)).toBe(PARTITIONS);
  });
});
