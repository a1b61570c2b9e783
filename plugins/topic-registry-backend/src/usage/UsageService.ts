import { UsageStore } from '../database/UsageStore';
import { ClusterState } from '../services/ObservationsService';
import { Usage } from './types';
import { updateUsage } from './updateUsage';

/** Remembers, reading by reading, when topics were written and read. */
export interface UsageService {
  /** Takes over the last reading of a cluster, once. */
  record(state: ClusterState): Promise<void>;
  /** What is remembered of some topics of a cluster. */
  of(cluster: string, topics: readonly string[]): Promise<Usage>;
}

/** A decision after a window of 90 days still finds what came before it. */
const KEPT_MS = 180 * 86_400_000;

export class DefaultUsageService implements UsageService {
  readonly #store: UsageStore;

  static create(options: { store: UsageStore }): UsageService {
    return new DefaultUsageService(options.store);
  }

  private constructor(store: UsageStore) {
    this.#store = store;
  }

  async record({ config, lastReading, latest }: ClusterState): Promise<void> {
    if (!latest || lastReading?.status === 'failed') return;
    const applied = await this.#store.update(
      config.id,
      latest.startedAt,
      before => updateUsage(before, latest),
    );
    if (!applied) return;
    const oldest = new Date(Date.parse(latest.endedAt) - KEPT_MS);
    await this.#store.forget(config.id, oldest.toISOString());
  }

  async of(cluster: string, topics: readonly string[]): Promise<Usage> {
    return this.#store.load(cluster, topics);
  }
}
