import { ClusterConfig } from '../../config';
import { clusterName } from './failures';
import { ReadingFailure } from './ReadingFailure';

export interface SessionEndOptions {
  config: ClusterConfig;
  signal?: AbortSignal;
  /** ms */
  deadlineMs: number;
  /** Called once when the session ends before its time. */
  onEnd(failure: ReadingFailure): void;
}

/** Ends a session before its time: at its deadline, or at the signal of whoever asked. */
export class SessionEnd {
  readonly signal: AbortSignal;
  /** Ends the wait for each piece of work that is under way. */
  private readonly waits = new Set<(failure: ReadingFailure) => void>();
  /** Ends each pause that is under way, once the session is done. */
  private readonly pauses = new Set<() => void>();
  private isDone = false;
  private readonly abort = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly outerSignal?: AbortSignal;
  private readonly onOuterAbort: () => void;
  private readonly onEnd: (failure: ReadingFailure) => void;

  constructor({ config, signal, deadlineMs, onEnd }: SessionEndOptions) {
    this.signal = this.abort.signal;
    this.onEnd = onEnd;
    this.timer = setTimeout(
      () =>
        this.end(
          new ReadingFailure(
            'timeout',
            `${clusterName(
              config,
            )}: the reading was ended after ${deadlineMs} ms with this question unanswered. If the cluster answers slowly, raise topicRegistry.clusters.${
              config.id
            }.deadline.`,
          ),
        ),
      deadlineMs,
    );
    this.outerSignal = signal;
    this.onOuterAbort = () =>
      this.end(
        new ReadingFailure(
          'cancelled',
          `${clusterName(
            config,
          )}: the reading was cancelled before this question was answered.`,
        ),
      );
    if (signal?.aborted) this.onOuterAbort();
    signal?.addEventListener('abort', this.onOuterAbort);
  }

  /** The failure that stands for the end. */
  reason(): ReadingFailure {
    return this.signal.reason as ReadingFailure;
  }

  /**
   * Gives what the work gives, or rejects with a `ReadingFailure` when the
   * session ends before it. A race against one promise of the session's end
   * would keep every answer in memory for as long as the session lives.
   */
  async orEnd<T>(work: Promise<T>): Promise<T> {
    if (this.signal.aborted) {
      work.catch(() => {});
      throw this.reason();
    }
    return new Promise<T>((resolve, reject) => {
      this.waits.add(reject);
      const settled = () => this.waits.delete(reject);
      work.then(
        result => {
          settled();
          resolve(result);
        },
        error => {
          settled();
          reject(error);
        },
      );
    });
  }

  /** Waits; false when the session ended before or meanwhile, so that nothing more can be asked. */
  async pause(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    const over = new Promise<void>(resolve => {
      timer = setTimeout(resolve, ms);
      stop = resolve;
    });
    this.pauses.add(stop);
    try {
      await this.orEnd(over);
      return !this.isDone;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
      this.pauses.delete(stop);
    }
  }

  /** The session is done; nothing ends it any more. */
  clear(): void {
    this.isDone = true;
    for (const stop of this.pauses) stop();
    clearTimeout(this.timer);
    this.outerSignal?.removeEventListener('abort', this.onOuterAbort);
  }

  private end(failure: ReadingFailure): void {
    if (this.signal.aborted) return;
    this.abort.abort(failure);
    for (const reject of this.waits) reject(failure);
    this.onEnd(failure);
  }
}
