import {
  entityNameOf,
  Registry,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ClusterConfig,
  entitiesOf,
  RegistryConfig,
  yamlText,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { UsageError } from '../exit';
import { OutputFile } from './writeFiles';

/** Set by the catalog itself, from where it reads an entity. */
const OF_THE_CATALOG = /^backstage\.io\/managed-by-/;

/** The entities that the catalog module makes, as one file that a catalog can read. */
export function exportCatalog(
  registry: Registry,
  options: {
    /** The registry in app-config. */
    known?: RegistryConfig;
    clusters: readonly ClusterConfig[];
    owner?: string;
  },
): OutputFile[] {
  const owner = options.owner ?? options.known?.owner;
  if (owner === undefined) {
    throw new UsageError(
      'Entities need an owner: give --owner group:default/architects, or --config app-config.yaml with a registry whose target is this file.',
    );
  }
  const { entities } = entitiesOf({
    registries: [
      { registry, config: configOf(registry, options.known, owner) },
    ],
    clusters: options.clusters,
    components: [],
  });
  const documents = entities.map(({ entity }) => {
    const annotations = Object.entries(entity.metadata.annotations ?? {});
    const own = annotations.filter(([key]) => !OF_THE_CATALOG.test(key));
    return yamlText({
      ...entity,
      metadata: { ...entity.metadata, annotations: Object.fromEntries(own) },
    });
  });
  return [{ name: 'catalog-info.yaml', text: documents.join('---\n') }];
}

function configOf(
  { id, file }: Registry,
  known: RegistryConfig | undefined,
  owner: string,
): RegistryConfig {
  return known
    ? { ...known, owner }
    : {
        id,
        target: file,
        clusters: [],
        owner,
        namespace: entityNameOf(id),
        timezone: 'UTC',
        services: {},
        serviceAliases: {},
        owners: [],
      };
}
