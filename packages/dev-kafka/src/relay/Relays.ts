import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { RelayAnswer, RelayOrder } from './relayProcess';

const PROCESS = path.join(
  path.dirname(require.resolve('@topic-registry/dev-kafka/package.json')),
  'src/relay/relayProcess.ts',
);

/**
 * TCP relays on the loopback interface, one to each node, in a process of
 * their own. Their ports are known before those of what they lead to.
 */
export class Relays {
  static async start(count: number): Promise<Relays> {
    const child = fork(PROCESS, [], {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // a Ctrl-C is for the process that started it
      detached: true,
    });
    const answered = new Promise<number[]>((resolve, reject) => {
      // what transforms the source speaks on the same channel
      child.on('message', (message: Partial<RelayAnswer>) => {
        if (message.kind === 'listening' && message.ports) {
          resolve(message.ports);
        }
      });
      child.once('exit', () =>
        reject(new Error('The relay to the nodes ended while it started')),
      );
    });
    child.send({ kind: 'listen', count } satisfies RelayOrder);
    const ports = await answered;
    child.unref();
    child.channel?.unref();
    return new Relays(child, ports);
  }

  private constructor(
    private readonly child: ChildProcess,
    /** On 127.0.0.1, one for each node. */
    readonly ports: readonly number[],
  ) {}

  lead(index: number, port: number): void {
    this.tell({ kind: 'target', index, port });
  }

  /** Adds so many ms to each round trip from now on. */
  slow(index: number, addedMs: number): void {
    this.tell({ kind: 'slow', index, addedMs });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.ref();
    this.child.disconnect();
    await ended;
  }

  private tell(order: RelayOrder): void {
    this.child.send(order);
  }
}
