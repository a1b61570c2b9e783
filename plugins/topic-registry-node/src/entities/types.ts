import { Registry } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig, RegistryConfig } from '../config';

/**
 * A registry in force, with its part of app-config.
 *
 * @public
 */
export interface ConfiguredRegistry {
  registry: Registry;
  config: RegistryConfig;
}

/**
 * A Component that the catalog has from elsewhere.
 *
 * @public
 */
export interface ExistingComponent {
  /** Entity reference, in lower case. */
  ref: string;
  /** Entity reference of its owner, in lower case. */
  owner?: string;
  /** The value of its `topic-registry/service` annotation. */
  services?: string;
}

/** @public */
export interface EntitiesInput {
  /** In the order of app-config. */
  registries: readonly ConfiguredRegistry[];
  clusters: readonly Pick<ClusterConfig, 'id' | 'environment'>[];
  components: readonly ExistingComponent[];
}
