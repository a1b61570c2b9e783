import { InputError, NotFoundError } from '@backstage/errors';
import {
  DocumentVersion,
  DocumentVersionText,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentVersionsStore } from '../database/DocumentVersionsStore';
import { requireDocument, Visibility } from '../permissions';
import { RegistriesService } from './RegistriesService';

/** The texts of registries that were in force. */
export interface VersionsService {
  /**
   * Newest first.
   *
   * @throws NotFoundError, for a registry that is not visible too
   * @throws NotAllowedError where its document states more than is visible
   */
  list(id: string, visible: Visibility): Promise<DocumentVersion[]>;
  /**
   * @param version - as in the URL
   * @throws InputError where it is no number
   * @throws NotFoundError where it is not kept, and as {@link VersionsService.list}
   * @throws NotAllowedError as {@link VersionsService.list}
   */
  get(
    id: string,
    version: string,
    visible: Visibility,
  ): Promise<DocumentVersionText>;
}

export class DefaultVersionsService implements VersionsService {
  readonly #registries: RegistriesService;
  readonly #store: DocumentVersionsStore;

  static create(options: {
    registries: RegistriesService;
    store: DocumentVersionsStore;
  }): VersionsService {
    return new DefaultVersionsService(options.registries, options.store);
  }

  private constructor(
    registries: RegistriesService,
    store: DocumentVersionsStore,
  ) {
    this.#registries = registries;
    this.#store = store;
  }

  // A topic that an earlier text alone states counts as what its registry says
  // of no topic, as findings about such topics do.
  async list(id: string, visible: Visibility): Promise<DocumentVersion[]> {
    requireDocument(id, visible);
    await this.#registries.get(id);
    const kept = await this.#store.list(id);
    return kept.map(({ version, hash, since, bytes, lines }, at) => ({
      version,
      hash,
      since,
      until: kept[at - 1]?.since,
      bytes,
      lines,
    }));
  }

  async get(
    id: string,
    version: string,
    visible: Visibility,
  ): Promise<DocumentVersionText> {
    const versions = await this.list(id, visible);
    if (!/^[1-9]\d{0,8}$/.test(version)) {
      throw new InputError(
        `A version is a number from 1, not \`${version.slice(0, 40)}\`.`,
      );
    }
    const entry = versions.find(one => one.version === Number(version));
    const text = entry && (await this.#store.text(id, entry.version));
    if (!entry || text === undefined) {
      const kept = versions.map(one => one.version);
      throw new NotFoundError(
        `Version ${version} of the registry \`${id}\` is not kept; ${
          kept.length > 0
            ? `versions ${Math.min(...kept)} to ${Math.max(...kept)} are.`
            : 'none is.'
        }`,
      );
    }
    return { ...entry, text };
  }
}
