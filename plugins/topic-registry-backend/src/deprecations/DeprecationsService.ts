import {
  DeprecationRow,
  SharedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { LandscapeService } from '../landscape/LandscapeService';
import { Visibility } from '../permissions';
import { ObservationsService } from '../services/ObservationsService';
import { RevisionsService, UntilChanged } from '../services/RevisionsService';
import { UsageService } from '../usage/UsageService';
import { deprecationRow, WatchedCluster } from './deprecationRow';
import { byUrgency } from './nextStep';

const MINUTE_MS = 60_000;

/** Deprecated topics on their way to removal. */
export interface DeprecationsService {
  /** The most pressing first. */
  list(visible: Visibility): Promise<DeprecationRow[]>;
}

export class DefaultDeprecationsService implements DeprecationsService {
  readonly #landscapes: LandscapeService;
  readonly #observations: ObservationsService;
  readonly #usage: UsageService;
  readonly #revisions: RevisionsService;
  readonly #rows = new UntilChanged<
    { shared: SharedTopic; row: DeprecationRow }[]
  >();

  static create(options: {
    landscapes: LandscapeService;
    observations: ObservationsService;
    usage: UsageService;
    revisions: RevisionsService;
  }): DeprecationsService {
    return new DefaultDeprecationsService(options);
  }

  private constructor(options: {
    landscapes: LandscapeService;
    observations: ObservationsService;
    usage: UsageService;
    revisions: RevisionsService;
  }) {
    this.#landscapes = options.landscapes;
    this.#observations = options.observations;
    this.#usage = options.usage;
    this.#revisions = options.revisions;
  }

  async list(visible: Visibility): Promise<DeprecationRow[]> {
    const revision = await this.#revisions.current();
    const now = new Date();
    // Days begin with a minute in every zone, and no span of use is shorter.
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    const all = await this.#rows.of(
      { ...revision, key: `${revision.key} ${minute}` },
      () => this.#all(now),
    );
    return all
      .filter(({ shared }) => visible.topic(shared))
      .map(({ row }) => row);
  }

  async #all(now: Date) {
    const [landscape, states] = await Promise.all([
      this.#landscapes.current(),
      this.#observations.list(),
    ]);
    const watched = new Map<string, WatchedCluster>();
    for (const state of states) {
      const { id } = state.config;
      watched.set(id, { state, usage: await this.#usage.of(id) });
    }
    return landscape.topics
      .filter(({ home }) => home.topic.lifecycle === 'deprecated')
      .map(shared => {
        const on = shared.clusters
          .map(id => watched.get(id))
          .filter(one => one !== undefined);
        return { shared, row: deprecationRow(shared, landscape, on, now) };
      })
      .sort((a, b) => byUrgency(a.row, b.row));
  }
}
