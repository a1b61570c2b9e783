import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_SERVICE } from '@topic-registry/backstage-plugin-topic-registry-common';

/** A Component of the catalog. */
export interface KnownComponent {
  /** Entity reference, in lower case. */
  ref: string;
  /** Entity reference of its owner. */
  owner?: string;
  /** The value of its `topic-registry/service` annotation. */
  services?: string;
  /** True for those that the catalog module made from a registry. */
  made: boolean;
}

/** The Components that stand for services. */
export interface ComponentsService {
  /**
   * Those that carry the annotation, and those of the references that exist.
   * Answers with what was known last while the catalog cannot be asked: pages
   * do not fail for want of an owner's name. The same list is asked for again
   * after a minute only.
   */
  find(refs: readonly string[]): Promise<readonly KnownComponent[]>;
}

const FRESH_MS = 60_000;
const RETRY_MS = 5_000;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];

export class DefaultComponentsService implements ComponentsService {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  #known: readonly KnownComponent[] = [];
  #asked?: readonly string[];
  #freshUntil = 0;
  #asking?: Promise<void>;
  #failed = false;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }): ComponentsService {
    return new DefaultComponentsService(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  async find(refs: readonly string[]): Promise<readonly KnownComponent[]> {
    if (refs !== this.#asked || Date.now() >= this.#freshUntil) {
      this.#asking ??= this.#ask(refs).finally(() => {
        this.#asking = undefined;
      });
      await this.#asking;
    }
    return this.#known;
  }

  async #ask(refs: readonly string[]): Promise<void> {
    this.#asked = refs;
    try {
      this.#known = await this.#fetch([...new Set(refs)]);
      this.#freshUntil = Date.now() + FRESH_MS;
      this.#failed = false;
    } catch (error) {
      this.#freshUntil = Date.now() + RETRY_MS;
      if (this.#failed) return;
      this.#failed = true;
      this.#logger.warn(
        `The catalog could not be asked for the Components of services; owners are those of the registries meanwhile: ${
          toError(error).message
        }`,
      );
    }
  }

  async #fetch(refs: string[]): Promise<KnownComponent[]> {
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
    const named =
      refs.length > 0
        ? await this.#catalog.getEntitiesByRefs(
            { entityRefs: refs, fields: FIELDS },
            { credentials },
          )
        : { items: [] };
    const found = new Map<string, KnownComponent>();
    for (const entity of [...annotated.items, ...named.items]) {
      if (entity) found.set(stringifyEntityRef(entity), componentOf(entity));
    }
    return [...found.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  }
}

function componentOf(entity: Entity): KnownComponent {
  const { annotations } = entity.metadata;
  return {
    ref: stringifyEntityRef(entity),
    owner: entity.relations?.find(one => one.type === RELATION_OWNED_BY)
      ?.targetRef,
    services: annotations?.[ANNOTATION_SERVICE],
    made: Boolean(
      annotations?.[ANNOTATION_ORIGIN_LOCATION]?.startsWith('topic-registry:'),
    ),
  };
}
