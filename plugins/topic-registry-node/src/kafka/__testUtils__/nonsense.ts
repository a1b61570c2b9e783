import net, { AddressInfo } from 'node:net';

/** What a server says to a request; the correlation id is that of the request. */
export type Nonsense = (socket: net.Socket, correlationId: number) => void;

/** Servers on loopback that take every request and answer it as they are told. */
export class NonsenseServers {
  private readonly servers: net.Server[] = [];
  private readonly sockets = new Set<net.Socket>();
  /** Connections that were taken. */
  connections = 0;

  /** @returns `host:port` */
  async start(answer: Nonsense): Promise<string> {
    const server = net.createServer(socket => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('data', request => answer(socket, request.readInt32BE(8)));
    });
    this.servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(
      this.servers.map(
        server =>
          new Promise(resolve => {
            server.close(resolve);
          }),
      ),
    );
  }
}

/** A frame as Kafka's answers have it. */
export function frame(correlationId: number, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeInt32BE(4 + body.length);
  head.writeInt32BE(correlationId, 4);
  return Buffer.concat([head, body]);
}

/** The size in front of an answer. */
export function sizeOf(bytes: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32BE(bytes);
  return size;
}

const API_VERSIONS = 18;
const METADATA = 3;

/** An answer to ApiVersions v2 that offers no more than the old Metadata. */
export function offeringMetadata(): Buffer {
  const body = Buffer.alloc(2 + 4 + 2 * 6 + 4);
  body.writeInt32BE(2, 2);
  [API_VERSIONS, METADATA].forEach((key, index) => {
    body.writeInt16BE(key, 6 + index * 6);
    body.writeInt16BE(0, 8 + index * 6);
    body.writeInt16BE(key === METADATA ? 12 : 2, 10 + index * 6);
  });
  return body;
}
