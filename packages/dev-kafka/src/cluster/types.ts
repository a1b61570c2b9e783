import { KafkaVersion } from '../jars';

/** @public */
export type SaslMechanism =
  | 'PLAIN'
  | 'SCRAM-SHA-256'
  | 'SCRAM-SHA-512'
  | 'OAUTHBEARER';

/** What a listener shows, and whom it trusts; PEM text. @public */
export interface KafkaTls {
  /** The brokers' certificate, for 127.0.0.1. */
  cert: string;
  /** Its private key, PKCS #8. */
  key: string;
  /** Clients then need a certificate of this authority (mTLS). */
  clientCa?: string;
}

/** @public */
export interface StartKafkaOptions {
  /** Three nodes give real replication and a broker to kill. Default 1. */
  nodes?: 1 | 3;
  /** Default 4.3.1. */
  version?: KafkaVersion;
  /** Broker properties over the defaults of the development cluster. */
  properties?: Record<string, string>;
  /**
   * Names and passwords: the listener then asks for SASL. `admin` is a super
   * user. Mechanisms: PLAIN unless others are named; OAUTHBEARER takes
   * unsecured tokens (RFC 7515, `"alg": "none"`) of any subject.
   */
  sasl?: { users: Record<string, string>; mechanisms?: SaslMechanism[] };
  /** The listener then speaks TLS. */
  tls?: KafkaTls;
  /** Refuse what no ACL allows; needs `sasl`. */
  authorizer?: boolean;
  /** Clients may also reach each node through a relay that can be slowed: {@link RunningKafka.relays}. */
  relayed?: boolean;
  /** Kept, and used again by a later start. Without it a temporary folder is used and removed by `stop`. */
  dataDir?: string;
  /** Java heap of each node, MB. Default 256. */
  heapMb?: number;
  /** `quick` (default) starts fast, `server` is as fast in the long run as a broker in production. */
  jvm?: 'quick' | 'server';
  /** Called with one line of words per step that takes time. */
  onProgress?: (line: string) => void;
}

/** @public */
export interface KafkaNodeInfo {
  id: number;
  host: string;
  port: number;
  /** Absent while the node is down. */
  pid?: number;
}

/** A way to the nodes that can be slowed, while all others stay as they are. @public */
export interface KafkaRelays {
  /** `host:port` of each node's relay; who bootstraps here is sent to the relays alone. */
  readonly brokers: string[];
  /** Adds so many ms to each round trip through the relay of one node, or of all. */
  slow(addedMs: number, nodeId?: number): void;
}

/** A cluster that this process started, and may therefore change. @public */
export interface RunningKafka {
  /** `host:port` of each node, on the loopback interface. */
  readonly brokers: string[];
  readonly nodes: KafkaNodeInfo[];
  readonly version: KafkaVersion;
  /** Holds data and logs: `node-<id>.log`. */
  readonly dataDir: string;
  /** Present when it was started with `relayed`. */
  readonly relays?: KafkaRelays;
  /**
   * Ends all nodes: in order where the data folder is kept (SIGTERM, after
   * 10 s SIGKILL), at once where it is temporary and removed. May be called twice.
   */
  stop(): Promise<void>;
  /** Ends one node and waits until it is gone. Default SIGKILL. */
  kill(nodeId: number, signal?: NodeJS.Signals): Promise<void>;
  /**
   * Starts a node that is down (ends it first if it is up), on its port and
   * data, and waits until it serves. Properties count over its own, until the
   * next start.
   */
  restart(nodeId: number, properties?: Record<string, string>): Promise<void>;
  /** Halts a node as it is: connections stay open and nothing is answered. */
  pause(nodeId: number): void;
  /** Lets a halted node go on. */
  resume(nodeId: number): void;
}
