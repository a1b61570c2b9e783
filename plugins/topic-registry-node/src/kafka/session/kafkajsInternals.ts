import { Kafka } from 'kafkajs';
import type { VersionRange } from '../protocol/ApiCall';

/*
 * The parts of kafkajs 2.2.4 below its admin client, which has no batches, no
 * newer protocol versions and no partial answers. The version is pinned and
 * upstream is at rest; should it move, everything that depends on its inside
 * is in this file.
 */

/** One request as kafkajs' connections take it. */
export interface KafkaJsRequest<T> {
  request: {
    apiKey: number;
    apiVersion: number;
    apiName: string;
    encode(): Promise<{ buf: Buffer; buffer: Buffer }>;
  };
  response: {
    decode(payload: Buffer): Promise<{ clientSideThrottleTime: number }>;
    parse(decoded: { clientSideThrottleTime: number }): Promise<T>;
  };
  logResponseError: boolean;
}

interface KafkaJsRequestQueue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

interface KafkaJsConnection {
  requestQueue: KafkaJsRequestQueue;
  /** ms, a Long; 0 where the broker lets a session last as long as its connection. */
  sessionLifetime: { toNumber(): number };
  /** It authenticates anew when no more than this is left of its session, ms. */
  reauthenticationThreshold: number;
}

interface KafkaJsConnectionPool {
  pool: KafkaJsConnection[];
  send<T>(request: KafkaJsRequest<T>): Promise<T>;
}

/** One broker: its connection, authentication and advertised versions. */
export interface KafkaJsBroker {
  connectionPool: KafkaJsConnectionPool;
  versions: Record<number, VersionRange> | null;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

interface KafkaJsCluster {
  rootLogger: unknown;
  connectionPoolBuilder: {
    build(at: {
      host: string;
      port: number;
      rack?: string;
    }): Promise<KafkaJsConnectionPool>;
  };
  brokerPool: {
    createBroker(options: {
      connectionPool: KafkaJsConnectionPool;
      logger: unknown;
    }): KafkaJsBroker;
  };
}

/** Gives brokers of kafkajs by address, not yet connected. */
export type BrokerFactory = (
  host: string,
  port: number,
) => Promise<KafkaJsBroker>;

/** @param maxInFlightRequests - a broker's limit of unanswered requests; more wait their turn */
export function createBrokerFactory(
  kafka: Kafka,
  maxInFlightRequests: number,
): BrokerFactory {
  const cluster = createCluster(kafka, maxInFlightRequests);
  return async (host, port) => {
    const connectionPool = await cluster.connectionPoolBuilder.build({
      host,
      port,
    });
    for (const connection of connectionPool.pool) {
      scheduleOnlyWhatWaits(connection.requestQueue);
      reauthenticateInTime(connection);
    }
    return cluster.brokerPool.createBroker({
      connectionPool,
      logger: cluster.rootLogger,
    });
  };
}

function createCluster(
  kafka: object,
  maxInFlightRequests: number,
): KafkaJsCluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  if (!symbol) throw new Error('it gives no access to its cluster');
  const create = (kafka as Record<symbol, (options: object) => KafkaJsCluster>)[
    symbol
  ];
  return create({
    allowAutoTopicCreation: false,
    maxInFlightRequests,
    isolationLevel: 0,
  });
}

/**
 * Looks whether the inside of kafkajs is the one that this file knows, without
 * a connection.
 *
 * @param kafka - a client of kafkajs
 * @returns what is not as expected; `undefined` when all is
 */
export async function missingInternals(
  kafka: object,
): Promise<string | undefined> {
  try {
    const cluster = createCluster(kafka, 1);
    const connectionPool = await cluster.connectionPoolBuilder.build({
      host: '127.0.0.1',
      port: 9,
    });
    const broker = cluster.brokerPool.createBroker({
      connectionPool,
      logger: cluster.rootLogger,
    });
    const { pool } = connectionPool;
    const [first] = pool;
    const { requestQueue } = first;
    const expected: Record<string, boolean> = {
      'connectionPool.send': typeof connectionPool.send === 'function',
      'broker.connect': typeof broker.connect === 'function',
      'broker.disconnect': typeof broker.disconnect === 'function',
      'broker.connectionPool': broker.connectionPool === connectionPool,
      'broker.versions': 'versions' in broker,
      'requestQueue.pending': Array.isArray(requestQueue.pending),
      'requestQueue.throttledUntil':
        typeof requestQueue.throttledUntil === 'number',
      'requestQueue.throttleCheckTimeoutId':
        'throttleCheckTimeoutId' in requestQueue,
      'requestQueue.checkPendingRequests':
        typeof requestQueue.checkPendingRequests === 'function',
      'requestQueue.scheduleCheckPendingRequests':
        typeof requestQueue.scheduleCheckPendingRequests === 'function',
      'connection.sessionLifetime':
        typeof first.sessionLifetime?.toNumber === 'function',
      'connection.reauthenticationThreshold':
        typeof first.reauthenticationThreshold === 'number',
    };
    const missing = Object.entries(expected)
      .filter(([, found]) => !found)
      .map(([name]) => name);
    return missing.length > 0 ? `it lacks ${missing.join(', ')}` : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const CHECK_INTERVAL_MS = 10;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * kafkajs 2.2.4 sets a timer after every answer, with a negative delay: a busy
 * loop for as long as the connection lives, and a TimeoutNegativeWarning on
 * Node 24 (kafkajs issues 1667 and 1751). A timer is needed only while
 * requests wait.
 */
function scheduleOnlyWhatWaits(queue: KafkaJsRequestQueue): void {
  queue.scheduleCheckPendingRequests = () => {
    if (queue.throttleCheckTimeoutId || queue.pending.length === 0) return;
    const throttled = queue.throttledUntil - Date.now();
    queue.throttleCheckTimeoutId = setTimeout(() => {
      queue.throttleCheckTimeoutId = null;
      queue.checkPendingRequests();
    }, Math.min(Math.max(throttled, CHECK_INTERVAL_MS), LONGEST_TIMER_MS));
  };
}

/**
 * kafkajs 2.2.4 authenticates anew before every request while less than ten
 * seconds are left of a session. Where the broker makes sessions shorter than
 * that (`connections.max.reauth.ms`), it does so at once, and a broker takes the
 * second authentication within a second for a mistake (kafkajs issue 492).
 */
function reauthenticateInTime(connection: KafkaJsConnection): void {
  const usual = connection.reauthenticationThreshold;
  Object.defineProperty(connection, 'reauthenticationThreshold', {
    get: () => Math.min(usual, connection.sessionLifetime.toNumber() / 3),
  });
}
