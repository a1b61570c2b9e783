import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const GRACE_MS = 11_000;

/**
 * The programs that one command started: each in a process group of its own,
 * so that a signal ends it with all that it started, and none outlives us.
 */
export class Children {
  #children = new Map();
  #ending = undefined;
  #runFile;

  /** @param {string} dataDir */
  constructor(dataDir) {
    this.#runFile = path.join(dataDir, 'run.json');
  }

  get ending() {
    return this.#ending !== undefined;
  }

  /**
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {{ env: NodeJS.ProcessEnv, cwd: string, logFile: string,
   *   onLine?: (line: string) => void, onExit?: (code: number | null) => void }} options
   */
  start(name, command, args, options) {
    const log = fs.createWriteStream(options.logFile, { flags: 'w' });
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    const take = chunk => {
      log.write(chunk);
      const lines = (rest + chunk.toString()).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) options.onLine?.(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', error => log.write(`${error.message}\n`));
    child.on('close', code => {
      this.#children.delete(name);
      log.end();
      if (!this.ending) options.onExit?.(code);
    });
    this.#children.set(name, child);
    this.#remember();
    return child;
  }

  /** Ends everything: first politely, then for good. */
  end() {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  async #endAll() {
    const all = [...this.#children.values()];
    const closed = Promise.all(
      all.map(child => new Promise(resolve => child.once('close', resolve))),
    );
    for (const child of all) signalGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(() => {
      for (const child of all) signalGroup(child.pid, 'SIGKILL');
    }, GRACE_MS);
    await closed;
    clearTimeout(timer);
    // A leader may go before its group does.
    for (const child of all) signalGroup(child.pid, 'SIGKILL');
    fs.rmSync(this.#runFile, { force: true });
  }

  #remember() {
    fs.writeFileSync(
      this.#runFile,
      JSON.stringify({
        pid: process.pid,
        children: [...this.#children].map(([name, child]) => ({
          name,
          pid: child.pid,
        })),
      }),
    );
  }

  /**
   * What an earlier run left behind when it was killed outright: its groups
   * are ended. Gives the pid of a run that is alive, which is left alone.
   *
   * @param {string} dataDir
   * @returns {number | undefined}
   */
  static clearLeftovers(dataDir) {
    const file = path.join(dataDir, 'run.json');
    if (!fs.existsSync(file)) return undefined;
    let run;
    try {
      run = JSON.parse(fs.readFileSync(file, 'utf8'));
    } catch {
      fs.rmSync(file, { force: true });
      return undefined;
    }
    if (run.pid !== process.pid && isOurs(run.pid)) return run.pid;
    for (const { pid } of run.children ?? []) {
      if (isOurs(pid)) signalGroup(pid, 'SIGKILL');
    }
    fs.rmSync(file, { force: true });
    return undefined;
  }
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}

/** Whether a pid is alive and runs something of a Node program: pids are used again. */
function isOurs(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const cmdline = `/proc/${pid}/cmdline`;
  if (!fs.existsSync(cmdline)) return process.platform !== 'linux';
  return /node|java|npm/.test(fs.readFileSync(cmdline, 'utf8'));
}
