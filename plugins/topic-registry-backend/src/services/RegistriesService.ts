import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  createDocumentSource,
  DocumentKeeper,
  DocumentParser,
  DocumentRecord,
  DocumentRecordStore,
  KeptDocument,
  RegistryConfig,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { DocumentVersionsStore } from '../database/DocumentVersionsStore';
import { SingleFlight } from './SingleFlight';

/** A registry of app-config with what is in force of its document. */
export interface RegistryState {
  config: RegistryConfig;
  /** Absent before the first reading. */
  record?: DocumentRecord;
  /** Absent while no text is in force. */
  parsed?: ParsedDocument;
  /** What rules take; the same value as long as the text is the same. */
  bound?: BoundRegistry;
}

/** The documents of the configured registries. */
export interface RegistriesService {
  /** In the order of app-config. */
  list(): Promise<RegistryState[]>;
  /** @throws NotFoundError when app-config has no such registry. */
  get(id: string): Promise<RegistryState>;
  /**
   * Reads the document anew; one who asks while it is being read shares the
   * result. What is wrong with the document is in the state.
   */
  refresh(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<RegistryState & { changed: boolean }>;
  /** The state, after a first reading where there was none. */
  ensureRead(id: string): Promise<RegistryState>;
}

export class DefaultRegistriesService implements RegistriesService {
  readonly #configs: Map<string, RegistryConfig>;
  readonly #keepers: Map<string, DocumentKeeper>;
  readonly #versions: DocumentVersionsStore;
  readonly #logger: LoggerService;
  readonly #flight = new SingleFlight();
  readonly #bound = new WeakMap<ParsedDocument, BoundRegistry>();
  readonly #lastError = new Map<string, string | undefined>();

  static create(options: {
    config: TopicRegistryConfig;
    store: DocumentRecordStore;
    versions: DocumentVersionsStore;
    urlReader: UrlReaderService;
    parser: DocumentParser;
    logger: LoggerService;
  }): RegistriesService {
    const keepers = new Map<string, DocumentKeeper>();
    for (const { id, target } of options.config.registries) {
      const source = createDocumentSource({
        target,
        ...options.config.documents,
        urlReader: options.urlReader,
      });
      const parse = (text: string) =>
        options.parser.parse(text, { id, file: target });
      keepers.set(
        id,
        new DocumentKeeper({
          registry: id,
          target,
          source,
          store: options.store,
          parse,
        }),
      );
    }
    return new DefaultRegistriesService(
      options.config.registries,
      keepers,
      options.versions,
      options.logger,
    );
  }

  private constructor(
    configs: RegistryConfig[],
    keepers: Map<string, DocumentKeeper>,
    versions: DocumentVersionsStore,
    logger: LoggerService,
  ) {
    this.#configs = new Map(configs.map(config => [config.id, config]));
    this.#keepers = keepers;
    this.#versions = versions;
    this.#logger = logger;
  }

  async list(): Promise<RegistryState[]> {
    return Promise.all([...this.#configs.keys()].map(id => this.get(id)));
  }

  async get(id: string): Promise<RegistryState> {
    const { config, keeper } = this.#find(id);
    return this.#stateOf(config, await keeper.current());
  }

  async refresh(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<RegistryState & { changed: boolean }> {
    const { config, keeper } = this.#find(id);
    return this.#flight.run(id, async () => {
      const kept = await keeper.refresh(options);
      const { inForce } = kept.record;
      if (inForce) await this.#versions.add(id, inForce);
      this.#tell(id, kept.record);
      return { ...this.#stateOf(config, kept), changed: kept.changed };
    });
  }

  async ensureRead(id: string): Promise<RegistryState> {
    const state = await this.get(id);
    return state.record ? state : this.refresh(id);
  }

  #find(id: string): { config: RegistryConfig; keeper: DocumentKeeper } {
    const config = this.#configs.get(id);
    const keeper = this.#keepers.get(id);
    if (!config || !keeper) {
      throw new NotFoundError(
        `No registry \`${id}\` in app-config. Known: ${
          [...this.#configs.keys()].join(', ') || 'none'
        }.`,
      );
    }
    return { config, keeper };
  }

  #stateOf(
    config: RegistryConfig,
    kept: KeptDocument | undefined,
  ): RegistryState {
    if (!kept?.parsed) return { config, record: kept?.record };
    const { parsed, record } = kept;
    let bound = this.#bound.get(parsed);
    if (!bound) {
      bound = {
        registry: parsed.registry,
        timezone: config.timezone,
        serviceAliases: config.serviceAliases,
        clusters: config.clusters,
      };
      this.#bound.set(parsed, bound);
    }
    return { config, record, parsed, bound };
  }

  // Once for each new mistake, not once for each reading.
  #tell(id: string, record: DocumentRecord): void {
    if (this.#lastError.get(id) === record.error) return;
    this.#lastError.set(id, record.error);
    if (record.status === 'ok') {
      this.#logger.info(`The document of registry ${id} is in force again.`);
    } else {
      const consequence =
        record.status === 'stale'
          ? `The text of ${record.inForce?.readAt} stays in force.`
          : 'No earlier text is in force.';
      this.#logger.warn(
        `The document of registry ${id} was not taken over: ${record.error} ${consequence}`,
      );
    }
  }
}
