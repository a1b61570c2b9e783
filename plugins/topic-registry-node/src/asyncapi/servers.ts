import {
  recordOf,
  StatedBroker,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { canonicalEnvironment } from '../rules/environment';
import { UniqueKeys } from './keys';
import { asMarkdown } from './markdown';

/**
 * A cluster on which a topic is expected. Its address is no part of it: who may
 * read the document of a topic need not know where its brokers are.
 *
 * @public
 */
export interface TopicCluster {
  id: string;
  environment: string;
}

/**
 * The servers of a topic, named by environment: with the hosts that the
 * documents state, which are there for their readers to see; else with a
 * variable in place of the host, which AsyncAPI demands.
 */
export function serversOf(
  clusters: readonly TopicCluster[],
  stated: readonly StatedBroker[],
): Record<string, object> {
  const keys = new UniqueKeys();
  const servers = new Map<string, object>();
  const environments = new Set(
    [...clusters, ...stated].map(({ environment }) =>
      canonicalEnvironment(environment),
    ),
  );
  for (const environment of environments) {
    const within = <T extends { environment: string }>(all: readonly T[]) =>
      all.filter(one => canonicalEnvironment(one.environment) === environment);
    const bound = within(clusters);
    const brokers = oncePerHost(within(stated));
    // Of several clusters in one environment no host can be told to be whose.
    const only = bound.length === 1 ? bound[0] : undefined;
    const entries = brokers.length
      ? brokers.map(broker => statedServer(broker, only))
      : bound.map(namelessServer);
    for (const entry of entries) {
      servers.set(keys.keyOf(environment), { title: environment, ...entry });
    }
  }
  return recordOf(servers);
}

function statedServer(
  { host, port, auth }: StatedBroker,
  cluster?: TopicCluster,
): object {
  return {
    host: port === undefined ? host : `${host}:${port}`,
    protocol: isSecure(auth) ? 'kafka-secure' : 'kafka',
    ...(auth && { description: `Authentication: ${asMarkdown(auth)}` }),
    ...(cluster && { 'x-cluster': cluster.id }),
  };
}

function namelessServer({ id }: TopicCluster): object {
  return {
    host: '{bootstrapServers}',
    protocol: 'kafka',
    variables: {
      bootstrapServers: {
        description: `Brokers of the cluster ${id}, as its operators give them out.`,
      },
    },
    'x-cluster': id,
  };
}

function isSecure(auth?: string): boolean {
  return auth !== undefined && /\b(?:m?tls|ssl|sasl|iam|scram)\b/i.test(auth);
}

function oncePerHost(brokers: readonly StatedBroker[]): StatedBroker[] {
  const found = new Map<string, StatedBroker>();
  for (const broker of brokers) {
    const key = `${broker.host}:${broker.port ?? ''}`;
    if (!found.has(key)) found.set(key, broker);
  }
  return [...found.values()];
}
