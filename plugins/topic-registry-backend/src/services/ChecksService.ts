import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { EVENT_REGISTRY_CHANGED } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Expected, expectedOn } from '../observations/expectedOn';
import { UsageService } from '../usage/UsageService';
import { EvaluationService } from './EvaluationService';
import { ClusterState, ObservationsService } from './ObservationsService';
import { RegistriesService, RegistryState } from './RegistriesService';
import { SingleFlight } from './SingleFlight';

/**
 * Payload of the event `EVENT_REGISTRY_CHANGED` of the common package, which follows every
 * change of a document in force.
 *
 * @public
 */
export interface RegistryChangedPayload {
  /** Id of the registry. */
  registry: string;
  /** SHA-256 of the text that is in force now, lower-case hex. */
  hash: string;
  /** When that text was read, ISO 8601. */
  readAt: string;
}

/** What runs on a schedule and on demand: the same work, once at a time. */
export interface ChecksService {
  /** Reads the document and evaluates what follows from it. */
  refreshRegistry(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<RegistryState>;
  /** Observes the cluster and evaluates the reading. */
  observeCluster(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterState>;
}

export class DefaultChecksService implements ChecksService {
  readonly #registryConfigs: RegistryConfig[];
  readonly #registries: RegistriesService;
  readonly #observations: ObservationsService;
  readonly #evaluation: EvaluationService;
  readonly #usage: UsageService;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #flight = new SingleFlight();

  static create(options: {
    registryConfigs: RegistryConfig[];
    registries: RegistriesService;
    observations: ObservationsService;
    evaluation: EvaluationService;
    usage: UsageService;
    events: EventsService;
    logger: LoggerService;
  }): ChecksService {
    return new DefaultChecksService(options);
  }

  private constructor(options: {
    registryConfigs: RegistryConfig[];
    registries: RegistriesService;
    observations: ObservationsService;
    evaluation: EvaluationService;
    usage: UsageService;
    events: EventsService;
    logger: LoggerService;
  }) {
    this.#registryConfigs = options.registryConfigs;
    this.#registries = options.registries;
    this.#observations = options.observations;
    this.#evaluation = options.evaluation;
    this.#usage = options.usage;
    this.#events = options.events;
    this.#logger = options.logger;
  }

  refreshRegistry(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<RegistryState> {
    return this.#flight.run(`registry:${id}`, async () => {
      const state = await this.#registries.refresh(id, options);
      if (state.changed) await this.#announce(state);
      // The latest readings stand: what changed is the statement. One that
      // cannot be evaluated holds up no other.
      const clusters = state.changed ? state.config.clusters : [];
      const results = await Promise.allSettled([
        this.#evaluation.evaluateDocument(id),
        ...this.#neighboursOf(id, clusters).map(one =>
          this.#evaluation.evaluateDocument(one),
        ),
        ...clusters.map(one => this.#evaluation.evaluateCluster(one)),
      ]);
      for (const result of results) {
        if (result.status === 'rejected') throw result.reason;
      }
      return state;
    });
  }

  observeCluster(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterState> {
    return this.#flight.run(`cluster:${id}`, async () => {
      const expected = await this.#expectedOn(id);
      const state = await this.#observations.observe(id, expected, options);
      // Rules look back at what the ledger has taken over; where it failed to,
      // those that need it are left open, and the others are judged.
      const recorded = await settled(this.#usage.record(state));
      await this.#evaluation.evaluateCluster(id);
      if (recorded.status === 'rejected') throw recorded.reason;
      return state;
    });
  }

  /** The other registries on some clusters: what one says of a topic is held against the others. */
  #neighboursOf(id: string, clusters: string[]): string[] {
    return this.#registryConfigs
      .filter(
        config =>
          config.id !== id &&
          config.clusters.some(cluster => clusters.includes(cluster)),
      )
      .map(config => config.id);
  }

  async #expectedOn(cluster: string): Promise<Expected> {
    const bound: BoundRegistry[] = [];
    for (const config of this.#registryConfigs) {
      if (!config.clusters.includes(cluster)) continue;
      const state = await this.#registries.ensureRead(config.id);
      if (state.bound) bound.push(state.bound);
    }
    const { latest } = await this.#observations.get(cluster);
    return expectedOn(bound, latest);
  }

  // Nobody has to listen: the findings are right without it.
  async #announce(state: RegistryState): Promise<void> {
    const inForce = state.record?.inForce;
    if (!inForce) return;
    const eventPayload: RegistryChangedPayload = {
      registry: state.config.id,
      hash: inForce.hash,
      readAt: inForce.readAt,
    };
    try {
      await this.#events.publish({
        topic: EVENT_REGISTRY_CHANGED,
        eventPayload,
      });
    } catch (error) {
      this.#logger.warn(
        `The change of registry ${state.config.id} could not be announced: ${
          toError(error).message
        }`,
      );
    }
  }
}

async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}
