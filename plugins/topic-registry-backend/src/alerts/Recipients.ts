import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  isGroupEntity,
  isUserEntity,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Landscape } from '../landscape/Landscape';
import { AlertItem } from './planDeliveries';

/** Finds out whom to tell. */
export interface Recipients {
  /**
   * @returns the recipient of each alert; none for one of whom it is not known
   * yet.
   * @throws when the catalog cannot be asked
   */
  of(
    items: readonly AlertItem[],
    landscape: Landscape,
    now: Date,
  ): Promise<Map<AlertItem, string>>;
}

const ENTITIES_PER_QUESTION = 200;

/**
 * The owner who can act. While the catalog does not know his Component, or
 * knows nobody behind his name, the alert waits: a portal that has just started
 * reads its catalog first. After a time it goes to the registry's owner.
 */
export class DefaultRecipients implements Recipients {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #waitMs: number;
  readonly #unreachable = new Set<string>();

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    /** How long an alert waits for its owner to appear, ms. */
    waitMs: number;
  }): Recipients {
    return new DefaultRecipients(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    waitMs: number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#waitMs = options.waitMs;
  }

  async of(
    items: readonly AlertItem[],
    landscape: Landscape,
    now: Date,
  ): Promise<Map<AlertItem, string>> {
    const owners = new Map<AlertItem, { owner: string; fallback?: string }>();
    for (const item of items) {
      const { finding } = item.stored;
      const waited = now.getTime() - Date.parse(item.alert.since);
      const late = waited >= this.#waitMs;
      if (!late && !landscape.isOwnerKnown(finding)) continue;
      owners.set(item, {
        owner: landscape.ownerOfFinding(finding),
        fallback: late
          ? landscape.ownerOfRegistry(finding.registry)
          : undefined,
      });
    }
    const reachable = await this.#reachable(
      [...owners.values()].flatMap(({ owner, fallback }) =>
        fallback === undefined ? [owner] : [owner, fallback],
      ),
    );
    const result = new Map<AlertItem, string>();
    for (const [item, { owner, fallback }] of owners) {
      if (reachable.has(owner)) result.set(item, owner);
      else if (fallback !== undefined) {
        if (reachable.has(fallback)) result.set(item, fallback);
        else this.#warn(owner, fallback);
      }
    }
    return result;
  }

  /** Those behind whom there is somebody. */
  async #reachable(refs: readonly string[]): Promise<Set<string>> {
    const wanted = [...new Set(refs)];
    const reachable = new Set<string>();
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (let at = 0; at < wanted.length; at += ENTITIES_PER_QUESTION) {
      const part = wanted.slice(at, at + ENTITIES_PER_QUESTION);
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: part,
          fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
        },
        { credentials },
      );
      items.forEach((entity, index) => {
        if (entity && hasSomebody(entity)) reachable.add(part[index]);
      });
    }
    for (const ref of reachable) this.#unreachable.delete(ref);
    return reachable;
  }

  #warn(owner: string, fallback: string): void {
    if (this.#unreachable.has(owner)) return;
    this.#unreachable.add(owner);
    const names = owner === fallback ? owner : `${owner} nor for ${fallback}`;
    this.#logger.warn(
      `Alerts wait: the catalog knows nobody for ${names}. Add the user, or members to the group.`,
    );
  }
}

function hasSomebody(entity: Entity): boolean {
  if (isUserEntity(entity)) return true;
  if (!isGroupEntity(entity)) return (entity.relations ?? []).length > 0;
  return (entity.relations ?? []).some(
    ({ type }) => type === RELATION_HAS_MEMBER || type === RELATION_PARENT_OF,
  );
}
