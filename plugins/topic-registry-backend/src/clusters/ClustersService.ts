import { NotFoundError } from '@backstage/errors';
import {
  ClusterDetail,
  ClusterSummary,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  diagnose,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { LandscapeService } from '../landscape/LandscapeService';
import { Visibility } from '../permissions';
import {
  ClusterState,
  ObservationsService,
} from '../services/ObservationsService';
import { restrictedCluster, Seen, wholeCluster } from './clusterAnswers';
import { leftAloneOn } from './leftAlone';

/** Clusters as they are shown. */
export interface ClustersService {
  /** In the order of app-config. */
  list(visible: Visibility): Promise<ClusterSummary[]>;
  /** @throws NotFoundError, for one that is not visible too */
  get(id: string, visible: Visibility): Promise<ClusterDetail>;
}

/** As many readings as a page shows at once. */
const READINGS = 50;
/** More is not read by anybody; the command lists them all. */
const MOST_LEFT_ALONE = 1_000;

export class DefaultClustersService implements ClustersService {
  readonly #observations: ObservationsService;
  readonly #landscapes: LandscapeService;
  readonly #configs: readonly RegistryConfig[];

  static create(options: {
    observations: ObservationsService;
    landscapes: LandscapeService;
    configs: readonly RegistryConfig[];
  }): ClustersService {
    return new DefaultClustersService(options);
  }

  private constructor(options: {
    observations: ObservationsService;
    landscapes: LandscapeService;
    configs: readonly RegistryConfig[];
  }) {
    this.#observations = options.observations;
    this.#landscapes = options.landscapes;
    this.#configs = options.configs;
  }

  async list(visible: Visibility): Promise<ClusterSummary[]> {
    const [states, landscape] = await Promise.all([
      this.#observations.list(),
      this.#landscapes.current(),
    ]);
    return states
      .filter(({ config }) => visible.cluster(config.id))
      .map(state => this.#summary(state, { visible, landscape }));
  }

  async get(id: string, visible: Visibility): Promise<ClusterDetail> {
    // What is hidden and what is not there sound the same.
    if (!visible.cluster(id)) {
      throw new NotFoundError(`No cluster \`${id}\` in app-config.`);
    }
    const [state, landscape] = await Promise.all([
      this.#observations.get(id),
      this.#landscapes.current(),
    ]);
    const summary = this.#summary(state, { visible, landscape });
    // Rights, versions and costs are those of the cluster as a whole.
    if (!visible.everything) return summary;
    const { config, lastReading, latest } = state;
    return {
      ...summary,
      diagnosis: diagnose(
        { ...latest, coverage: lastReading?.coverage ?? [] },
        { arn: config.msk?.arn },
      ),
      readings: await this.#observations.readings(id, READINGS),
      leftAlone: leftAloneOn(state, landscape).slice(0, MOST_LEFT_ALONE),
    };
  }

  #summary(state: ClusterState, seen: Seen): ClusterSummary {
    const { config, lastReading, latest } = state;
    const { visible } = seen;
    const observing = this.#observations.isObserving(config.id);
    return {
      id: config.id,
      environment: config.environment,
      brokers: config.brokers,
      arn: config.msk?.arn,
      msk: latest?.msk,
      registries: this.#configs
        .filter(registry => registry.clusters.includes(config.id))
        .map(registry => registry.id)
        .filter(id => visible.registry(id)),
      status: observing ? 'observing' : lastReading?.status ?? 'never',
      // its counts are of the whole cluster
      running: visible.everything
        ? this.#observations.running(config.id)
        : undefined,
      lastObservedAt: lastReading?.endedAt,
      durationMs: lastReading && durationOf(lastReading),
      intervalMs: config.intervalMs,
      ...(visible.everything
        ? wholeCluster(state)
        : restrictedCluster(state, seen)),
    };
  }
}

function durationOf(reading: { startedAt: string; endedAt: string }): number {
  return Date.parse(reading.endedAt) - Date.parse(reading.startedAt);
}
