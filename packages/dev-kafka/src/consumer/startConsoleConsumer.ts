import { spawn } from 'node:child_process';
import { guardian } from '../cluster/Guardian';
import { javaArguments } from '../cluster/javaArguments';
import { DEFAULT_KAFKA_VERSION, ensureKafkaJars, KafkaVersion } from '../jars';
import { findJava } from '../jars/tools';

const HEAP_MB = 64;

/** @public */
export interface ConsoleConsumerOptions {
  /** `host:port`, without authentication. */
  brokers: string[];
  topic: string;
  group: string;
  /**
   * `consumer` is the protocol of KIP-848, which the group then has; `share`
   * makes it a share group (KIP-932), which needs 4.2 or newer on both sides.
   */
  protocol: 'consumer' | 'classic' | 'share';
  clientId?: string;
  /** Whether it commits what it has read, as it does by default. */
  commits?: boolean;
  /** Of the consumer, default 4.3.1. */
  version?: KafkaVersion;
}

/** @public */
export interface ConsoleConsumer {
  readonly pid: number;
  /** Ends the consumer, which leaves its group first. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts Kafka's own console consumer, which can be a member of a new-protocol
 * group (KIP-848) or of a share group (KIP-932) as no JavaScript client here can. It does not wait until the
 * group is stable: look at the group for that.
 *
 * @throws MissingToolError when Java 17 or Maven is missing.
 * @public
 */
export async function startConsoleConsumer(
  options: ConsoleConsumerOptions,
): Promise<ConsoleConsumer> {
  const version = options.version ?? DEFAULT_KAFKA_VERSION;
  const lib = await ensureKafkaJars({ version });
  const java = await findJava();
  // Renamed in 4.2.
  const property =
    version === '3.9.1' ? '--consumer-property' : '--command-property';
  const share = options.protocol === 'share';
  const args = [
    ...javaArguments(version, lib, HEAP_MB),
    `org.apache.kafka.tools.consumer.${
      share ? 'ConsoleShareConsumer' : 'ConsoleConsumer'
    }`,
    '--bootstrap-server',
    options.brokers.join(','),
    '--topic',
    options.topic,
    '--group',
    options.group,
    ...(share ? [] : [property, `group.protocol=${options.protocol}`]),
    // It is there to be seen, not to be fast: fewer wake-ups.
    property,
    'fetch.max.wait.ms=5000',
  ];
  if (options.commits === false)
    args.push(property, 'enable.auto.commit=false');
  if (options.clientId) args.push(property, `client.id=${options.clientId}`);

  const child = spawn(java, args, { stdio: 'ignore', detached: true });
  const exited = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.unref();
  guardian.watch(child);
  return {
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(late);
    },
  };
}
