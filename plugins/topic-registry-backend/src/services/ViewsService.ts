import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  ClusterSummary,
  Coverage,
  Lifecycle,
  ObservedTopic,
  RegistryDetail,
  RegistryDocument,
  RegistrySummary,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  isInternalTopic,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { StoredFinding } from '../findings/types';
import { Landscape } from '../landscape/Landscape';
import { LandscapeService } from '../landscape/LandscapeService';
import { summaryOf } from '../observations/readingOf';
import { Visibility } from '../permissions';
import { countSeverities } from '../topics/severityCounts';
import { FindingsService } from './FindingsService';
import { ClusterState, ObservationsService } from './ObservationsService';
import { RegistriesService, RegistryState } from './RegistriesService';

/** Registries and clusters as they are shown. */
export interface ViewsService {
  registries(visible: Visibility): Promise<RegistrySummary[]>;
  /** @throws NotFoundError, for one that is not visible too */
  registry(id: string, visible: Visibility): Promise<RegistryDetail>;
  /**
   * @throws NotFoundError, for one that is not visible too
   * @throws NotAllowedError where it states more than is visible
   */
  document(id: string, visible: Visibility): Promise<RegistryDocument>;
  clusters(visible: Visibility): Promise<ClusterSummary[]>;
  /** @throws NotFoundError, for one that is not visible too */
  cluster(id: string, visible: Visibility): Promise<ClusterSummary>;
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

  async registries(visible: Visibility): Promise<RegistrySummary[]> {
    const [states, open, landscape] = await Promise.all([
      this.#registries.list(),
      this.#findings.open(),
      this.#landscapes.current(),
    ]);
    return states
      .filter(({ config }) => visible.registry(config.id))
      .map(state => registrySummary(state, open, { visible, landscape }));
  }

  async registry(id: string, visible: Visibility): Promise<RegistryDetail> {
    if (!visible.registry(id)) throw notFound('registry', id);
    const [state, open, landscape] = await Promise.all([
      this.#registries.get(id),
      this.#findings.open(),
      this.#landscapes.current(),
    ]);
    const model = state.parsed?.registry ?? null;
    return {
      ...registrySummary(state, open, { visible, landscape }),
      model: visible.document(id) ? model : null,
    };
  }

  async document(id: string, visible: Visibility): Promise<RegistryDocument> {
    if (!visible.registry(id)) throw notFound('registry', id);
    if (!visible.document(id)) {
      throw new NotAllowedError(
        `The document of the registry \`${id}\` states more than you may read. Its topics are shown as far as you may.`,
      );
    }
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
      findings: located
        .filter(({ finding }) => visible.finding(finding))
        .map(one => this.#findings.toRecord(one, landscape)),
    };
  }

  async clusters(visible: Visibility): Promise<ClusterSummary[]> {
    const [states, landscape] = await Promise.all([
      this.#observations.list(),
      this.#landscapes.current(),
    ]);
    return states
      .filter(({ config }) => visible.cluster(config.id))
      .map(state => this.#summary(state, { visible, landscape }));
  }

  async cluster(id: string, visible: Visibility): Promise<ClusterSummary> {
    if (!visible.cluster(id)) throw notFound('cluster', id);
    const [state, landscape] = await Promise.all([
      this.#observations.get(id),
      this.#landscapes.current(),
    ]);
    return this.#summary(state, { visible, landscape });
  }

  #summary(state: ClusterState, seen: Seen): ClusterSummary {
    const { config, lastReading } = state;
    const observing = this.#observations.isObserving(config.id);
    return {
      id: config.id,
      environment: config.environment,
      brokers: config.brokers,
      registries: this.#configs
        .filter(registry => registry.clusters.includes(config.id))
        .map(registry => registry.id)
        .filter(id => seen.visible.registry(id)),
      status: observing ? 'observing' : lastReading?.status ?? 'never',
      // its counts are of the whole cluster
      running: seen.visible.everything
        ? this.#observations.running(config.id)
        : undefined,
      lastObservedAt: lastReading?.endedAt,
      durationMs: lastReading && durationOf(lastReading),
      intervalMs: config.intervalMs,
      ...(seen.visible.everything
        ? wholeCluster(state)
        : restrictedCluster(state, seen)),
    };
  }
}

/** What of everything is shown. */
interface Seen {
  visible: Visibility;
  landscape: Landscape;
}

type ClusterAnswers = Pick<
  ClusterSummary,
  | 'reason'
  | 'topics'
  | 'internalTopics'
  | 'partitions'
  | 'groups'
  | 'coverage'
  | 'restricted'
>;

function wholeCluster({ lastReading, latest }: ClusterState): ClusterAnswers {
  const internal = latest?.topics.filter(isInternalTopic).length;
  return {
    reason: lastReading?.reason,
    topics: latest && latest.topics.length - (internal ?? 0),
    internalTopics: internal,
    partitions: latest && partitionsOf(latest.topics),
    groups: latest?.groups.length,
    coverage: lastReading?.coverage ?? [],
  };
}

// Groups and what no registry states belong to the cluster as a whole.
function restrictedCluster(
  { config, lastReading, latest }: ClusterState,
  { visible, landscape }: Seen,
): ClusterAnswers {
  const names = new Set(
    landscape.topics
      .filter(one => one.clusters.includes(config.id) && visible.topic(one))
      .map(one => one.name),
  );
  const topics = latest?.topics.filter(topic => names.has(topic.name));
  const all = lastReading?.coverage ?? [];
  const coverage = all.filter(
    ({ question, subject }) =>
      subject === undefined || (isOfTopics(question) && names.has(subject)),
  );
  const refused = coverage.filter(entry => !entry.answered);
  return {
    reason:
      all.length === coverage.length
        ? lastReading?.reason
        : summaryOf(refused, 'Not everything was answered.'),
    topics: topics?.length,
    partitions: topics && partitionsOf(topics),
    coverage,
    restricted: true,
  };
}

function isOfTopics(question: Coverage['question']): boolean {
  return question !== 'groups' && question !== 'members';
}

function partitionsOf(topics: readonly ObservedTopic[]): number {
  return topics.reduce((sum, topic) => sum + topic.partitions.length, 0);
}

// What is hidden and what is not there sound the same.
function notFound(kind: 'registry' | 'cluster', id: string): NotFoundError {
  return new NotFoundError(`No ${kind} \`${id}\` in app-config.`);
}

function durationOf(reading: { startedAt: string; endedAt: string }): number {
  return Date.parse(reading.endedAt) - Date.parse(reading.startedAt);
}

function registrySummary(
  { config, record, parsed }: RegistryState,
  open: readonly StoredFinding[],
  { visible, landscape }: Seen,
): RegistrySummary {
  const { id } = config;
  const whole = visible.document(id);
  const stated = (parsed?.registry.topics ?? []).filter(({ name }) => {
    const shared = whole ? undefined : landscape.topic(id, name);
    return whole || (shared !== undefined && visible.topic(shared));
  });
  const topics: Record<Lifecycle, number> = {
    active: 0,
    deprecated: 0,
    proposed: 0,
  };
  for (const topic of stated) topics[topic.lifecycle]++;
  const services = whole
    ? parsed?.registry.services.length ?? 0
    : new Set(stated.flatMap(topic => topic.parties.map(party => party.ref)))
        .size;
  return {
    id,
    title: parsed?.registry.title ?? id,
    target: config.target,
    status: record?.status ?? 'pending',
    error: record?.error,
    readAt: record?.inForce?.readAt,
    hash: record?.inForce?.hash,
    owner: config.owner,
    namespace: config.namespace,
    clusters: config.clusters,
    topics,
    services,
    unparsed: whole ? parsed?.unparsed.length ?? 0 : 0,
    findings: countSeverities(
      open.filter(
        ({ finding }) => finding.registry === id && visible.finding(finding),
      ),
    ),
    ...(whole ? {} : { restricted: true }),
  };
}
