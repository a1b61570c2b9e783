import {
  ClusterSummary,
  Lifecycle,
  RegistryDetail,
  RegistryDocument,
  RegistrySummary,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  isInternalTopic,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { StoredFinding } from '../findings/types';
import { LandscapeService } from '../landscape/LandscapeService';
import { countSeverities } from '../topics/severityCounts';
import { FindingsService } from './FindingsService';
import { ClusterState, ObservationsService } from './ObservationsService';
import { RegistriesService, RegistryState } from './RegistriesService';

/** Registries and clusters as they are shown. */
export interface ViewsService {
  registries(): Promise<RegistrySummary[]>;
  /** @throws NotFoundError */
  registry(id: string): Promise<RegistryDetail>;
  /** @throws NotFoundError */
  document(id: string): Promise<RegistryDocument>;
  clusters(): Promise<ClusterSummary[]>;
  /** @throws NotFoundError */
  cluster(id: string): Promise<ClusterSummary>;
}

export class DefaultViewsService implements ViewsService {
  readonly #registries: RegistriesService;
  readonly #observations: ObservationsService;
  readonly #findings: FindingsService;
  readonly #landscapes: LandscapeService;
  readonly #configs: readonly RegistryConfig[];

  static create(options: {
    registries: RegistriesService;
    observations: ObservationsService;
    findings: FindingsService;
    landscapes: LandscapeService;
    configs: readonly RegistryConfig[];
  }): ViewsService {
    return new DefaultViewsService(options);
  }

  private constructor(options: {
    registries: RegistriesService;
    observations: ObservationsService;
    findings: FindingsService;
    landscapes: LandscapeService;
    configs: readonly RegistryConfig[];
  }) {
    this.#registries = options.registries;
    this.#observations = options.observations;
    this.#findings = options.findings;
    this.#landscapes = options.landscapes;
    this.#configs = options.configs;
  }

  async registries(): Promise<RegistrySummary[]> {
    const [states, open] = await Promise.all([
      this.#registries.list(),
      this.#findings.open(),
    ]);
    return states.map(state => registrySummary(state, open));
  }

  async registry(id: string): Promise<RegistryDetail> {
    const [state, open] = await Promise.all([
      this.#registries.get(id),
      this.#findings.open(),
    ]);
    return {
      ...registrySummary(state, open),
      model: state.parsed?.registry ?? null,
    };
  }

  async document(id: string): Promise<RegistryDocument> {
    const [{ record, parsed }, open, landscape] = await Promise.all([
      this.#registries.get(id),
      this.#findings.open(),
      this.#landscapes.current(),
    ]);
    const located = open.filter(
      ({ finding }) => finding.registry === id && finding.location,
    );
    return {
      registry: id,
      text: record?.inForce?.text ?? null,
      hash: record?.inForce?.hash,
      readAt: record?.inForce?.readAt,
      status: record?.status ?? 'pending',
      error: record?.error,
      unparsed: parsed?.unparsed ?? [],
      findings: located.map(one => this.#findings.toRecord(one, landscape)),
    };
  }

  async clusters(): Promise<ClusterSummary[]> {
    return (await this.#observations.list()).map(state => this.#summary(state));
  }

  async cluster(id: string): Promise<ClusterSummary> {
    return this.#summary(await this.#observations.get(id));
  }

  #summary({ config, lastReading, latest }: ClusterState): ClusterSummary {
    const internal = latest?.topics.filter(isInternalTopic).length;
    const observing = this.#observations.isObserving(config.id);
    return {
      id: config.id,
      environment: config.environment,
      brokers: config.brokers,
      registries: this.#configs
        .filter(registry => registry.clusters.includes(config.id))
        .map(registry => registry.id),
      status: observing ? 'observing' : lastReading?.status ?? 'never',
      reason: lastReading?.reason,
      lastObservedAt: lastReading?.endedAt,
      durationMs: lastReading && durationOf(lastReading),
      intervalMs: config.intervalMs,
      topics: latest && latest.topics.length - (internal ?? 0),
      internalTopics: internal,
      partitions: latest?.topics.reduce(
        (sum, topic) => sum + topic.partitions.length,
        0,
      ),
      groups: latest?.groups.length,
      coverage: lastReading?.coverage ?? [],
    };
  }
}

function durationOf(reading: { startedAt: string; endedAt: string }): number {
  return Date.parse(reading.endedAt) - Date.parse(reading.startedAt);
}

function registrySummary(
  { config, record, parsed }: RegistryState,
  open: readonly StoredFinding[],
): RegistrySummary {
  const topics: Record<Lifecycle, number> = {
    active: 0,
    deprecated: 0,
    proposed: 0,
  };
  for (const topic of parsed?.registry.topics ?? []) topics[topic.lifecycle]++;
  return {
    id: config.id,
    title: parsed?.registry.title ?? config.id,
    target: config.target,
    status: record?.status ?? 'pending',
    error: record?.error,
    readAt: record?.inForce?.readAt,
    hash: record?.inForce?.hash,
    owner: config.owner,
    namespace: config.namespace,
    clusters: config.clusters,
    topics,
    services: parsed?.registry.services.length ?? 0,
    unparsed: parsed?.unparsed.length ?? 0,
    findings: countSeverities(
      open.filter(({ finding }) => finding.registry === config.id),
    ),
  };
}
