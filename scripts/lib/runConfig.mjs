import path from 'node:path';

/**
 * @typedef {{ mode: 'local' | 'external' | 'none', brokers?: string,
 *   development?: string }} Cluster
 */

/**
 * What differs from app-config.yaml in this run, as YAML (JSON is YAML).
 *
 * @param {{ port: number, dataDir: string, cluster: Cluster }} options
 */
export function runConfigOf({ port, dataDir, cluster }) {
  const baseUrl = `http://localhost:${port}`;
  const clusters = clustersOf(cluster);
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
          cypher: {
            target: 'registries/cypher.md',
            // what cypher-svc uses is on the first alone
            clusters: bound.slice(0, 1),
          },
        },
      },
    },
    undefined,
    2,
  );
}

/** @param {Cluster} cluster */
function clustersOf({ mode, brokers, development }) {
  const interval = { seconds: 30 };
  switch (mode) {
    case 'none':
      return {};
    case 'local':
      return {
        local: {
          environment: 'production',
          brokers: listOf(brokers),
          interval,
          sampling: { interval: { minutes: 1 } },
          // The portal's own cluster grants what both need.
          ask: ['sizes', 'producers'],
        },
        'local-dev': {
          environment: 'development',
          brokers: listOf(development),
          interval,
        },
      };
    default:
      // of somebody's cluster, records are not looked at unasked
      return {
        kafka: {
          environment: 'development',
          brokers: listOf(brokers),
          interval,
        },
      };
  }
}

function listOf(brokers) {
  return brokers.split(',').map(broker => broker.trim());
}
