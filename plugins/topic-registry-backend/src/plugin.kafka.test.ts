import {
  ClusterSummary,
  FindingRecord,
  TopicDetail,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { Admin, Kafka, logLevel } from 'kafkajs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { documentText } from './__testUtils__/document';
import { Portal, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(240_000);

describe('topicRegistryPlugin with a cluster', () => {
  let kafka: RunningKafka;
  let admin: Admin;
  let dir: string;
  let portal: Portal;

  const put = (text: string) =>
    writeFile(path.join(dir, 'documents', 'shop.md'), text);
  const start = () =>
    startPortal({
      dir,
      topicRegistry: {
        documents: {
          basePath: path.join(dir, 'documents'),
          interval: { hours: 1 },
        },
        clusters: {
          main: {
            environment: 'production',
            brokers: kafka.brokers,
            interval: { hours: 1 },
            deadline: { seconds: 20 },
          },
        },
        registries: {
          shop: {
            target: 'shop.md',
            owner: 'group:default/shop-team',
            clusters: ['main'],
          },
        },
      },
    });

  beforeAll(async () => {
    kafka = await startKafka({ nodes: 1 });
    const client = new Kafka({
      brokers: kafka.brokers,
      logLevel: logLevel.NOTHING,
    });
    admin = client.admin();
    await admin.connect();
    const names = ['order_events', 'user_events', 'old_events', 'extra_events'];
    await admin.createTopics({
      waitForLeaders: true,
      topics: names.map(topic => ({
        topic,
        numPartitions: 2,
        replicationFactor: 1,
      })),
    });
    const producer = client.producer();
    await producer.connect();
    await producer.send({
      topic: 'user_events',
      messages: Array.from({ length: 5 }, () => ({
        partition: 0,
        value: 'x',
      })),
    });
    await producer.disconnect();
    // Nobody declares that the Order Desk reads this topic.
    await admin.setOffsets({
      groupId: 'order_desk_user_events_consumer',
      topic: 'user_events',
      partitions: [{ partition: 0, offset: '2' }],
    });
    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-backend-'));
    await mkdir(path.join(dir, 'documents'));
  });

  beforeEach(async () => {
    await put(documentText());
    portal = await start();
  });
  afterEach(async () => {
    await portal?.stop();
    await rm(path.join(dir, 'db'), { recursive: true, force: true });
  });
  afterAll(async () => {
    await admin?.disconnect();
    await kafka?.stop();
    if (dir) await rm(dir, { recursive: true, force: true });
  });

  async function open(): Promise<FindingRecord[]> {
    return (await portal.get('findings?state=open').expect(200)).body.items;
  }
  async function cluster(): Promise<ClusterSummary> {
    return (await portal.get('clusters').expect(200)).body.items[0];
  }
  async function observe(): Promise<ClusterSummary> {
    return (await portal.post('clusters/main/observe').expect(200)).body;
  }
  async function topics(): Promise<TopicRow[]> {
    return (await portal.get('topics').expect(200)).body.items;
  }
  const stateOf = (rows: TopicRow[], name: string) =>
    rows.find(row => row.name === name)?.clusters[0].state;
  const rulesOf = (found: FindingRecord[]) =>
    found.map(one => `${one.rule} ${one.subject.name}`).sort();

  /** The reading of the start, and a second one that confirms absences. */
  async function readTwice(): Promise<void> {
    await until(cluster, one => one.status === 'ok');
    expect(await observe()).toMatchObject({ status: 'ok', topics: 4 });
  }

  it('tells what the cluster answers, and what its readings cost', async () => {
    await readTwice();
    const { body } = await portal.get('clusters/main').expect(200);
    expect(
      body.diagnosis.questions
        .filter((one: { optional: boolean }) => !one.optional)
        .map((one: { verdict: string }) => one.verdict),
    ).toEqual(Array(8).fill('answered'));
    expect(body.diagnosis.clock.off).toBe(false);
    expect(body.diagnosis.protocol).toContainEqual(
      expect.objectContaining({ api: 'Metadata', loses: [] }),
    );
    expect(body.readings.length).toBeGreaterThanOrEqual(2);
    expect(body.readings[0]).toMatchObject({
      status: 'ok',
      requests: expect.any(Number),
      bytesReceived: expect.any(Number),
    });
  });

  const EXPECTED = [
    'consumer/absent order_events',
    'consumer/undeclared user_events',
    'deprecation/no-date old_events',
    'drift/partitions order_events',
    'drift/topic-missing stock_events',
    'drift/topic-unregistered extra_events',
  ];

  it('finds where document and cluster disagree, and absences on the second reading only', async () => {
    await until(cluster, one => one.status === 'ok');
    const first = await until(open, found => found.length > 3);
    expect(rulesOf(first)).toEqual(
      EXPECTED.filter(one => !/absent|missing/.test(one)),
    );
    expect(stateOf(await topics(), 'stock_events')).toBe('unknown');

    await observe();
    expect(rulesOf(await open())).toEqual(EXPECTED);
    const rows = await topics();
    expect(rows.map(row => [row.name, stateOf(rows, row.name)])).toEqual([
      ['order_events', 'differs'],
      ['stock_events', 'missing'],
      ['user_events', 'differs'],
      ['old_events', 'agrees'],
    ]);
  });

  it('shows a topic with its settings, parties and groups', async () => {
    await readTwice();
    const get = async (name: string): Promise<TopicDetail> =>
      (await portal.get(`topics/shop/${name}`).expect(200)).body;
    const orders = await get('order_events');
    const settings = new Map(
      orders.settings.map(row => [row.setting, row.clusters[0]]),
    );
    expect(settings.get('partitions')).toMatchObject({
      declared: '3',
      declaredBy: 'topic',
      seen: '2',
      verdict: 'differs',
    });
    expect(settings.get('replication factor')).toMatchObject({
      declared: '1',
      declaredBy: 'standard',
      seen: '1',
      verdict: 'agrees',
    });
    expect(settings.get('retention.ms')).toMatchObject({
      declared: '7 d',
      seen: '7 d',
      verdict: 'agrees',
    });
    expect(settings.get('compression.type')).toMatchObject({
      seen: 'producer',
      verdict: 'undeclared',
    });
    expect(
      orders.parties.map(row => [row.service?.name, row.role, row.verdict]),
    ).toEqual([
      ['Order Desk', 'producer', 'not-observable'],
      ['Billing', 'consumer', 'not-seen'],
    ]);
    expect(orders.records.map(one => one.rule).sort()).toEqual([
      'consumer/absent',
      'drift/partitions',
    ]);

    const users = await get('user_events');
    expect(users.clusters[0]).toMatchObject({ partitions: 2, records: '5' });
    expect(users.parties.at(-1)).toMatchObject({
      service: { ref: 'service-1', name: 'Order Desk' },
      role: 'consumer',
      verdict: 'undeclared',
      groups: [
        {
          cluster: 'main',
          group: 'order_desk_user_events_consumer',
          state: 'Empty',
          members: 0,
          lag: '3',
        },
      ],
    });
  });

  it('neither opens nor resolves anything while the cluster is silent', async () => {
    await readTwice();
    const before = await open();
    kafka.pause(kafka.nodes[0].id);
    try {
      const summary = await observe();
      expect(summary).toMatchObject({
        status: 'failed',
        topics: 4,
        internalTopics: 1,
      });
      const during = await open();
      expect(rulesOf(during)).toEqual(rulesOf(before));
      for (const one of during) {
        // The document says what it says, whether or not the cluster answers.
        expect(one.staleReason?.includes('gave no answers') ?? false).toBe(
          one.cluster === 'main',
        );
      }
      expect((await portal.get('findings?state=resolved')).body.items).toEqual(
        [],
      );
      const rows = await topics();
      expect(new Set(rows.map(row => row.clusters[0].state))).toEqual(
        new Set(['unknown']),
      );
    } finally {
      kafka.resume(kafka.nodes[0].id);
    }
    await until(observe, one => one.status === 'ok');
    const after = await open();
    expect(rulesOf(after)).toEqual(EXPECTED);
    expect(after.filter(one => one.staleReason)).toEqual([]);
    expect(after.map(one => one.firstSeenAt).sort()).toEqual(
      before.map(one => one.firstSeenAt).sort(),
    );
  });

  it('keeps findings over a restart', async () => {
    await readTwice();
    const before = await open();
    await portal.stop();
    portal = await start();
    const after = await open();
    expect(after.map(one => [one.fingerprint, one.firstSeenAt])).toEqual(
      before.map(one => [one.fingerprint, one.firstSeenAt]),
    );
    await observe();
    expect(rulesOf(await open())).toEqual(EXPECTED);
  });

  it('holds a changed document against the reading at hand', async () => {
    await readTwice();
    const { lastObservedAt } = await cluster();
    await put(
      documentText({
        orderPartitions: 2,
        more: `
#### 4. **extra_events**
- **Producer:** Service 2 (Billing)
- **Consumers:** None yet
- **Key Events:** \`extra_made\`

#### 5. **later_events**
- **Producer:** Service 2 (Billing)
- **Consumers:** None yet
- **Key Events:** \`later_made\`
`,
      }),
    );
    await portal.post('registries/shop/refresh').expect(200);
    expect((await cluster()).lastObservedAt).toBe(lastObservedAt);
    const rules = rulesOf(await open());
    expect(rules).not.toContain('drift/partitions order_events');
    expect(rules).not.toContain('drift/topic-unregistered extra_events');
    // Nobody has asked the cluster for it by name yet.
    expect(rules).not.toContain('drift/topic-missing later_events');
    expect(stateOf(await topics(), 'later_events')).toBe('unknown');

    await observe();
    await observe();
    expect(rulesOf(await open())).toContain('drift/topic-missing later_events');
  });

  it('resolves and reopens with what happens on the cluster', async () => {
    await readTwice();
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic: 'stock_events', numPartitions: 2 }],
    });
    await observe();
    const [resolved] = (await portal.get('findings?state=resolved').expect(200))
      .body.items;
    expect(resolved).toMatchObject({
      rule: 'drift/topic-missing',
      subject: { name: 'stock_events' },
      reopened: 0,
    });
    expect(stateOf(await topics(), 'stock_events')).toBe('agrees');

    await admin.deleteTopics({ topics: ['stock_events'] });
    await until(
      async () => {
        await observe();
        return open();
      },
      found => rulesOf(found).includes('drift/topic-missing stock_events'),
    );
    const again = (await portal.get(`findings/${resolved.fingerprint}`)).body;
    expect(again).toMatchObject({ state: 'open', reopened: 1 });
    expect(again.history.map((event: { kind: string }) => event.kind)).toEqual([
      'opened',
      'resolved',
      'reopened',
    ]);
  });

  it('shares one reading among those who ask at the same time', async () => {
    await until(cluster, one => one.status === 'ok');
    const [a, b] = await Promise.all([observe(), observe()]);
    expect(a.lastObservedAt).toBe(b.lastObservedAt);
  });
});
