import { RevisionStore } from '../database/DatabaseRevisionStore';
import { Landscape } from '../landscape/Landscape';
import { LandscapeService } from '../landscape/LandscapeService';

/**
 * What is known at one moment, by identity: as long as it is the same, so is
 * everything that is made of it.
 */
export interface Revision {
  landscape: Landscape;
  key: string;
}

/** Which revision stands now, for all backends on one database. */
export interface RevisionsService {
  current(): Promise<Revision>;
}

export class DefaultRevisionsService implements RevisionsService {
  readonly #landscapes: LandscapeService;
  readonly #store: RevisionStore;

  static create(options: {
    landscapes: LandscapeService;
    store: RevisionStore;
  }): RevisionsService {
    return new DefaultRevisionsService(options);
  }

  private constructor(options: {
    landscapes: LandscapeService;
    store: RevisionStore;
  }) {
    this.#landscapes = options.landscapes;
    this.#store = options.store;
  }

  async current(): Promise<Revision> {
    const [landscape, key] = await Promise.all([
      this.#landscapes.current(),
      this.#store.current(),
    ]);
    return { landscape, key };
  }
}

/** Keeps a result until the revision is another; who asks meanwhile shares the work. */
export class UntilChanged<T> {
  #kept?: { revision: Revision; result: Promise<T> };

  of(revision: Revision, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept;
    if (
      kept?.revision.key === revision.key &&
      kept.revision.landscape === revision.landscape
    ) {
      return kept.result;
    }
    const result = make();
    const entry = { revision, result };
    this.#kept = entry;
    result.catch(() => {
      if (this.#kept === entry) this.#kept = undefined;
    });
    return result;
  }
}
