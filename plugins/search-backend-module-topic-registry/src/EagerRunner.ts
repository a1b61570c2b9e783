import {
  LoggerService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

// Several documents that change together are one change of the index.
const SETTLE_MS = 1_000;
const RETRY_MS = 5_000;
const LAST_RETRY_MS = 60_000;

/**
 * Runs a task on its schedule, soon after each change, and again soon after a
 * failure: at a start the plugin that is asked may come up later than this one.
 */
export class EagerRunner implements SchedulerServiceTaskRunner {
  readonly #scheduled: SchedulerServiceTaskRunner;
  readonly #logger: LoggerService;
  readonly #ended = new AbortController();
  #fn?: SchedulerServiceTaskInvocationDefinition['fn'];
  #running?: Promise<void>;
  #timer?: NodeJS.Timeout;
  #retryMs = RETRY_MS;

  constructor(options: {
    scheduled: SchedulerServiceTaskRunner;
    logger: LoggerService;
  }) {
    this.#scheduled = options.scheduled;
    this.#logger = options.logger;
  }

  async run(task: SchedulerServiceTaskInvocationDefinition): Promise<void> {
    this.#fn = task.fn;
    task.signal?.addEventListener('abort', () => this.stop());
    await this.#scheduled.run({ ...task, fn: () => this.#turn() });
  }

  /** Has the task run soon; does nothing before the first {@link EagerRunner.run}. */
  soon(): void {
    this.#after(SETTLE_MS);
  }

  stop(): void {
    this.#ended.abort();
    clearTimeout(this.#timer);
  }

  #after(ms: number): void {
    if (!this.#fn || this.#timer || this.#ended.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#turn();
    }, ms);
    this.#timer.unref();
  }

  // One at a time: what comes during a run is seen by the next.
  async #turn(): Promise<void> {
    while (this.#running) await this.#running;
    this.#running = this.#once().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #once(): Promise<void> {
    if (this.#ended.signal.aborted) return;
    try {
      await this.#fn?.(this.#ended.signal);
      this.#retryMs = RETRY_MS;
    } catch (error) {
      this.#logger.warn(
        `The search index of topics stays as it is and is tried again soon: ${
          toError(error).message
        }`,
      );
      this.#after(this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    }
  }
}
