import { Usage } from '@topic-registry/backstage-plugin-topic-registry-common';
import { updateUsageInTurns } from '@topic-registry/backstage-plugin-topic-registry-node';
import { KEPT_DAYS } from '../database/usageDays';
import { UsageHistory, UsageStore } from '../database/UsageStore';
import { ClusterState } from '../services/ObservationsService';

/** Remembers, reading by reading, when topics were written and read. */
export interface UsageService {
  /** Takes over the last reading of a cluster, once. */
  record(state: ClusterState): Promise<void>;
  /** What is remembered of a cluster. Do not change it: others look at it too. */
  of(cluster: string): Promise<Usage>;
  /** The days of one incarnation of a topic. */
  history(
    cluster: string,
    topic: { topic: string; topicId: string },
  ): Promise<UsageHistory>;
}

const KEPT_MS = KEPT_DAYS * 86_400_000;

/** What is outdated is looked for so often, not after each reading. */
const FORGET_EVERY_MS = 6 * 3_600_000;

export class DefaultUsageService implements UsageService {
  readonly #store: UsageStore;
  readonly #forgotAt = new Map<string, number>();

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
      before => updateUsageInTurns(before, latest),
    );
    if (applied) await this.#forget(config.id, Date.parse(latest.endedAt));
  }

  of(cluster: string): Promise<Usage> {
    return this.#store.load(cluster);
  }

  history(
    cluster: string,
    topic: { topic: string; topicId: string },
  ): Promise<UsageHistory> {
    return this.#store.history(cluster, topic);
  }

  async #forget(cluster: string, now: number): Promise<void> {
    const last = this.#forgotAt.get(cluster) ?? 0;
    if (now - last < FORGET_EVERY_MS) return;
    this.#forgotAt.set(cluster, now);
    const oldest = new Date(now - KEPT_MS).toISOString();
    await this.#store.forget(cluster, oldest);
  }
}
