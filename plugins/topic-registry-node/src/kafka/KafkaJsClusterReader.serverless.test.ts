import { RunningKafka } from '@topic-registry/dev-kafka';
import { Kafka, logLevel } from 'kafkajs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  client,
  clusterConfig,
  commitAs,
  groupOf,
  observe,
  refusals,
  startTestKafka,
  topicOf,
  withAdmin,
} from './__testUtils__/clusters';
import { startVersionGate, VersionGate } from './__testUtils__/versionGate';
import { VersionRange } from './protocol/ApiCall';

jest.setTimeout(180_000);

/**
 * What MSK Serverless advertises, by two independent dumps of its ApiVersions
 * (akhq issue 1113, topicctl issue 69). They do not tell of DescribeConfigs and
 * ApiVersions; those ranges are of the Kafka 2.8 that it was at the time.
 */
const SERVERLESS: ReadonlyMap<number, VersionRange> = new Map(
  (
    [
      [0, 7, 9],
      [1, 10, 12],
      [2, 5, 6],
      [3, 7, 11],
      [8, 6, 8],
      [9, 5, 7],
      [10, 2, 3],
      [11, 4, 7],
      [15, 2, 5],
      [16, 2, 4],
      [17, 1, 1],
      [18, 0, 2],
      [19, 3, 7],
      [20, 3, 6],
      [32, 1, 4],
    ] as const
  ).map(([key, minVersion, maxVersion]) => [key, { minVersion, maxVersion }]),
);

describe('a reading of a cluster that advertises what MSK Serverless does', () => {
  let kafka: RunningKafka;
  let gate: VersionGate;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'serverless-test-'));
    // the broker's own port is known when it starts, the gate's before
    gate = await startVersionGate(SERVERLESS, async () => {
      const file = path.join(dataDir, 'node-1.properties');
      const properties = await readFile(file, 'utf8');
      return Number(/^listeners=PLAINTEXT.*?:(\d+),/m.exec(properties)![1]);
    });
    kafka = await startTestKafka({
      dataDir,
      properties: {
        'advertised.listeners': `PLAINTEXT://127.0.0.1:${gate.port}`,
      },
    });
    const outside = client(kafka);
    await withAdmin(outside, admin =>
      admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 3 }] }),
    );
    await commitAs(outside, ['billing', 'shipping'], 'orders');
    gate.beStrict(true);
  });

  afterAll(async () => {
    gate?.beStrict(false);
    await kafka?.stop();
    await gate?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  beforeEach(() => {
    gate.asked.length = 0;
    gate.refused.length = 0;
  });

  it('stays inside its ranges with every request, and is complete but for what they leave out', async () => {
    const seen = await observe(clusterConfig([`127.0.0.1:${gate.port}`]), {
      expectedTopics: ['orders', 'nowhere'],
      expectedGroups: ['billing', 'nobody'],
      also: ['producers', 'sizes'],
    });

    expect(gate.refused).toEqual([]);
    const spoken = new Map(
      gate.asked.map(({ key, version }) => [`${key} v${version}`, key]),
    );
    // ApiVersions, Metadata (once more for the rights), DescribeConfigs,
    // ListOffsets, ListGroups, DescribeGroups, OffsetFetch
    expect([...spoken.keys()].sort()).toEqual([
      '15 v5',
      '16 v4',
      '18 v2',
      '2 v6',
      '3 v10',
      '3 v11',
      '32 v4',
      '9 v7',
    ]);
    const unsupported = (question: string) => ({
      question,
      subject: undefined,
      code: 'unsupported',
    });
    expect(refusals(seen)).toEqual([
      unsupported('newest'),
      unsupported('reassignments'),
      { ...unsupported('producers'), subject: 'orders' },
      unsupported('sizes'),
    ]);
    expect(seen.askedTopics).toEqual({ orders: 'present', nowhere: 'absent' });
    expect(seen.askedGroups).toEqual({ billing: 'present', nobody: 'absent' });
    const orders = topicOf(seen, 'orders');
    expect(orders.topicId).toBeDefined();
    expect(orders.configs).toHaveProperty(['retention.ms']);
    expect(orders.partitions.map(({ endOffset }) => endOffset)).toEqual([
      0n,
      0n,
      0n,
    ]);
    expect(groupOf(seen, 'billing')).toMatchObject({
      type: 'classic',
      members: [],
      commits: { orders: { 0: 0n } },
    });
  });

  it('is what kafkajs alone does not get', async () => {
    const plain = new Kafka({
      brokers: [`127.0.0.1:${gate.port}`],
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
    });
    await expect(
      withAdmin(plain, admin => admin.fetchTopicMetadata()),
    ).rejects.toThrow();
    expect(gate.refused).toContainEqual({ key: 3, version: 6 });
  });
});
