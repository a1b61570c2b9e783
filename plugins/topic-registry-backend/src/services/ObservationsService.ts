import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import {
  ClusterReading,
  Coverage,
  Observation,
  RunningObservation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ClusterConfig,
  ClusterReader,
  ObserveProgress,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { ObservationsStore, Reading } from '../database/ObservationsStore';
import { EndMark } from '../observations/endMarks';
import { Expected } from '../observations/expectedOn';
import { isSamplingDue, withEarlierSamples } from '../observations/sampling';
import { readingOf } from '../observations/readingOf';
import { ByCluster } from './ByCluster';
import { SingleFlight } from './SingleFlight';

/** What is known of a cluster. */
export interface ClusterState {
  config: ClusterConfig;
  /** How the last reading went, answered or not; absent before the first. */
  lastReading?: Reading;
  /** The last reading that gave answers. */
  latest?: Observation;
  /** The one before it. */
  previous?: Observation;
  /** How far its topics had come in the last hour, the oldest mark first. */
  endMarks?: EndMark[];
}

/** Readings of the configured clusters. */
export interface ObservationsService {
  /** In the order of app-config. */
  list(): Promise<ClusterState[]>;
  /** @throws NotFoundError when app-config has no such cluster. */
  get(id: string): Promise<ClusterState>;
  /** Takes a reading and keeps it. Does not throw for what the cluster does. */
  observe(
    id: string,
    expected: Expected,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterState>;
  /** How the last readings went, the newest first. */
  readings(id: string, limit: number): Promise<ClusterReading[]>;
  isObserving(id: string): boolean;
  /** How far the reading under way has come; absent when this backend takes none. */
  running(id: string): RunningObservation | undefined;
}

/** One reading while it is taken, its steps in the order in which they began. */
interface RunningReading {
  since: string;
  steps: Map<string, ObserveProgress>;
}

// A reader that heeds its deadline is always done by then.
const GRACE_MS = 15_000;

export class DefaultObservationsService implements ObservationsService {
  readonly #configs: Map<string, ClusterConfig>;
  readonly #readerOf: (config: ClusterConfig) => ClusterReader;
  readonly #store: ObservationsStore;
  readonly #logger: LoggerService;
  readonly #flight = new SingleFlight();
  readonly #observations = new ByCluster<Observation>();
  readonly #endMarks = new ByCluster<EndMark>();
  readonly #running = new Map<string, RunningReading>();

  static create(options: {
    clusters: ClusterConfig[];
    readerOf: (config: ClusterConfig) => ClusterReader;
    store: ObservationsStore;
    logger: LoggerService;
  }): ObservationsService {
    return new DefaultObservationsService(options);
  }

  private constructor(options: {
    clusters: ClusterConfig[];
    readerOf: (config: ClusterConfig) => ClusterReader;
    store: ObservationsStore;
    logger: LoggerService;
  }) {
    this.#configs = new Map(options.clusters.map(one => [one.id, one]));
    this.#readerOf = options.readerOf;
    this.#store = options.store;
    this.#logger = options.logger;
  }

  async list(): Promise<ClusterState[]> {
    return Promise.all([...this.#configs.keys()].map(id => this.get(id)));
  }

  async get(id: string): Promise<ClusterState> {
    const config = this.#find(id);
    const [lastReading, keys, times] = await Promise.all([
      this.#store.lastReading(id),
      this.#store.keys(id),
      this.#store.endMarkTimes(id),
    ]);
    const [latest, previous] = await Promise.all(
      keys.map(startedAt =>
        this.#observations.get(id, startedAt, () =>
          this.#store.load(id, startedAt),
        ),
      ),
    );
    const marks = await Promise.all(
      times.map(at =>
        this.#endMarks.get(id, at, () => this.#store.loadEndMark(id, at)),
      ),
    );
    this.#observations.forget(id, keys);
    this.#endMarks.forget(id, times);
    const endMarks = marks.filter((one): one is EndMark => one !== undefined);
    return { config, lastReading, latest, previous, endMarks };
  }

  async observe(
    id: string,
    expected: Expected,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterState> {
    const config = this.#find(id);
    return this.#flight.run(id, async () => {
      const startedAt = new Date().toISOString();
      let observation: Observation | undefined;
      let reading: Reading;
      try {
        observation = await this.#read(config, expected, options?.signal);
        reading = readingOf(observation);
      } catch (error) {
        const { message } = toError(error);
        reading = failedReading(id, startedAt, message);
      }
      if (reading.status === 'failed') {
        this.#logger.warn(
          `Cluster ${id} gave no answers: ${
            reading.reason ?? 'no reason told'
          }`,
        );
      }
      await this.#store.save(
        reading,
        reading.status === 'failed' ? undefined : observation,
      );
      return this.get(id);
    });
  }

  readings(id: string, limit: number): Promise<ClusterReading[]> {
    return this.#store.readings(id, limit);
  }

  isObserving(id: string): boolean {
    return this.#flight.isRunning(id);
  }

  running(id: string): RunningObservation | undefined {
    const running = this.#running.get(id);
    return (
      running && {
        since: running.since,
        progress: [...running.steps.values()],
      }
    );
  }

  async #read(
    config: ClusterConfig,
    expected: Expected,
    signal: AbortSignal | undefined,
  ): Promise<Observation> {
    const { sampling } = config;
    const latest = sampling && (await this.get(config.id)).latest;
    const due =
      sampling !== undefined && isSamplingDue(sampling, latest, new Date());
    const longest =
      config.deadlineMs + (due ? sampling.deadlineMs : 0) + GRACE_MS;
    const running: RunningReading = {
      since: new Date().toISOString(),
      steps: new Map(),
    };
    this.#running.set(config.id, running);
    let timer: NodeJS.Timeout | undefined;
    const overdue = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new Error(
              `the reading of cluster ${config.id} did not end within ${longest} ms`,
            ),
          ),
        longest,
      );
    });
    try {
      const reader = this.#readerOf(config);
      const observation = await Promise.race([
        reader.observe({
          ...expected,
          also: [...(config.ask ?? []), ...(due ? (['samples'] as const) : [])],
          ...(due && {
            sampling: { hints: expected.hints, previous: latest?.samples },
          }),
          deadlineMs: config.deadlineMs,
          signal,
          onProgress: one => running.steps.set(one.step, one),
        }),
        overdue,
      ]);
      return due ? observation : withEarlierSamples(observation, latest);
    } finally {
      clearTimeout(timer);
      this.#running.delete(config.id);
    }
  }

  #find(id: string): ClusterConfig {
    const config = this.#configs.get(id);
    if (!config) {
      throw new NotFoundError(
        `No cluster \`${id}\` in app-config. Known: ${
          [...this.#configs.keys()].join(', ') || 'none'
        }.`,
      );
    }
    return config;
  }
}

function failedReading(
  cluster: string,
  startedAt: string,
  reason: string,
): Reading {
  const coverage: Coverage[] = [
    { question: 'topics', answered: false, code: 'error', reason },
  ];
  const endedAt = new Date().toISOString();
  return { cluster, startedAt, endedAt, status: 'failed', reason, coverage };
}
