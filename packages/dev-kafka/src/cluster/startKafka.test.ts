import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { isOwnKafka, RunningKafka, startKafka } from '.';

jest.setTimeout(180_000);

function clientOf(kafka: RunningKafka, user?: string): Kafka {
  return new Kafka({
    brokers: kafka.brokers,
    logLevel: logLevel.NOTHING,
    sasl: user
      ? { mechanism: 'plain', username: user, password: `${user}-secret` }
      : undefined,
  });
}

async function withAdmin<T>(
  kafka: Kafka,
  use: (admin: ReturnType<Kafka['admin']>) => Promise<T>,
): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.disconnect();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('startKafka', () => {
  const started: RunningKafka[] = [];
  const folders: string[] = [];

  afterEach(async () => {
    await Promise.all(started.splice(0).map(kafka => kafka.stop()));
    for (const folder of folders.splice(0))
      await rm(folder, { recursive: true, force: true });
  });

  async function start(options: Parameters<typeof startKafka>[0]) {
    const kafka = await startKafka(options);
    started.push(kafka);
    return kafka;
  }

  it('serves one node, does not create topics by itself, and leaves nothing behind', async () => {
    const kafka = await start({});
    const { id, host, port, pid } = kafka.nodes[0];
    expect(kafka.brokers).toEqual([`${host}:${port}`]);
    expect(id).toBe(1);
    expect(isOwnKafka(kafka)).toBe(true);
    expect(isOwnKafka({ ...kafka })).toBe(false);

    await withAdmin(clientOf(kafka), async admin => {
      await expect(
        admin.fetchTopicMetadata({ topics: ['not_there'] }),
      ).rejects.toThrow();
      expect(await admin.listTopics()).toEqual([]);
    });

    await kafka.stop();
    await kafka.stop();
    expect(existsSync(kafka.dataDir)).toBe(false);
    expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
  });

  it('runs 3.9.1 and keeps a given data folder over a restart', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'dev-kafka-test-'));
    folders.push(dataDir);
    const first = await start({ version: '3.9.1', dataDir });
    const clusterId = await withAdmin(clientOf(first), async admin => {
      await admin.createTopics({ topics: [{ topic: 'kept' }] });
      return (await admin.describeCluster()).clusterId;
    });
    await first.stop();

    const second = await start({ version: '3.9.1', dataDir });
    await withAdmin(clientOf(second), async admin => {
      expect(await admin.listTopics()).toEqual(['kept']);
      expect((await admin.describeCluster()).clusterId).toBe(clusterId);
    });
  });

  it('replicates on three nodes, one of which can die and come back', async () => {
    const kafka = await start({ nodes: 3 });
    await withAdmin(clientOf(kafka), async admin => {
      await admin.createTopics({
        topics: [{ topic: 'three', replicationFactor: 3, numPartitions: 1 }],
      });
    });

    await kafka.kill(2);
    expect(kafka.nodes.map(({ pid }) => pid !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
    await kafka.restart(2);

    const back = new Kafka({
      brokers: [kafka.brokers[1]],
      logLevel: logLevel.NOTHING,
    });
    await withAdmin(back, async admin => {
      const { brokers } = await admin.describeCluster();
      expect(brokers.map(({ nodeId }) => nodeId).sort()).toEqual([1, 2, 3]);
      const { topics } = await admin.fetchTopicMetadata({ topics: ['three'] });
      expect([...topics[0].partitions[0].replicas].sort()).toEqual([1, 2, 3]);
    });
    await expect(kafka.kill(7)).rejects.toThrow('no node 7');
  });

  it('asks for names and refuses what no ACL allows', async () => {
    const kafka = await start({
      sasl: { users: { admin: 'admin-secret', reader: 'reader-secret' } },
      authorizer: true,
    });
    await withAdmin(clientOf(kafka, 'admin'), async admin => {
      await admin.createTopics({ topics: [{ topic: 'closed' }] });
    });
    await withAdmin(clientOf(kafka, 'reader'), async admin => {
      expect(await admin.listTopics()).toEqual([]);
    });
    await expect(
      withAdmin(clientOf(kafka, 'nobody'), async () => undefined),
    ).rejects.toThrow();
  });

  it('ends with the process that started it, however that ends', async () => {
    const script = `
      require('@backstage/cli/config/nodeTransform.cjs');
      const { startKafka } = require(${JSON.stringify(
        path.dirname(__dirname),
      )});
      startKafka().then(kafka => {
        console.log(JSON.stringify({ pid: kafka.nodes[0].pid, dataDir: kafka.dataDir }));
        setInterval(() => {}, 1000);
      });`;
    const parent = spawn(process.execPath, ['-e', script], {
      cwd: __dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = await once(parent.stdout, 'data');
    const { pid, dataDir } = JSON.parse(String(output));
    folders.push(dataDir);
    expect(isAlive(pid)).toBe(true);

    parent.kill('SIGKILL');
    await once(parent, 'exit');
    while (isAlive(pid)) await delay(100);
  });

  it('refuses an authorizer without names', async () => {
    await expect(startKafka({ authorizer: true })).rejects.toThrow(
      '`authorizer` needs `sasl`',
    );
  });
});
