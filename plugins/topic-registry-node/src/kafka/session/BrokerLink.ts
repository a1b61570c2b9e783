import { ClusterConfig } from '../../config';
import { addressOf } from './address';
import {
  ApiCall,
  chooseVersion,
  decodeBodyInTurns,
  encodeBody,
  VersionRange,
} from '../protocol/ApiCall';
import { notOffered, silent, toReadingFailure } from './failures';
import { BrokerFactory, KafkaJsBroker } from './kafkajsInternals';
import { ReadingFailure } from './ReadingFailure';
import { SocketSet } from './SocketSet';

/** What the links of one session share. */
export interface SessionContext {
  config: ClusterConfig;
  createBroker: BrokerFactory;
  sockets: SocketSet;
  connectTimeoutMs: number;
  signal: AbortSignal;
  /** The failure that stands for the signal's abort. */
  cutOff(): ReadingFailure;
  /** Gives what the work gives; rejects with that failure when the session ends before it. */
  orEnd<T>(work: Promise<T>): Promise<T>;
  countRequest(): void;
}

/** After so many requests without an answer in time a broker is asked nothing more. */
const MOST_UNANSWERED = 2;

/**
 * One broker of one session. Connects at the first request; a broker that
 * could not be connected to, or that has let requests go unanswered, is not
 * tried again in the same session: each try would take the time of others.
 */
export class BrokerLink {
  readonly address: string;
  private connected: Promise<KafkaJsBroker> | undefined;
  private broker: KafkaJsBroker | undefined;
  private unanswered = 0;

  constructor(
    private readonly context: SessionContext,
    readonly host: string,
    readonly port: number,
  ) {
    this.address = addressOf({ host, port });
  }

  /** The versions that it offers; undefined until it has let us in. */
  get versions(): Record<number, VersionRange> | undefined {
    return this.broker?.versions ?? undefined;
  }

  /** Connects and authenticates. Throws a `ReadingFailure`. */
  connect(): Promise<KafkaJsBroker> {
    this.connected ??= this.open();
    return this.connected;
  }

  /**
   * The version in which a call would be sent; `undefined` when the broker
   * does not offer it. Throws a `ReadingFailure` when it cannot be reached.
   */
  async versionOf(
    call: Pick<ApiCall<never, unknown>, 'key' | 'minVersion' | 'maxVersion'>,
  ): Promise<number | undefined> {
    const broker = await this.connect();
    return chooseVersion(call, broker.versions?.[call.key]);
  }

  /**
   * Asks in the newest version that both sides speak, or in the given one.
   * Throws a `ReadingFailure`, for whatever goes wrong on the way.
   */
  async send<Request, Response>(
    call: ApiCall<Request, Response>,
    request: Request,
    atVersion?: number,
  ): Promise<Response> {
    const { config, signal, cutOff, orEnd, countRequest } = this.context;
    const broker = await this.connect();
    const version = atVersion ?? (await this.versionOf(call));
    if (version === undefined) {
      throw notOffered(config, this.address, call, broker.versions ?? {});
    }
    if (signal.aborted) throw cutOff();
    const { address } = this;
    const context = { config, address, request: call.name };
    if (this.unanswered >= MOST_UNANSWERED) throw silent(context);
    countRequest();
    try {
      let response: Response;
      const answer = broker.connectionPool.send<Response>({
        request: {
          apiKey: call.key,
          apiVersion: version,
          apiName: call.name,
          encode: async () => {
            const body = encodeBody(call, request, version);
            return { buf: body, buffer: body };
          },
        },
        response: {
          decode: async payload => {
            const decoded = await decodeBodyInTurns(call, payload, version);
            response = decoded.response;
            return { clientSideThrottleTime: decoded.throttleMs };
          },
          parse: async () => response,
        },
        logResponseError: false,
      });
      return await orEnd(answer);
    } catch (error) {
      if (signal.aborted) throw cutOff();
      const failure = toReadingFailure(error, context);
      if (failure.code === 'timeout') this.unanswered += 1;
      throw failure;
    }
  }

  /** Never throws. */
  async close(): Promise<void> {
    try {
      await this.broker?.disconnect();
    } catch {
      // the sockets are ended in any case
    }
  }

  private async open(): Promise<KafkaJsBroker> {
    const { config, signal, cutOff, orEnd, sockets, connectTimeoutMs } =
      this.context;
    if (signal.aborted) throw cutOff();
    const failureContext = { config, address: this.address };
    // kafkajs limits the connecting, not the handshakes that follow it
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        const failure = silent(failureContext);
        reject(failure);
        sockets.destroy(failure, this.address);
      }, connectTimeoutMs);
    });
    try {
      return await orEnd(Promise.race([this.connectKafkaJs(), late]));
    } catch (error) {
      if (signal.aborted) throw cutOff();
      throw toReadingFailure(error, failureContext);
    } finally {
      clearTimeout(timer);
    }
  }

  private async connectKafkaJs(): Promise<KafkaJsBroker> {
    const broker = await this.context.createBroker(this.host, this.port);
    this.broker = broker;
    await broker.connect();
    return broker;
  }
}
