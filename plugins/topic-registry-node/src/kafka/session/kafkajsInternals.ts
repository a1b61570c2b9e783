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

interface KafkaJsConnectionPool {
  pool: { requestQueue: KafkaJsRequestQueue }[];
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
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  if (!symbol) {
    throw new Error(
      'This version of kafkajs has another inside than 2.2.4, with which Topic Registry works; install kafkajs 2.2.4',
    );
  }
  const createCluster = (
    kafka as unknown as Record<symbol, (options: object) => KafkaJsCluster>
  )[symbol];
  const cluster = createCluster({
    allowAutoTopicCreation: false,
    maxInFlightRequests,
    isolationLevel: 0,
  });
  return async (host, port) => {
    const connectionPool = await cluster.connectionPoolBuilder.build({
      host,
      port,
    });
    for (const { requestQueue } of connectionPool.pool) {
      scheduleOnlyWhatWaits(requestQueue);
    }
    return cluster.brokerPool.createBroker({
      connectionPool,
      logger: cluster.rootLogger,
    });
  };
}

const CHECK_INTERVAL_MS = 10;

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
    }, Math.max(throttled, CHECK_INTERVAL_MS));
  };
}
