import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_SERVICE,
  entityNamesOf,
  entityRefOf,
  parseRef,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ConfiguredRegistry,
  DocumentKeeper,
  entitiesInTurns,
  isRegistryEntity,
  KeptDocument,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { ComponentLookup } from './CatalogComponents';

/** Stable: the catalog keeps by it which entities came from here. */
export const PROVIDER_NAME = 'topic-registry';

/** What the provider needs of a {@link DocumentKeeper}. */
export type Keeper = Pick<DocumentKeeper, 'refresh'>;

/**
 * Gives the catalog the entities of the registries. Every refresh reads all
 * documents, since what one says of a topic may concern another; one that
 * cannot be read or parsed counts with its last good text.
 *
 * @public
 */
export class TopicRegistryEntityProvider implements EntityProvider {
  readonly #config: TopicRegistryConfig;
  readonly #keepers: ReadonlyMap<string, Keeper>;
  readonly #components: ComponentLookup;
  readonly #logger: LoggerService;
  #connection?: EntityProviderConnection;
  #running?: Promise<void>;
  #next?: Promise<void>;
  /** Messages that were logged already, so that a refresh repeats none. */
  #told = new Set<string>();
  /** References on which the last refresh depended, and what it found of them. */
  #asked = new Set<string>();
  #found = new Set<string>();

  /**
   * @param options - `keepers`: one for the id of every registry.
   */
  constructor(options: {
    config: TopicRegistryConfig;
    keepers: ReadonlyMap<string, Keeper>;
    components: ComponentLookup;
    logger: LoggerService;
  }) {
    this.#config = options.config;
    this.#keepers = options.keepers;
    this.#components = options.components;
    this.#logger = options.logger;
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /**
   * Brings the catalog up to date. A call while one runs gives one more run
   * after it, shared by all who call meanwhile.
   *
   * @throws when the catalog or its database cannot be asked; the catalog is
   * then left as it is.
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    if (!this.#running) {
      this.#running = this.#refresh(signal).finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.refresh(signal);
      });
    return this.#next;
  }

  /**
   * Tells whether a Component from elsewhere stands for a service (by
   * annotation, app-config or name) and was not there at the last refresh.
   */
  isNews(entity: Entity): boolean {
    if (isRegistryEntity(entity)) return false;
    const ref = stringifyEntityRef(entity);
    const concerns =
      this.#asked.has(ref) ||
      Boolean(entity.metadata.annotations?.[ANNOTATION_SERVICE]);
    return concerns && !this.#found.has(ref);
  }

  async #refresh(signal?: AbortSignal): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;

    const registries: ConfiguredRegistry[] = [];
    const said = new Set<string>();
    let lost = false;
    for (const config of this.#config.registries) {
      const kept = await this.#keepers.get(config.id)!.refresh({ signal });
      const problem = problemOf(config.id, kept);
      if (problem) this.#tell(problem, said);
      if (kept.parsed) {
        registries.push({ registry: kept.parsed.registry, config });
      } else if (kept.record.inForce) {
        lost = true;
      }
    }
    // A text that was good before this version of the parser: its entities are
    // in the catalog, and leaving them out would remove them.
    if (lost) {
      this.#tell('The catalog keeps its entities of all registries.', said);
      this.#told = said;
      return;
    }

    const asked = componentRefs(registries);
    const components = await this.#components.find([...asked]);
    this.#asked = asked;
    this.#found = new Set(components.map(component => component.ref));

    const { entities, problems } = await entitiesInTurns({
      registries,
      clusters: this.#config.clusters,
      components,
    });
    for (const problem of problems) this.#tell(problem, said);
    this.#told = said;
    await connection.applyMutation({ type: 'full', entities });
    this.#logger.debug(
      `Gave the catalog ${entities.length} entities of ${registries.length} registries`,
    );
  }

  #tell(message: string, said: Set<string>): void {
    said.add(message);
    if (!this.#told.has(message)) this.#logger.warn(message);
  }
}

function problemOf(id: string, kept: KeptDocument): string | undefined {
  const { status, error, inForce } = kept.record;
  if (status === 'ok') return undefined;
  const reason = error ?? toError(undefined).message;
  return status === 'stale' && inForce
    ? `The catalog keeps the registry ${id} as it was read at ${inForce.readAt}: ${reason}`
    : `The catalog has nothing of the registry ${id}: ${reason}`;
}

/** References of the Components that a registry's services would have or are mapped to. */
function componentRefs(registries: readonly ConfiguredRegistry[]): Set<string> {
  const names = entityNamesOf(
    registries.map(({ registry, config }) => ({ registry, ...config })),
  );
  const refs = new Set<string>();
  for (const { registry, config } of registries) {
    for (const service of registry.services) {
      const ref = names.serviceEntityRef(registry.id, service.ref);
      if (ref) refs.add(ref);
    }
    for (const mapped of Object.values(config.services)) {
      refs.add(entityRefOf(parseRef(mapped, 'Component')));
    }
  }
  return refs;
}
