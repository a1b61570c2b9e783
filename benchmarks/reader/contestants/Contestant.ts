import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, Interface } from 'node:readline';
import { Failed, Ready, Round } from './protocol';

const END_MS = 5_000;

/** One reader in a process of its own. */
export class Contestant {
  static async start(
    name: string,
    command: string,
    args: readonly string[],
  ): Promise<Contestant> {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const contestant = new Contestant(name, child, lines);
    contestant.ready = (await contestant.answer()) as Ready;
    return contestant;
  }

  ready: Ready = {};
  private readonly answers: AsyncIterator<string>;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    lines: Interface,
  ) {
    this.answers = lines[Symbol.asyncIterator]();
  }

  /**
   * Reads the cluster once.
   *
   * @throws Error when not all was answered.
   */
  async run(): Promise<Round> {
    this.child.stdin!.write('run\n');
    const answer = (await this.answer()) as Round | Failed;
    if ('failed' in answer) throw new Error(`${this.name}: ${answer.failed}`);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.stdin!.end();
    const late = setTimeout(() => this.child.kill('SIGKILL'), END_MS);
    await ended;
    clearTimeout(late);
  }

  private async answer(): Promise<object> {
    const { done, value } = await this.answers.next();
    if (done) throw new Error(`${this.name} ended without an answer`);
    return JSON.parse(value);
  }
}
