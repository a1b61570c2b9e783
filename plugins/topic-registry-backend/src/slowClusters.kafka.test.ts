import { ClusterDetail } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { documentText } from './__testUtils__/document';
import { Portal, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(240_000);

describe('a portal with a well, a silent and a dead cluster', () => {
  let kafka: RunningKafka;
  let silent: Server;
  let dir: string;
  let portal: Portal;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    kafka = await startKafka();
    silent = createServer(socket => {
      sockets.add(socket);
      socket.on('error', () => {});
    });
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-backend-'));
    await mkdir(path.join(dir, 'documents'));
    await writeFile(path.join(dir, 'documents', 'shop.md'), documentText());
    const { port } = silent.address() as AddressInfo;
    portal = await startPortal({
      dir,
      topicRegistry: {
        documents: {
          basePath: path.join(dir, 'documents'),
          interval: { hours: 1 },
        },
        clusters: {
          silent: {
            environment: 'production',
            brokers: [`127.0.0.1:${port}`],
            interval: { seconds: 1 },
            // longer than this test may take
            deadline: { minutes: 30 },
          },
          dead: {
            environment: 'staging',
            brokers: ['127.0.0.1:1'],
            interval: { seconds: 1 },
            deadline: { minutes: 30 },
          },
          well: {
            environment: 'development',
            brokers: kafka.brokers,
            interval: { seconds: 1 },
          },
        },
        registries: {
          shop: {
            target: 'shop.md',
            owner: 'group:default/shop-team',
            clusters: ['silent', 'dead', 'well'],
          },
        },
      },
    });
  });

  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise(resolve => silent?.close(resolve));
    await portal?.stop();
    await kafka?.stop();
    if (dir) await rm(dir, { recursive: true, force: true });
  });

  const cluster = async (id: string): Promise<ClusterDetail> =>
    (await portal.get(`clusters/${id}`).expect(200)).body;

  it('reads the well one again and again, whatever the others do', async () => {
    const well = await until(
      () => cluster('well'),
      one => (one.readings ?? []).length >= 3,
    );
    expect(well.readings!.map(({ status }) => status)).toEqual(
      well.readings!.map(() => 'ok'),
    );
    const open = (await portal.get('findings?state=open').expect(200)).body
      .items;
    expect(
      new Set(
        open.map((one: { cluster?: string }) => one.cluster).filter(Boolean),
      ),
    ).toEqual(new Set(['well']));
  });

  it('says of the others what they are', async () => {
    const dead = await until(
      () => cluster('dead'),
      one => one.status === 'failed',
    );
    expect(dead.reason).toContain('127.0.0.1:1 refuses connections');
    const { readings, topics } = await cluster('silent');
    expect({ readings, topics }).toEqual({ readings: [], topics: undefined });
  });
});
