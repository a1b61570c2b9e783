import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_SERVICE } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ExistingComponent,
  isRegistryEntity,
} from '@topic-registry/backstage-plugin-topic-registry-node';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.owner',
];

/**
 * Finds the Components that the catalog has from elsewhere.
 */
export interface ComponentLookup {
  /**
   * All that carry the annotation, and those of the references that exist.
   *
   * @throws when the catalog cannot be asked: what is not known is not absent.
   */
  find(refs: readonly string[]): Promise<ExistingComponent[]>;
}

/** Asks the catalog as the catalog plugin itself. */
export class CatalogComponents implements ComponentLookup {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async find(refs: readonly string[]): Promise<ExistingComponent[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const annotated = await this.#catalog.getEntities(
      {
        filter: {
          kind: 'Component',
          [`metadata.annotations.${ANNOTATION_SERVICE}`]: CATALOG_FILTER_EXISTS,
        },
        fields: FIELDS,
      },
      { credentials },
    );
    const named = refs.length
      ? await this.#catalog.getEntitiesByRefs(
          { entityRefs: [...refs], fields: FIELDS },
          { credentials },
        )
      : { items: [] };
    const found = new Map<string, ExistingComponent>();
    for (const entity of [...annotated.items, ...named.items]) {
      if (!entity || isRegistryEntity(entity)) continue;
      found.set(stringifyEntityRef(entity), {
        ref: stringifyEntityRef(entity),
        owner: ownerOf(entity),
        services: entity.metadata.annotations?.[ANNOTATION_SERVICE],
      });
    }
    return [...found.values()];
  }
}

// As the catalog itself reads `spec.owner`.
function ownerOf(entity: Entity): string | undefined {
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string' || !owner) return undefined;
  return stringifyEntityRef(
    parseEntityRef(owner, {
      defaultKind: 'Group',
      defaultNamespace: entity.metadata.namespace,
    }),
  );
}
