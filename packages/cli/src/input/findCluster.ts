import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  addressAdvice,
  allowedHostsFault,
  ClusterConfig,
  parseBrokerAddress,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { UsageError } from '../exit';
import { readConfig } from './readConfig';

/** How a command line names the cluster to read. */
export interface ClusterOptions {
  brokers?: string;
  environment?: string;
  cluster?: string;
  config?: string;
  /** Joined by commas. */
  allowedBrokerHosts?: string;
  /** Seconds. */
  timeout: string;
}

/** A cluster to read; the environment is absent where nobody named it. */
export interface Target {
  config: ClusterConfig;
  environment?: string;
}

/**
 * Finds the cluster that a command line names, and the configuration that it
 * names beside it.
 *
 * @throws UsageError when it names none, or one that is not there.
 */
export async function findCluster(
  options: ClusterOptions,
): Promise<{ config?: TopicRegistryConfig; target: Target }> {
  const deadlineMs = deadlineOf(options.timeout);
  checkTarget(options);
  const config = options.config ? await readConfig(options.config) : undefined;
  return { config, target: targetOf(options, config, deadlineMs) };
}

function deadlineOf(timeout: string): number {
  const seconds = Number(timeout);
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 3600) {
    throw new UsageError(
      `--timeout ${timeout} is not a number of seconds between 0 and 3600.`,
    );
  }
  return Math.ceil(seconds * 1000);
}

function checkTarget({ brokers, cluster, config }: ClusterOptions) {
  if (brokers !== undefined) return;
  if (cluster === undefined) {
    throw new UsageError(
      'Name the cluster: --brokers host:port, or --cluster ID with --config app-config.yaml.',
    );
  }
  if (config === undefined) {
    throw new UsageError(
      `--cluster ${cluster} needs --config app-config.yaml, which says where it is; or give --brokers.`,
    );
  }
}

function targetOf(
  options: ClusterOptions,
  config: TopicRegistryConfig | undefined,
  deadlineMs: number,
): Target {
  if (options.brokers !== undefined) {
    const brokers = brokersOf(options.brokers);
    const id = options.cluster ?? options.environment ?? brokers[0];
    return {
      environment: options.environment,
      config: {
        id,
        brokers,
        allowedBrokerHosts: allowedHostsOf(options, brokers),
        environment: options.environment ?? 'unknown',
        intervalMs: deadlineMs,
        deadlineMs,
      },
    };
  }
  const found = config?.clusters.find(({ id }) => id === options.cluster);
  if (!found) {
    const known = config?.clusters.map(({ id }) => id) ?? [];
    throw new UsageError(
      `There is no cluster \`${options.cluster}\` in ${options.config}: ${
        known.length > 0
          ? `it has ${known.join(', ')}`
          : 'it has none under topicRegistry.clusters'
      }.`,
    );
  }
  return {
    environment: options.environment ?? found.environment,
    config: {
      ...found,
      allowedBrokerHosts:
        allowedHostsOf(options, found.brokers) ?? found.allowedBrokerHosts,
      deadlineMs,
    },
  };
}

function brokersOf(list: string): string[] {
  const brokers = partsOf(list);
  for (const broker of brokers) {
    if (!parseBrokerAddress(broker)) {
      throw new UsageError(
        `--brokers has \`${broker}\`, which is not the address of a broker: ${addressAdvice(
          broker,
        )}, several joined by commas.`,
      );
    }
  }
  if (brokers.length === 0) {
    throw new UsageError('--brokers is empty: write host:port.');
  }
  return brokers;
}

function allowedHostsOf(
  { allowedBrokerHosts }: ClusterOptions,
  brokers: readonly string[],
): string[] | undefined {
  if (allowedBrokerHosts === undefined) return undefined;
  const hosts = partsOf(allowedBrokerHosts);
  const fault =
    hosts.length > 0 ? allowedHostsFault(hosts, brokers) : 'is empty';
  if (fault) throw new UsageError(`--allowed-broker-hosts ${fault}.`);
  return hosts;
}

function partsOf(list: string): string[] {
  return list
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

/** The reader speaks of app-config; here the words may come from the command line. */
export function inWordsOf(
  { brokers, allowedBrokerHosts }: ClusterOptions,
  observation: Observation,
): Observation {
  const options = new Map<string, string>();
  if (brokers !== undefined) {
    options.set('brokers', '--brokers');
    options.set('maxAnswerBytes', 'maxAnswerBytes of a cluster in --config');
  }
  if (brokers !== undefined || allowedBrokerHosts !== undefined)
    options.set('allowedBrokerHosts', '--allowed-broker-hosts');
  const inWords = (reason: string) =>
    [...options].reduce(
      (words, [key, option]) =>
        words
          .split(`topicRegistry.clusters.${observation.cluster}.${key}`)
          .join(option),
      reason,
    );
  return {
    ...observation,
    coverage: observation.coverage.map(entry => ({
      ...entry,
      ...(entry.reason && { reason: inWords(entry.reason) }),
    })),
  };
}
