import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

const FIRST_DELAY_MS = 1_000;
const LAST_DELAY_MS = 60_000;
const MOST_TRIES = 6;

/**
 * Runs a refresh on demand, and again after a while when it failed or did not
 * yet find what was announced, with growing pauses.
 */
export class Refresher {
  readonly #refresh: () => Promise<void>;
  readonly #logger: LoggerService;
  #timer?: NodeJS.Timeout;
  #delay = FIRST_DELAY_MS;
  #stopped = false;
  #awaited: { isDone: () => boolean; tries: number }[] = [];

  constructor(options: {
    refresh: () => Promise<void>;
    logger: LoggerService;
  }) {
    this.#refresh = options.refresh;
    this.#logger = options.logger;
  }

  /** Refreshes now, and later again until it succeeds. Does not throw. */
  async now(): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.#refresh();
    } catch (error) {
      this.#logger.warn(
        `The catalog could not be brought up to date with the registries and is left as it is; trying again: ${
          toError(error).message
        }`,
      );
      this.#soon();
      return;
    }
    this.#awaited = this.#awaited.filter(
      awaited => !awaited.isDone() && ++awaited.tries < MOST_TRIES,
    );
    if (this.#awaited.length > 0) {
      this.#soon();
    } else {
      this.#delay = FIRST_DELAY_MS;
    }
  }

  /**
   * Refreshes after a pause, a few times until it is done: the catalog shows an
   * entity only some time after it was processed.
   */
  until(isDone: () => boolean): void {
    this.#awaited.push({ isDone, tries: 0 });
    this.#soon();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #soon(): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.now();
    }, this.#delay);
    this.#timer.unref();
    this.#delay = Math.min(this.#delay * 2, LAST_DELAY_MS);
  }
}
