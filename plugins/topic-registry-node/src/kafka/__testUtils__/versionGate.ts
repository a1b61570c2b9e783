import net, { AddressInfo } from 'node:net';
import { VersionRange } from '../protocol/ApiCall';

const API_VERSIONS = 18;
const HOST = '127.0.0.1';

/** A way to a broker that lets pass only what it advertises. */
export interface VersionGate {
  port: number;
  /** Key and version of every request that came, in order. */
  readonly asked: { key: number; version: number }[];
  /** Those outside of what is advertised; each ended its connection. */
  readonly refused: { key: number; version: number }[];
  /** Whether it keeps to the ranges; at first, everything passes. */
  beStrict(strict: boolean): void;
  stop(): Promise<void>;
}

/**
 * Answers ApiVersions itself, with the ranges given, hands what is inside of
 * them to the broker, and hangs up on everything else.
 *
 * @param targetPort - of the broker, asked for at each connection
 */
export async function startVersionGate(
  ranges: ReadonlyMap<number, VersionRange>,
  targetPort: () => Promise<number>,
): Promise<VersionGate> {
  const sockets = new Set<net.Socket>();
  const asked: VersionGate['asked'] = [];
  const refused: VersionGate['refused'] = [];
  const mode = { strict: false };
  const server = net.createServer(async client => {
    keep(client);
    client.pause();
    const broker = net.connect({ host: HOST, port: await targetPort() });
    keep(broker);
    client.on('close', () => broker.destroy());
    broker.on('close', () => client.destroy());
    broker.pipe(client);
    let rest: Buffer = Buffer.alloc(0);
    client.on('data', part => {
      rest = Buffer.concat([rest, part]);
      for (;;) {
        if (rest.length < 4) return;
        const end = 4 + rest.readInt32BE(0);
        if (rest.length < end) return;
        const frame = rest.subarray(0, end);
        rest = rest.subarray(end);
        if (!pass(frame)) {
          client.destroy();
          return;
        }
      }
    });

    client.resume();

    function pass(frame: Buffer): boolean {
      if (!mode.strict) {
        broker.write(frame);
        return true;
      }
      const key = frame.readInt16BE(4);
      const version = frame.readInt16BE(6);
      asked.push({ key, version });
      if (key === API_VERSIONS) {
        client.write(versionsAnswer(frame.readInt32BE(8), ranges));
        return true;
      }
      const range = ranges.get(key);
      if (!range || version < range.minVersion || version > range.maxVersion) {
        refused.push({ key, version });
        return false;
      }
      broker.write(frame);
      return true;
    }
  });
  function keep(socket: net.Socket): void {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  }
  await new Promise<void>(resolve => {
    server.listen(0, HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    refused,
    beStrict: strict => {
      mode.strict = strict;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

/** ApiVersionsResponse version 2, as kafkajs asks for it. */
function versionsAnswer(
  correlationId: number,
  ranges: ReadonlyMap<number, VersionRange>,
): Buffer {
  const parts = [...ranges].map(([key, { minVersion, maxVersion }]) => {
    const part = Buffer.alloc(6);
    part.writeInt16BE(key, 0);
    part.writeInt16BE(minVersion, 2);
    part.writeInt16BE(maxVersion, 4);
    return part;
  });
  const head = Buffer.alloc(14);
  head.writeInt32BE(correlationId, 4);
  head.writeInt32BE(parts.length, 10);
  // throttle time 0 at the end
  const answer = Buffer.concat([head, ...parts, Buffer.alloc(4)]);
  answer.writeInt32BE(answer.length - 4, 0);
  return answer;
}
