import net, { AddressInfo } from 'node:net';
import { bin, Folder, here, REGISTRY } from './testing/bin';

jest.setTimeout(120_000);

const folder = new Folder();
const sockets = new Set<net.Socket>();
const servers: net.Server[] = [];

afterAll(async () => {
  folder.remove();
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

/** A server that answers whatever it is asked with the same bytes. */
async function answering(bytes: Buffer): Promise<string> {
  const server = net.createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => socket.write(bytes));
  });
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a broker that speaks nonsense', () => {
  const file = folder.write('topics.md', REGISTRY);

  it.each([
    ['a frame of length 0', [0, 0, 0, 0], 'in the protocol of Kafka'],
    ['a negative frame', [0xff, 0xff, 0xff, 0xfe], 'an answer of -2 bytes'],
    ['2 GB', [0x7f, 0xff, 0xff, 0xff], 'maxAnswerBytes of a cluster in'],
    ['HTTP', [...Buffer.from('HTTP/1.1 400')], 'begins with "HTTP"'],
  ])('ends with a sentence for %s', async (_what, bytes, words) => {
    const broker = await answering(Buffer.from(bytes));
    const { code, err } = await bin(['drift', file, '--brokers', broker]);
    expect(err).toContain(words);
    expect(err).toContain(`broker ${broker}`);
    expect(err).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});

describe('--allowed-broker-hosts', () => {
  const doctor = (hosts: string) =>
    here([
      ...['doctor', '--brokers', 'broker-1.example.com:9092'],
      ...['--allowed-broker-hosts', hosts],
    ]);

  it.each([
    ['127.0.0.1', 'does not allow `broker-1.example.com:9092`'],
    ['*.example.com:9092', 'is not a host'],
    [' , ', 'is empty'],
  ])('refuses %j as wrong usage', async (hosts, words) => {
    const { code, err } = await doctor(hosts);
    expect(err).toContain('--allowed-broker-hosts');
    expect(err).toContain(words);
    expect(code).toBe(2);
  });
});
