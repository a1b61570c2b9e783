import {
  ClusterReading,
  Coverage,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { EndMark } from '../observations/endMarks';

/** How one reading of a cluster went. Times are ISO 8601. */
export interface Reading {
  cluster: string;
  startedAt: string;
  endedAt: string;
  /** `partial`: some questions went unanswered; `failed`: all of them. */
  status: 'ok' | 'partial' | 'failed';
  reason?: string;
  coverage: Coverage[];
}

/**
 * Keeps the last two observations of each cluster, how far its topics had come
 * before, and how its last reading went.
 */
export interface ObservationsStore {
  /**
   * Keeps a reading, and its observation when it gave answers: a reading
   * without any does not displace what is known. One that began before the
   * reading that is kept is not kept.
   */
  save(reading: Reading, observation: Observation | undefined): Promise<void>;
  /** How the last readings went, answered or not, the newest first. */
  readings(cluster: string, limit: number): Promise<ClusterReading[]>;
  lastReading(cluster: string): Promise<Reading | undefined>;
  /** When the observations that are kept began, the newest first, at most two. */
  keys(cluster: string): Promise<string[]>;
  load(cluster: string, startedAt: string): Promise<Observation | undefined>;
  /** When marks were made that are kept, the oldest first. */
  endMarkTimes(cluster: string): Promise<string[]>;
  loadEndMark(cluster: string, at: string): Promise<EndMark | undefined>;
}
