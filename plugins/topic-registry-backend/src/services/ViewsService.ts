import { NotFoundError } from '@backstage/errors';
import {
  Lifecycle,
  RegistryDetail,
  RegistryDocument,
  RegistrySummary,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { StoredFinding } from '../findings/types';
import { Landscape } from '../landscape/Landscape';
import { LandscapeService } from '../landscape/LandscapeService';
import { requireDocument, Visibility } from '../permissions';
import { countSeverities } from '../topics/severityCounts';
import { FindingsService } from './FindingsService';
import { RegistriesService, RegistryState } from './RegistriesService';

/** Registries as they are shown. */
export interface ViewsService {
  registries(visible: Visibility): Promise<RegistrySummary[]>;
  /** @throws NotFoundError, for one that is not visible too */
  registry(id: string, visible: Visibility): Promise<RegistryDetail>;
  /**
   * @throws NotFoundError, for one that is not visible too
   * @throws NotAllowedError where it states more than is visible
   */
  document(id: string, visible: Visibility): Promise<RegistryDocument>;
}

export class DefaultViewsService implements ViewsService {
  readonly #registries: RegistriesService;
  readonly #findings: FindingsService;
  readonly #landscapes: LandscapeService;

  static create(options: {
    registries: RegistriesService;
    findings: FindingsService;
    landscapes: LandscapeService;
  }): ViewsService {
    return new DefaultViewsService(options);
  }

  private constructor(options: {
    registries: RegistriesService;
    findings: FindingsService;
    landscapes: LandscapeService;
  }) {
    this.#registries = options.registries;
    this.#findings = options.findings;
    this.#landscapes = options.landscapes;
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
    if (!visible.registry(id)) throw notFound(id);
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
    requireDocument(id, visible);
    const [{ config, record, parsed }, open, landscape] = await Promise.all([
      this.#registries.get(id),
      this.#findings.open(),
      this.#landscapes.current(),
    ]);
    const located = open.filter(
      ({ finding }) => finding.registry === id && finding.location,
    );
    return {
      registry: id,
      title: parsed?.registry.title ?? id,
      target: config.target,
      text: record?.inForce?.text ?? null,
      hash: record?.inForce?.hash,
      readAt: record?.inForce?.readAt,
      status: record?.status ?? 'pending',
      error: record?.error,
      standards: parsed?.registry.standards ?? null,
      unparsed: parsed?.unparsed ?? [],
      findings: located
        .filter(({ finding }) => visible.finding(finding))
        .map(one => this.#findings.toRecord(one, landscape)),
    };
  }
}

/** What of everything is shown. */
interface Seen {
  visible: Visibility;
  landscape: Landscape;
}

// What is hidden and what is not there sound the same.
function notFound(id: string): NotFoundError {
  return new NotFoundError(`No registry \`${id}\` in app-config.`);
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
