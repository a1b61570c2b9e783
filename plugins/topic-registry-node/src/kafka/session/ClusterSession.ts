import type { LoggerService } from '@backstage/backend-plugin-api';
import { Kafka, logLevel } from 'kafkajs';
import { ClusterConfig } from '../../config';
import { BrokerLink, SessionContext } from './BrokerLink';
import { clusterName } from './failures';
import { createBrokerFactory } from './kafkajsInternals';
import { createLogCreator } from './logCreator';
import { ReadingFailure } from './ReadingFailure';
import { KafkaSecurity } from './security';
import { SocketSet } from './SocketSet';

const MAX_IN_FLIGHT = 6;
const CLOSE_MS = 1_000;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export interface ClusterSessionOptions {
  config: ClusterConfig;
  security: KafkaSecurity;
  logger?: LoggerService;
  signal?: AbortSignal;
  /** ms */
  deadlineMs: number;
}

/**
 * One short-lived client: connections to the brokers of one cluster for the
 * time of one observation. Ends by itself at the deadline or at the signal;
 * whoever waits for an answer then gets a `ReadingFailure`.
 */
export class ClusterSession {
  readonly signal: AbortSignal;
  private requestCount = 0;
  private readonly abort = new AbortController();
  private readonly sockets = new SocketSet();
  private readonly context: SessionContext;
  private readonly links = new Map<string, BrokerLink>();
  private readonly timer: NodeJS.Timeout;
  private readonly outerSignal?: AbortSignal;
  private readonly onOuterAbort: () => void;

  static open(options: ClusterSessionOptions): ClusterSession {
    return new ClusterSession(options);
  }

  private constructor(options: ClusterSessionOptions) {
    const { config, security, logger, deadlineMs } = options;
    this.signal = this.abort.signal;
    const kafka = new Kafka({
      ...security,
      clientId: 'backstage-topic-registry',
      brokers: config.brokers,
      // a silent broker must leave time for the others
      connectionTimeout: clamp(deadlineMs / 4, 1_000, 10_000),
      authenticationTimeout: clamp(deadlineMs / 4, 1_000, 10_000),
      requestTimeout: clamp(deadlineMs / 3, 1_000, 20_000),
      socketFactory: this.sockets.factory,
      retry: { retries: 0 },
      logLevel: logger ? logLevel.INFO : logLevel.NOTHING,
      logCreator: createLogCreator(logger),
    });
    this.context = {
      config,
      createBroker: createBrokerFactory(kafka, MAX_IN_FLIGHT),
      sockets: this.sockets,
      connectTimeoutMs: clamp(deadlineMs / 4, 1_000, 10_000),
      signal: this.signal,
      cutOff: () => this.cutOff(),
      ended: new Promise<never>((_resolve, reject) => {
        this.signal.addEventListener('abort', () => reject(this.cutOff()));
      }),
      countRequest: () => {
        this.requestCount += 1;
      },
    };
    // a session that ends while nobody waits is no error
    this.context.ended.catch(() => {});
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
    this.outerSignal = options.signal;
    this.onOuterAbort = () =>
      this.end(
        new ReadingFailure(
          'cancelled',
          `${clusterName(
            config,
          )}: the reading was cancelled before this question was answered.`,
        ),
      );
    if (this.outerSignal?.aborted) this.onOuterAbort();
    this.outerSignal?.addEventListener('abort', this.onOuterAbort);
  }

  get cost(): { requests: number; bytesReceived: number } {
    return {
      requests: this.requestCount,
      bytesReceived: this.sockets.bytesReceived,
    };
  }

  /** The link to one address, the same for the same address. */
  link(host: string, port: number): BrokerLink {
    const address = `${host}:${port}`;
    let link = this.links.get(address);
    if (!link) {
      link = new BrokerLink(this.context, host, port);
      this.links.set(address, link);
    }
    return link;
  }

  /** Waits; false when the session ended before or meanwhile, so that nothing more can be asked. */
  async pause(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>(resolve => {
      timer = setTimeout(resolve, ms);
    });
    try {
      await Promise.race([over, this.context.ended]);
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends all connections. Never throws. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.outerSignal?.removeEventListener('abort', this.onOuterAbort);
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.all([...this.links.values()].map(link => link.close())),
      new Promise<void>(resolve => {
        timer = setTimeout(resolve, CLOSE_MS);
      }),
    ]);
    clearTimeout(timer);
    this.sockets.destroy();
  }

  private end(failure: ReadingFailure): void {
    if (this.signal.aborted) return;
    this.abort.abort(failure);
    this.sockets.destroy(failure);
  }

  private cutOff(): ReadingFailure {
    return this.signal.reason as ReadingFailure;
  }
}
