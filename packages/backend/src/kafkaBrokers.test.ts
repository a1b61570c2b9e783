import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { Admin, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';

jest.setTimeout(300_000);

const ROOT = path.resolve(__dirname, '../../..');
const READINGS = 3;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** All that a client can leave behind on a cluster. */
async function stateOf(admin: Admin) {
  const names = (await admin.listTopics()).sort();
  const configs = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map(name => ({ type: ConfigResourceTypes.TOPIC, name })),
  });
  const topics = [];
  for (const name of names) {
    const offsets = await admin.fetchTopicOffsets(name);
    topics.push({
      name,
      offsets: offsets.sort((a, b) => a.partition - b.partition),
      configs: configs.resources.find(one => one.resourceName === name)
        ?.configEntries,
    });
  }
  const { groups } = await admin.listGroups();
  const { resources: acls } = await admin
    .describeAcls({
      resourceType: 1,
      resourcePatternType: 1,
      operation: 1,
      permissionType: 1,
    })
    .catch(() => ({ resources: [] }));
  return { topics, groups, acls };
}

/** The portal as `npm start` runs it, on a Kafka that is not its own. */
async function runPortal(brokers: string, dataDir: string): Promise<void> {
  const port = await freePort();
  const portal = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      KAFKA_BROKERS: brokers,
      TOPIC_REGISTRY_DATA: dataDir,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(portal, 'close');
  try {
    let said = '';
    const ready = new Promise<void>((resolve, reject) => {
      const take = (chunk: Buffer) => {
        said += chunk;
        if (said.includes('Ctrl-C ends everything.')) resolve();
      };
      portal.stdout.on('data', take);
      portal.stderr.on('data', take);
      portal.once('close', () => reject(new Error(`npm start ended: ${said}`)));
    });
    await ready;
    const api = `http://localhost:${port}/api`;
    const session = await fetch(`${api}/auth/demo/refresh`, {
      headers: {
        'x-demo-user': 'operator',
        'X-Requested-With': 'XMLHttpRequest',
      },
    });
    const { token } = (await session.json()).backstageIdentity;
    for (let reading = 0; reading < READINGS; reading++) {
      const response = await fetch(
        `${api}/topic-registry/clusters/kafka/observe`,
        { method: 'POST', headers: { Authorization: `Bearer ${token}` } },
      );
      expect(await response.json()).toMatchObject({
        id: 'kafka',
        status: 'ok',
      });
    }
  } finally {
    portal.kill('SIGTERM');
    await ended;
  }
}

describe('a Kafka that KAFKA_BROKERS names', () => {
  let kafka: RunningKafka;
  let admin: Admin;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-reads-'));
    kafka = await startKafka();
    admin = new Kafka({
      brokers: kafka.brokers,
      logLevel: logLevel.NOTHING,
    }).admin();
    await admin.connect();
  });

  afterAll(async () => {
    await admin?.disconnect();
    await kafka?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is only read: before and after, it is the same', async () => {
    // No group has ever been here: even a question for the coordinator of one
    // would make the broker create the topic that keeps them.
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        { topic: 'auth_events', numPartitions: 2, replicationFactor: 1 },
        { topic: 'not_in_a_registry', numPartitions: 1, replicationFactor: 1 },
      ],
    });
    const before = await stateOf(admin);
    expect(before.topics.map(topic => topic.name)).toEqual([
      'auth_events',
      'not_in_a_registry',
    ]);

    await runPortal(kafka.brokers.join(','), dataDir);

    expect(await stateOf(admin)).toEqual(before);
  });
});
