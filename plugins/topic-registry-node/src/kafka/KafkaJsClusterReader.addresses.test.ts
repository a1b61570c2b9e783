import { RunningKafka } from '@topic-registry/dev-kafka';
import { readdir, readFile } from 'node:fs/promises';
import net, { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  clusterConfig,
  observe,
  startTestKafka,
} from './__testUtils__/clusters';

jest.setTimeout(120_000);

/** As many bytes as the name that stands for it, so that it can take its place in an answer. */
const LOOPBACK = '127.0.0.1';
const UNKNOWN_HOST = 'h.invalid';

describe('a reading by an address that leads elsewhere', () => {
  let kafka: RunningKafka;
  const servers: net.Server[] = [];
  const sockets = new Set<net.Socket>();

  beforeAll(async () => {
    kafka = await startTestKafka();
  });

  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(
      servers.map(
        server =>
          new Promise(resolve => {
            server.close(resolve);
          }),
      ),
    );
    await kafka?.stop();
  });

  /** A way to the broker on which it advertises a host that nobody knows. */
  async function advertisingElsewhere(): Promise<string> {
    const port = Number(kafka.brokers[0].split(':')[1]);
    const server = net.createServer(client => {
      const broker = net.connect({ host: LOOPBACK, port });
      for (const [one, other] of [
        [client, broker],
        [broker, client],
      ]) {
        sockets.add(one);
        one.on('error', () => {});
        one.on('close', () => other.destroy());
      }
      client.pipe(broker);
      broker.on('data', bytes => {
        const at = bytes.indexOf(LOOPBACK);
        if (at >= 0) bytes.write(UNKNOWN_HOST, at);
        client.write(bytes);
      });
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, LOOPBACK, resolve);
    });
    return `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  }

  it('names the host that the cluster advertises, and where that is set', async () => {
    const { coverage } = await observe(
      clusterConfig([await advertisingElsewhere()]),
    );
    const { reason } = coverage.find(({ question }) => question === 'groups')!;
    expect(reason).toContain(UNKNOWN_HOST);
    expect(reason).toContain('does not resolve');
    expect(reason).toContain('advertised.listeners');
    expect(reason).not.toContain('clusters.dev.brokers');
  });

  it('does not connect to a host that is advertised and not allowed', async () => {
    const { coverage } = await observe({
      ...clusterConfig([await advertisingElsewhere()]),
      allowedBrokerHosts: [LOOPBACK],
    });
    const { reason } = coverage.find(({ question }) => question === 'groups')!;
    expect(reason).toContain(UNKNOWN_HOST);
    expect(reason).toContain('topicRegistry.clusters.dev.allowedBrokerHosts');
    expect(reason).not.toContain('does not resolve');
  });

  it('says that the address is that of a KRaft controller', async () => {
    const files = await readdir(kafka.dataDir, { recursive: true });
    const properties = await Promise.all(
      files
        .filter(file => file.endsWith('.properties'))
        .map(file => readFile(path.join(kafka.dataDir, file), 'utf8')),
    );
    const [, controller] = /CONTROLLER:\/\/(127\.0\.0\.1:\d+)/.exec(
      properties.join('\n'),
    )!;
    const { coverage } = await observe(clusterConfig([controller]));
    expect(coverage.filter(({ answered }) => answered)).toEqual([]);
    expect(coverage[0].reason).toContain(
      `${controller} is the address of a KRaft controller`,
    );
  });
});
