import type { LoggerService } from '@backstage/backend-plugin-api';
import { Kafka } from 'kafkajs';
import { ClusterConfig } from '../../config';
import { VersionRange } from '../protocol/ApiCall';
import { addressOf } from './address';
import { BrokerLink, SessionContext } from './BrokerLink';
import { createBrokerFactory } from './kafkajsInternals';
import { connectTimeoutMs, kafkaOptions } from './kafkaOptions';
import { KafkaSecurity } from './security';
import { SessionEnd } from './SessionEnd';
import { SocketSet } from './SocketSet';

const MAX_IN_FLIGHT = 6;
const CLOSE_MS = 1_000;

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
  private requestCount = 0;
  private readonly sockets: SocketSet;
  private readonly end: SessionEnd;
  private readonly context: SessionContext;
  private readonly links = new Map<string, BrokerLink>();

  static open(options: ClusterSessionOptions): ClusterSession {
    return new ClusterSession(options);
  }

  private constructor(options: ClusterSessionOptions) {
    const { config } = options;
    const sockets = new SocketSet(config);
    this.sockets = sockets;
    const end = new SessionEnd({
      ...options,
      onEnd: failure => sockets.destroy(failure),
    });
    this.end = end;
    const kafka = new Kafka({
      ...kafkaOptions(options),
      socketFactory: sockets.factory,
      retry: { retries: 0 },
    });
    this.context = {
      config,
      createBroker: createBrokerFactory(kafka, MAX_IN_FLIGHT),
      sockets,
      connectTimeoutMs: connectTimeoutMs(options.deadlineMs),
      signal: end.signal,
      cutOff: () => end.reason(),
      orEnd: work => end.orEnd(work),
      countRequest: () => {
        this.requestCount += 1;
      },
    };
  }

  get signal(): AbortSignal {
    return this.end.signal;
  }

  get cost(): { requests: number; bytesReceived: number } {
    return {
      requests: this.requestCount,
      bytesReceived: this.sockets.bytesReceived,
    };
  }

  /** The versions that each broker offers which let us in. */
  get offers(): Record<number, VersionRange>[] {
    const offers: Record<number, VersionRange>[] = [];
    for (const { versions } of this.links.values()) {
      if (versions) offers.push(versions);
    }
    return offers;
  }

  /** The link to one address, the same for the same address. */
  link(host: string, port: number): BrokerLink {
    const address = addressOf({ host, port });
    let link = this.links.get(address);
    if (!link) {
      link = new BrokerLink(this.context, host, port);
      this.links.set(address, link);
    }
    return link;
  }

  /**
   * A second connection to a broker, since it answers the requests of one
   * connection one after the other. Where it lets in no second one, the first.
   *
   * @param what - goes over it; other matters have other connections
   */
  async beside(link: BrokerLink, what: string): Promise<BrokerLink> {
    const key = `${link.address} ${what}`;
    let second = this.links.get(key);
    if (!second) {
      second = new BrokerLink(this.context, link.host, link.port);
      this.links.set(key, second);
    }
    try {
      await second.connect();
      return second;
    } catch (error) {
      if (this.signal.aborted) throw error;
      return link;
    }
  }

  /** Waits; false when the session ended before or meanwhile, so that nothing more can be asked. */
  pause(ms: number): Promise<boolean> {
    return this.end.pause(ms);
  }

  /** Ends all connections. Never throws. */
  async close(): Promise<void> {
    this.end.clear();
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
}
