import type { LoggerService } from '@backstage/backend-plugin-api';
import { Question } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Admin, Kafka } from 'kafkajs';
import { ClusterConfig } from '../../config';
import { refusalOfCode } from '../reading/refusals';
import { toReadingFailure } from '../session/failures';
import { kafkaOptions } from '../session/kafkaOptions';
import { ReadingFailure } from '../session/ReadingFailure';
import { KafkaSecurity } from '../session/security';
import { SessionEnd } from '../session/SessionEnd';
import { SocketSet } from '../session/SocketSet';

export interface AdminSessionOptions {
  config: ClusterConfig;
  /** Called for each client: kafkajs keeps its authenticator in what it gets. */
  security: () => KafkaSecurity;
  logger?: LoggerService;
  signal?: AbortSignal;
  /** ms */
  deadlineMs: number;
}

/** What a call asks, for the failure that it may end in. */
export interface Asked {
  question: Question;
  subject?: string;
}

/** Of the client too: by its default, it tries to connect for longer than a reading lasts. */
const RETRY = { retries: 2, initialRetryTime: 100, maxRetryTime: 500 };

/** How deep kafkajs wraps the error that a broker answered. */
const MAX_CAUSES = 5;

/** A failure with the error code of the broker, where it gave one. */
export class AdminFailure extends ReadingFailure {
  constructor(failure: ReadingFailure, readonly errorCode: unknown) {
    super(failure.code, failure.message, typeof errorCode === 'number');
  }
}

/** Public admin clients of kafkajs for the time of one observation. */
export class AdminSession {
  private callCount = 0;
  private readonly sockets: SocketSet;
  private readonly end: SessionEnd;

  static open(options: AdminSessionOptions): AdminSession {
    return new AdminSession(options);
  }

  private constructor(private readonly options: AdminSessionOptions) {
    this.sockets = new SocketSet(options.config);
    this.end = new SessionEnd({
      ...options,
      onEnd: failure => this.sockets.destroy(failure),
    });
  }

  get signal(): AbortSignal {
    return this.end.signal;
  }

  /** Calls of the admin client: kafkajs does not tell how many requests each one took. */
  get cost(): { requests: number; bytesReceived: number } {
    return {
      requests: this.callCount,
      bytesReceived: this.sockets.bytesReceived,
    };
  }

  /**
   * Gives a client of its own: one that has seen a topic which somebody then
   * deletes answers nothing any more (kafkajs issues 651 and 1759).
   */
  async withAdmin<T>(use: (admin: Admin) => Promise<T>): Promise<T> {
    const { security } = this.options;
    const admin = new Kafka({
      ...kafkaOptions({ ...this.options, security: security() }),
      socketFactory: this.sockets.factory,
      retry: RETRY,
    }).admin({ retry: RETRY });
    try {
      await this.call({ question: 'topics' }, () => admin.connect());
      return await use(admin);
    } finally {
      // the sockets are ended in any case
      await this.end.orEnd(admin.disconnect()).catch(() => {});
    }
  }

  /** Throws a `ReadingFailure`, for whatever goes wrong on the way. */
  async call<T>(asked: Asked, act: () => Promise<T>): Promise<T> {
    if (this.signal.aborted) throw this.end.reason();
    this.callCount += 1;
    try {
      return await this.end.orEnd(act());
    } catch (error) {
      if (this.signal.aborted) throw this.end.reason();
      throw this.toFailure(error, asked);
    }
  }

  pause(ms: number): Promise<boolean> {
    return this.end.pause(ms);
  }

  /** Never throws. */
  close(): void {
    this.end.clear();
    this.sockets.destroy();
  }

  private toFailure(error: unknown, { question, subject }: Asked) {
    if (error instanceof ReadingFailure) return error;
    const { config } = this.options;
    const cause = causeOf(error);
    const { code, broker } = cause as { code?: unknown; broker?: string };
    // kafkajs fails the whole batch for one of it, and does not say which
    const failure =
      typeof code === 'number'
        ? refusalOfCode(config, question, subject, code)
        : toReadingFailure(cause, {
            config,
            address: broker ?? config.brokers.join(', '),
            request: question,
          });
    return new AdminFailure(failure, code);
  }
}

function causeOf(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < MAX_CAUSES; depth++) {
    const { cause: inner } = (cause ?? {}) as { cause?: unknown };
    if (inner === undefined) break;
    cause = inner;
  }
  return cause ?? {};
}
