import net from 'node:net';

/*
 * A process of its own, so that what it relays costs neither the client nor
 * its event loop anything. Speaks by messages with `Relays`.
 */

/** What `Relays` tells this process. */
export type RelayOrder =
  | { kind: 'listen'; count: number }
  | { kind: 'target'; index: number; port: number }
  | { kind: 'slow'; index: number; addedMs: number };

/** What it answers. */
export interface RelayAnswer {
  kind: 'listening';
  ports: number[];
}

const HOST = '127.0.0.1';

interface Relay {
  targetPort: number;
  addedMs: number;
}

const relays: Relay[] = [];

/** Passes on what comes, in order, each part half of the added time later. */
function passOn(from: net.Socket, to: net.Socket, relay: Relay): void {
  const waiting: { due: number; part: Buffer | undefined }[] = [];
  let timer: NodeJS.Timeout | undefined;

  function pass(): void {
    timer = undefined;
    while (waiting.length > 0) {
      const left = waiting[0].due - performance.now();
      if (left > 0) {
        timer = setTimeout(pass, left);
        return;
      }
      const { part } = waiting.shift()!;
      if (part === undefined) to.end();
      else if (!to.write(part)) from.pause();
    }
  }

  function take(part: Buffer | undefined): void {
    waiting.push({ due: performance.now() + relay.addedMs / 2, part });
    if (timer === undefined) pass();
  }

  from.on('data', take);
  from.on('end', () => take(undefined));
  to.on('drain', () => from.resume());
  from.on('error', () => to.destroy());
  from.on('close', () => {
    if (!from.readableEnded) to.destroy();
  });
}

async function listen(relay: Relay): Promise<number> {
  const server = net.createServer({ allowHalfOpen: true }, client => {
    const broker = net.connect({
      host: HOST,
      port: relay.targetPort,
      allowHalfOpen: true,
    });
    client.setNoDelay(true);
    broker.setNoDelay(true);
    passOn(client, broker, relay);
    passOn(broker, client, relay);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  if (!address || typeof address === 'string') {
    throw new Error(`The system gave no port on ${HOST}`);
  }
  return address.port;
}

process.on('message', async (order: RelayOrder) => {
  if (order.kind === 'listen') {
    for (let index = 0; index < order.count; index++) {
      relays.push({ targetPort: 0, addedMs: 0 });
    }
    const ports = await Promise.all(relays.map(listen));
    process.send?.({ kind: 'listening', ports } satisfies RelayAnswer);
  } else if (order.kind === 'target') {
    relays[order.index].targetPort = order.port;
  } else {
    relays[order.index].addedMs = order.addedMs;
  }
});
// whoever started it is gone, however that went
process.on('disconnect', () => process.exit(0));
