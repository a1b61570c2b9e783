import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ParseOptions } from '../types';
import { addPart } from './parts';
import { ThreadAnswer, ThreadRequest } from './protocol';

/** How long a thread waits for the next document before it is ended. */
const IDLE_MS = 60_000;

/** How long a thread that compiles its sources may take to start. */
const COMPILE_MS = 60_000;

/** How a thread is started. */
export interface ThreadEntry {
  file: string;
  execArgv?: string[];
}

/**
 * Parses documents in a thread of its own, one after the other. The thread is
 * started with the first document, and anew after one that it did not survive.
 */
export class ParserThread {
  readonly #entry: ThreadEntry;
  readonly #timeoutMs: number;
  #worker?: Worker;
  /** Whether it has loaded its code, so that time counts for the document alone. */
  #isReady = false;
  #last: Promise<unknown> = Promise.resolve();
  #idle?: NodeJS.Timeout;

  constructor(entry: ThreadEntry, options: { timeoutMs: number }) {
    this.#entry = entry;
    this.#timeoutMs = options.timeoutMs;
  }

  /**
   * @throws InputError where the document is refused; ServiceUnavailableError
   * where the thread took too long or came to an end.
   */
  parse(text: string, options: ParseOptions): Promise<ParsedDocument> {
    const next = this.#last.then(() => this.#parse(text, options));
    this.#last = next.catch(() => {});
    return next;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #parse(text: string, options: ParseOptions): Promise<ParsedDocument> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    try {
      const answer = await this.#ask(
        worker,
        { kind: 'parse', text, options },
        options.file,
      );
      if (answer.kind === 'refused') {
        throw answer.name === 'InputError'
          ? new InputError(answer.message)
          : new Error(answer.message);
      }
      const document = answer.kind === 'parsed' ? answer : undefined;
      if (!document) throw new Error('The thread answered out of turn');
      for (let at = 0; at < document.parts; at++) {
        // Each part in a turn of its own, so that others get theirs.
        await nextTurn();
        const next = await this.#ask(worker, { kind: 'next' }, options.file);
        if (next.kind === 'part') addPart(document.head, next.part);
      }
      return document.head;
    } finally {
      this.#rest(worker);
    }
  }

  #start(): Worker {
    const { file, execArgv } = this.#entry;
    const worker = new Worker(file, { execArgv });
    this.#isReady = false;
    // One that ends while it has nothing to do concerns nobody.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }

  /** Lets the process end while the thread has nothing to do, and ends the thread in time. */
  #rest(worker: Worker): void {
    if (this.#worker !== worker) return;
    worker.unref();
    this.#idle = setTimeout(() => {
      this.#worker = undefined;
      worker.terminate();
    }, IDLE_MS);
    this.#idle.unref();
  }

  #ask(
    worker: Worker,
    request: ThreadRequest,
    file: string,
  ): Promise<ThreadAnswer> {
    return new Promise((resolve, reject) => {
      const lose = (reason: string) => {
        stop();
        if (this.#worker === worker) this.#worker = undefined;
        worker.terminate();
        reject(
          new ServiceUnavailableError(
            `${file} could not be parsed: ${reason}. It is parsed anew when it is next asked for; if that fails too, split the document into smaller ones.`,
          ),
        );
      };
      const within = (ms: number) =>
        setTimeout(() => lose(`it took longer than ${ms / 1000} s`), ms);
      const startMs = this.#entry.execArgv ? COMPILE_MS : this.#timeoutMs;
      let timer = within(this.#isReady ? this.#timeoutMs : startMs);
      const onMessage = (answer: ThreadAnswer) => {
        if (answer.kind === 'ready') {
          this.#isReady = true;
          clearTimeout(timer);
          timer = within(this.#timeoutMs);
          return;
        }
        stop();
        resolve(answer);
      };
      const onError = (error: Error) =>
        lose(`the thread that parses failed (${error.message})`);
      const onExit = (code: number) =>
        lose(`the thread that parses ended with code ${code}`);
      function stop() {
        clearTimeout(timer);
        worker.off('message', onMessage);
        worker.off('error', onError);
        worker.off('exit', onExit);
      }
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.on('exit', onExit);
      worker.postMessage(request);
    });
  }
}
