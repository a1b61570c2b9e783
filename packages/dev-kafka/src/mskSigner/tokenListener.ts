import { AddressInfo, createServer, Socket } from 'node:net';

const API_VERSIONS = 18;
const SASL_HANDSHAKE = 17;
const SASL_AUTHENTICATE = 36;
const UNSUPPORTED_VERSION = 35;

/**
 * The part of a broker that a client meets before it is let in: it takes the
 * OAUTHBEARER token (RFC 7628, section 3.1) and hangs up.
 */
export async function startTokenListener(): Promise<{
  address: string;
  token: Promise<string>;
  stop(): Promise<void>;
}> {
  let take: (token: string) => void;
  const token = new Promise<string>(resolve => {
    take = resolve;
  });
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let pending = Buffer.alloc(0);
    socket.on('data', chunk => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 4) {
        const end = 4 + pending.readInt32BE(0);
        if (pending.length < end) return;
        const request = pending.subarray(4, end);
        pending = pending.subarray(end);
        if (request.readInt16BE(0) === SASL_AUTHENTICATE) {
          take(tokenOf(request));
          socket.destroy();
          return;
        }
        socket.write(answerTo(request));
      }
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Key, version, correlation id: the start of each request. */
function answerTo(request: Buffer): Buffer {
  const key = request.readInt16BE(0);
  const version = request.readInt16BE(2);
  const correlation = request.subarray(4, 8);
  if (key === SASL_HANDSHAKE) {
    return framed(correlation, int16(0), int32(1), text('OAUTHBEARER'));
  }
  // Version 0 is what an answer about an unknown version is written in.
  return framed(
    correlation,
    int16(version === 0 ? 0 : UNSUPPORTED_VERSION),
    int32(3),
    ...[API_VERSIONS, SASL_HANDSHAKE, SASL_AUTHENTICATE].map(one =>
      Buffer.concat([
        int16(one),
        int16(0),
        int16(one === API_VERSIONS ? 0 : 1),
      ]),
    ),
  );
}

function tokenOf(request: Buffer): string {
  const message = request.toString('latin1');
  const start = message.indexOf('auth=Bearer ') + 'auth=Bearer '.length;
  return message.slice(start, message.indexOf('\u0001', start));
}

function framed(...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([int32(body.length), body]);
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function text(value: string): Buffer {
  return Buffer.concat([int16(value.length), Buffer.from(value)]);
}
