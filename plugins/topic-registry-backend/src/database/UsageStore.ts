import {
  GroupDay,
  TopicDay,
  WatchedDay,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  Ledger,
  LedgerUpdate,
} from '@topic-registry/backstage-plugin-topic-registry-node';

/** The days of one incarnation of a topic that are over, the oldest first. */
export interface UsageHistory {
  watched: WatchedDay[];
  topic: TopicDay[];
  groups: Record<string, GroupDay[]>;
}

/** Keeps what is remembered of the use of topics. */
export interface UsageStore {
  /**
   * Applies what `decide` makes of everything that is remembered of a cluster,
   * in one transaction that no other of that cluster can interleave with.
   *
   * @param reading - when the reading began, ISO 8601. One that is not newer
   * than the last is not applied.
   * @returns whether it was applied.
   */
  update(
    cluster: string,
    reading: string,
    decide: (before: Ledger) => LedgerUpdate | Promise<LedgerUpdate>,
  ): Promise<boolean>;
  /** Everything that is remembered of a cluster, of every incarnation that is kept. Do not change it: others look at it too. */
  load(cluster: string): Promise<Ledger>;
  /** The days of one incarnation, with those that are not over yet. */
  history(
    cluster: string,
    topic: { topic: string; topicId: string },
  ): Promise<UsageHistory>;
  /** Forgets what was not seen since a time, ISO 8601, and days before it. */
  forget(cluster: string, before: string): Promise<void>;
}
