import {
  ClusterSummary,
  FindingRecord,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { Kafka, logLevel } from 'kafkajs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { documentText } from './__testUtils__/document';
import { Portal, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(400_000);

const VICTIM = 2;
/** Added to each round trip, so that an observation has a middle. */
const SLOW_MS = 150;
/** More than the deadline of an observation. */
const TOO_SLOW_MS = 20_000;

/** What a person would be told of a finding's life. */
const lifeOf = (one: FindingRecord) => ({
  finding: `${one.rule} ${one.subject.name} ${one.cluster ?? ''}`,
  state: one.state,
  openedAt: one.openedAt,
  resolvedAt: one.resolvedAt,
  reopened: one.reopened,
});

async function untilDone(work: () => Promise<void>): Promise<void> {
  let failure: unknown;
  await until(
    () =>
      work().then(
        () => true,
        error => {
          failure = error;
          return false;
        },
      ),
    done => done,
  ).catch(error => {
    throw failure ?? error;
  });
}

describe('brokers that fail in the middle of an observation', () => {
  let kafka: RunningKafka;
  let portal: Portal;
  let dir: string;
  let before: ReturnType<typeof lifeOf>[];

  const cluster = async (): Promise<ClusterSummary> =>
    (await portal.get('clusters').expect(200)).body.items[0];
  const observe = async (): Promise<ClusterSummary> =>
    (await portal.post('clusters/main/observe').expect(200)).body;

  async function lives() {
    const { body } = await portal
      .get('findings?state=open&state=resolved&state=muted')
      .expect(200);
    return (
      (body.items as FindingRecord[])
        // that a broker is gone is true, and theirs to say
        .filter(({ rule }) => !rule.startsWith('health/'))
        .map(lifeOf)
        .sort((a, b) => (a.finding < b.finding ? -1 : 1))
    );
  }

  beforeAll(async () => {
    kafka = await startKafka({ nodes: 3, relayed: true });
    const client = new Kafka({
      brokers: kafka.brokers,
      logLevel: logLevel.NOTHING,
    });
    const admin = client.admin();
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: false,
      topics: ['order_events', 'user_events', 'old_events', 'extra_events'].map(
        topic => ({ topic, numPartitions: 6, replicationFactor: 3 }),
      ),
    });
    // three brokers learn of a topic one after the other
    await untilDone(() =>
      admin.setOffsets({
        groupId: 'order_desk_user_events_consumer',
        topic: 'user_events',
        partitions: [{ partition: 0, offset: '0' }],
      }),
    );
    await admin.disconnect();

    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-faults-'));
    const basePath = path.join(dir, 'documents');
    await mkdir(basePath);
    await writeFile(path.join(basePath, 'shop.md'), documentText());
    portal = await startPortal({
      dir,
      topicRegistry: {
        documents: { basePath, interval: { hours: 1 } },
        clusters: {
          main: {
            environment: 'production',
            brokers: [...kafka.relays!.brokers],
            interval: { hours: 1 },
            deadline: { seconds: 8 },
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
    await until(cluster, ({ status }) => status === 'ok');
    await observe();
    await observe();
    before = await lives();
  });

  afterAll(async () => {
    await portal?.stop();
    await kafka?.stop();
    if (dir) await rm(dir, { recursive: true, force: true });
  });

  beforeEach(() => kafka.relays!.slow(SLOW_MS));

  /** Lets something happen once the topics are read and all else is under way. */
  async function observeWhile(fault: () => Promise<void> | void) {
    const observed = observe();
    await until(cluster, ({ running }) =>
      Boolean(running?.progress.some(({ step }) => step !== 'topics')),
    );
    await fault();
    return observed;
  }

  async function observeUntilComplete() {
    kafka.relays!.slow(0);
    await until(observe, ({ status }) => status === 'ok');
  }

  it('has findings to lose', () => {
    expect(before.map(({ finding, state }) => `${finding} ${state}`)).toEqual(
      expect.arrayContaining([
        'consumer/absent order_events main open',
        'consumer/undeclared user_events main open',
        'drift/partitions order_events main open',
        'drift/topic-missing stock_events main open',
        'drift/topic-unregistered extra_events main open',
      ]),
    );
  });

  it('opens and resolves nothing for a broker that becomes too slow', async () => {
    const { status } = await observeWhile(() =>
      kafka.relays!.slow(TOO_SLOW_MS, VICTIM),
    );
    expect(status).toBe('partial');
    expect(await lives()).toEqual(before);
    await observeUntilComplete();
    expect(await lives()).toEqual(before);
  });

  it('opens and resolves nothing for a broker that is halted', async () => {
    const { status } = await observeWhile(() => kafka.pause(VICTIM));
    try {
      expect(status).toBe('partial');
      expect(await lives()).toEqual(before);
      // the others have taken over by now, or not yet
      await observe();
      expect(await lives()).toEqual(before);
    } finally {
      kafka.resume(VICTIM);
    }
    await observeUntilComplete();
    expect(await lives()).toEqual(before);
  });

  it('opens and resolves nothing for a broker that is killed', async () => {
    await observeWhile(() => kafka.kill(VICTIM));
    expect(await lives()).toEqual(before);
    await observe();
    expect(await lives()).toEqual(before);
    await kafka.restart(VICTIM);
    await observeUntilComplete();
    expect(await lives()).toEqual(before);
  });

  it('opens and resolves nothing when all become too slow', async () => {
    const { status } = await observeWhile(() =>
      kafka.relays!.slow(TOO_SLOW_MS),
    );
    expect(status).not.toBe('ok');
    expect(await lives()).toEqual(before);
    await observeUntilComplete();
    expect(await lives()).toEqual(before);
  });
});
