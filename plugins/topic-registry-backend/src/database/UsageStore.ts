import { Usage } from '../usage/types';

/** Keeps what is remembered of the use of topics. */
export interface UsageStore {
  /**
   * Applies what `decide` makes of the marks of a cluster, in one transaction
   * that no other of that cluster can interleave with.
   *
   * @param reading - when the reading began, ISO 8601. One that is not newer
   * than the last is not applied.
   * @returns whether it was applied.
   */
  update(
    cluster: string,
    reading: string,
    decide: (before: Usage) => Usage,
  ): Promise<boolean>;
  /** The marks of some topics of a cluster, of every incarnation that is kept. */
  load(cluster: string, topics: readonly string[]): Promise<Usage>;
  /** Forgets what was not seen since a time, ISO 8601. */
  forget(cluster: string, before: string): Promise<void>;
}
