import path from 'node:path';

/**
 * @typedef {{ mode: 'local' | 'external' | 'none', brokers?: string }} Cluster
 */

/**
 * What differs from app-config.yaml in this run, as YAML (JSON is YAML).
 *
 * @param {{ port: number, dataDir: string, cluster: Cluster }} options
 */
export function runConfigOf({ port, dataDir, cluster }) {
  const baseUrl = `http://localhost:${port}`;
  const clusters =
    cluster.mode === 'none'
      ? {}
      : {
          [clusterIdOf(cluster)]: {
            environment:
              cluster.mode === 'local' ? 'production' : 'development',
            brokers: cluster.brokers.split(',').map(broker => broker.trim()),
            interval: { seconds: 30 },
            // of somebody's cluster, records are not looked at unasked
            ...(cluster.mode === 'local'
              ? { sampling: { interval: { minutes: 1 } } }
              : {}),
            // The portal's own cluster grants what both need.
            ...(cluster.mode === 'local' && { ask: ['sizes', 'producers'] }),
          },
        };
  const bound = Object.keys(clusters);
  return JSON.stringify(
    {
      app: { baseUrl },
      backend: {
        baseUrl,
        listen: { port },
        database: { connection: { directory: path.join(dataDir, 'database') } },
      },
      topicRegistry: {
        documents: { basePath: dataDir, interval: { seconds: 15 } },
        clusters,
        registries: {
          platform: { target: 'registries/platform.md', clusters: bound },
          cypher: { target: 'registries/cypher.md', clusters: bound },
        },
      },
    },
    undefined,
    2,
  );
}

/** @param {Cluster} cluster */
function clusterIdOf(cluster) {
  return cluster.mode === 'local' ? 'local' : 'kafka';
}
