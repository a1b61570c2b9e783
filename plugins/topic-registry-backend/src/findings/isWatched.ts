import { Finding } from '@topic-registry/backstage-plugin-topic-registry-common';
import { RegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { inScope } from './types';

/**
 * Whether app-config still has the registry, and binds it to the cluster. A
 * finding of what it has no longer is neither open nor resolved.
 */
export function isWatched(
  finding: Pick<Finding, 'registry' | 'cluster'>,
  configs: readonly Pick<RegistryConfig, 'id' | 'clusters'>[],
): boolean {
  return configs.some(
    ({ id, clusters }) =>
      inScope({ kind: 'document', registry: id }, finding) ||
      clusters.some(cluster =>
        inScope({ kind: 'cluster', cluster, registries: [id] }, finding),
      ),
  );
}
