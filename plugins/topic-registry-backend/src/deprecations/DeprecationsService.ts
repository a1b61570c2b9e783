import { DeprecationRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { LandscapeService } from '../landscape/LandscapeService';
import { Visibility } from '../permissions';
import { ObservationsService } from '../services/ObservationsService';
import { UsageService } from '../usage/UsageService';
import { deprecationRow, WatchedCluster } from './deprecationRow';
import { byUrgency } from './nextStep';

/** Deprecated topics on their way to removal. */
export interface DeprecationsService {
  /** The most pressing first. */
  list(visible: Visibility): Promise<DeprecationRow[]>;
}

export class DefaultDeprecationsService implements DeprecationsService {
  readonly #landscapes: LandscapeService;
  readonly #observations: ObservationsService;
  readonly #usage: UsageService;

  static create(options: {
    landscapes: LandscapeService;
    observations: ObservationsService;
    usage: UsageService;
  }): DeprecationsService {
    return new DefaultDeprecationsService(options);
  }

  private constructor(options: {
    landscapes: LandscapeService;
    observations: ObservationsService;
    usage: UsageService;
  }) {
    this.#landscapes = options.landscapes;
    this.#observations = options.observations;
    this.#usage = options.usage;
  }

  async list(visible: Visibility): Promise<DeprecationRow[]> {
    const [landscape, states] = await Promise.all([
      this.#landscapes.current(),
      this.#observations.list(),
    ]);
    const topics = landscape.topics.filter(
      shared =>
        shared.home.topic.lifecycle === 'deprecated' && visible.topic(shared),
    );
    const watched = new Map<string, WatchedCluster>();
    for (const state of states) {
      const { id } = state.config;
      watched.set(id, { state, usage: await this.#usage.of(id) });
    }
    const now = new Date();
    return topics
      .map(shared => {
        const on = shared.clusters
          .map(id => watched.get(id))
          .filter(one => one !== undefined);
        return deprecationRow(shared, landscape, on, now);
      })
      .sort(byUrgency);
  }
}
