import { ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { guardian } from './Guardian';

const STARTED = 'Kafka Server started';
const POLL_MS = 100;
const TERM_MS = 10_000;

/**
 * A start that may well succeed at the next try: a port was taken between
 * asking for it and binding it, or a former process still lets go of the data.
 */
export class TransientStartError extends Error {}

/** One JVM: starts, is waited for, is ended. */
export class KafkaNode {
  private child: ChildProcess | undefined;

  constructor(
    readonly id: number,
    readonly port: number,
    private readonly java: string,
    private readonly args: string[],
    private readonly logFile: string,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /**
   * Starts the JVM; see {@link KafkaNode.started} for the wait.
   *
   * @param properties - what counts over the node's own this time
   */
  start(properties: Record<string, string> = {}): void {
    if (existsSync(this.logFile))
      renameSync(this.logFile, `${this.logFile}.previous`);
    const log = openSync(this.logFile, 'w');
    try {
      // A process group of its own: a Ctrl-C at the terminal is for the
      // process that started it, which then ends the nodes in order.
      const overrides = Object.entries(properties).flatMap(([key, value]) => [
        '--override',
        `${key}=${value}`,
      ]);
      const child = spawn(this.java, [...this.args, ...overrides], {
        stdio: ['ignore', log, log],
        detached: true,
      });
      child.once('exit', () => {
        if (this.child === child) this.child = undefined;
      });
      child.unref();
      guardian.watch(child);
      this.child = child;
    } finally {
      closeSync(log);
    }
  }

  /**
   * Waits until the node says that it serves.
   *
   * @throws Error with the end of the node's log when it ends instead, or
   *   takes longer than `timeoutMs`.
   */
  async started(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const up = this.child !== undefined;
      const log = readFileSync(this.logFile, 'utf8');
      if (log.includes(STARTED)) return;
      if (!up) throw this.failure(log, 'ended while starting');
      if (Date.now() > deadline)
        throw this.failure(log, `did not serve within ${timeoutMs / 1000} s`);
      await delay(POLL_MS);
    }
  }

  /** Sends a signal; nothing when the node is down. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Sends a signal and waits for the end, by SIGKILL after 10 s. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child) return;
    const ended = new Promise<void>(resolve => {
      child.once('exit', () => resolve());
    });
    // A halted process does not act on SIGTERM.
    child.kill('SIGCONT');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), TERM_MS);
    try {
      await ended;
    } finally {
      clearTimeout(late);
    }
  }

  private failure(log: string, what: string): Error {
    const tail = log.trimEnd().split('\n').slice(-15).join('\n');
    const message = `Kafka node ${this.id} ${what}; its log is ${this.logFile} and ends with:\n${tail}`;
    return /Address already in use|BindException|Failed to acquire lock/.test(
      log,
    )
      ? new TransientStartError(message)
      : new Error(message);
  }
}
