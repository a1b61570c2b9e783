import { KafkaVersion } from '../jars';
import { Relays } from '../relay';
import { KafkaNode } from './KafkaNode';
import { KafkaNodeInfo, KafkaRelays, RunningKafka } from './types';

interface LocalKafkaOptions {
  version: KafkaVersion;
  dataDir: string;
  nodes: KafkaNode[];
  startTimeoutMs: number;
  /** Waits until `count` brokers are registered. */
  ready: (brokers: string[], count: number) => Promise<void>;
  stopSignal: NodeJS.Signals;
  /** One for each node, in their order. */
  relays?: Relays;
  /** Called once, when all nodes are down. */
  release: () => Promise<void>;
}

const owned = new WeakSet<RunningKafka>();

/**
 * Whether this process started the cluster: the licence to write to it.
 *
 * @public
 */
export function isOwnKafka(kafka: RunningKafka): boolean {
  return owned.has(kafka);
}

/** The nodes of one cluster on this machine. */
export class LocalKafka implements RunningKafka {
  readonly version: KafkaVersion;
  readonly dataDir: string;
  readonly relays?: KafkaRelays;
  private stopping: Promise<void> | undefined;

  constructor(private readonly options: LocalKafkaOptions) {
    this.version = options.version;
    this.dataDir = options.dataDir;
    this.relays = options.relays && this.relaysOf(options.relays);
    owned.add(this);
  }

  get brokers(): string[] {
    return this.options.nodes.map(node => `127.0.0.1:${node.port}`);
  }

  get nodes(): KafkaNodeInfo[] {
    return this.options.nodes.map(({ id, port, pid }) => ({
      id,
      host: '127.0.0.1',
      port,
      pid,
    }));
  }

  async start(timeoutMs: number): Promise<void> {
    const { nodes, ready } = this.options;
    for (const node of nodes) node.start();
    await Promise.all(nodes.map(node => node.started(timeoutMs)));
    await ready(this.brokers, nodes.length);
  }

  async endNodes(signal: NodeJS.Signals): Promise<void> {
    await Promise.all(this.options.nodes.map(node => node.end(signal)));
  }

  stop(): Promise<void> {
    this.stopping ??= this.endNodes(this.options.stopSignal).then(
      this.options.release,
    );
    return this.stopping;
  }

  async kill(nodeId: number, signal: NodeJS.Signals = 'SIGKILL') {
    await this.node(nodeId).end(signal);
  }

  async restart(
    nodeId: number,
    properties: Record<string, string> = {},
  ): Promise<void> {
    const node = this.node(nodeId);
    await node.end('SIGTERM');
    node.start(properties);
    await node.started(this.options.startTimeoutMs);
    const up = this.options.nodes.filter(({ pid }) => pid !== undefined);
    await this.options.ready([`127.0.0.1:${node.port}`], up.length);
  }

  pause(nodeId: number): void {
    this.node(nodeId).signal('SIGSTOP');
  }

  resume(nodeId: number): void {
    this.node(nodeId).signal('SIGCONT');
  }

  private relaysOf(relays: Relays): KafkaRelays {
    return {
      brokers: relays.ports.map(port => `127.0.0.1:${port}`),
      slow: (addedMs, nodeId) => {
        const only = nodeId === undefined ? undefined : this.node(nodeId);
        for (const [index, node] of this.options.nodes.entries()) {
          if (!only || node === only) relays.slow(index, addedMs);
        }
      },
    };
  }

  private node(nodeId: number): KafkaNode {
    const node = this.options.nodes.find(({ id }) => id === nodeId);
    if (!node)
      throw new Error(
        `This cluster has no node ${nodeId}; its nodes are ${this.options.nodes
          .map(({ id }) => id)
          .join(', ')}`,
      );
    return node;
  }
}
