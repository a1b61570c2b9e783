import {
  ClusterConfig,
  SamplingConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { KafkaVersion, startKafka } from '@topic-registry/dev-kafka';
import { RIGHTS } from '../catalog/rights';
import { makeConforming } from './conforming';
import { document } from './document';
import { FaultCluster } from './FaultCluster';
import { Judge } from './Judge';

const USERS = {
  admin: 'admin-secret',
  reader: 'reader-secret',
  sampler: 'sampler-secret',
};
const SAMPLING: SamplingConfig = {
  recordsPerPartition: 20,
  maxBytesPerPartition: 64 * 1024,
  maxBytes: 16 * 1024 * 1024,
  deadlineMs: 15_000,
  intervalMs: 1_000,
  topics: { include: ['*'], exclude: [] },
};

function roleOf(username: keyof typeof USERS) {
  return {
    mechanism: 'plain' as const,
    username,
    password: USERS[username],
  };
}

/**
 * Starts a cluster that conforms to the registry, and ends it: three brokers
 * of production, or one of development that grants the least rights.
 */
export async function withCluster<T>(
  version: KafkaVersion,
  on: 'brokers' | 'rights',
  use: (cluster: FaultCluster) => Promise<T>,
): Promise<T> {
  const secured = on === 'rights';
  const kafka = await startKafka({
    version,
    nodes: secured ? 1 : 3,
    ...(secured && { authorizer: true, sasl: { users: USERS } }),
  });
  try {
    const config: ClusterConfig = {
      id: 'faults',
      environment: secured ? 'development' : 'production',
      brokers: kafka.brokers,
      intervalMs: 1_000,
      deadlineMs: 20_000,
      sampling: {
        ...SAMPLING,
        ...(secured && { sasl: roleOf('sampler') }),
      },
      ...(secured && { sasl: roleOf('reader') }),
    };
    const cluster = new FaultCluster(
      kafka,
      new Judge(config, document),
      secured ? { username: 'admin', password: USERS.admin } : undefined,
    );
    if (secured) {
      await cluster.admin(admin => admin.createAcls({ acl: RIGHTS }));
    }
    await makeConforming(cluster, document, secured ? 1 : 3);
    return await use(cluster);
  } finally {
    await kafka.stop();
  }
}
