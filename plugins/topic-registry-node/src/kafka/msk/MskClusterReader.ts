import type { KafkaClient } from '@aws-sdk/client-kafka';
import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig, MskConfig } from '../../config';
import { ClusterReader, ObserveOptions } from '../ClusterReader';
import { refusedObservation } from '../reading/refusedObservation';
import { ReadingFailure } from '../session/ReadingFailure';
import { createAwsCredentials } from './awsCredentials';
import {
  createMskClient,
  lookUpMskCluster,
  MskLookUp,
} from './lookUpMskCluster';

/** The look-up is two small calls; it must leave time for the reading. */
const LOOK_UP_SHARE = 0.4;

/**
 * Reads a cluster that is named by its ARN: asks Amazon MSK for the brokers,
 * then reads them as any other. Where Amazon MSK itself is out of reach, the
 * brokers that it named last are read.
 */
export class MskClusterReader implements ClusterReader {
  private client?: KafkaClient;
  private last?: MskLookUp;
  private delegate?: { brokers: string; reader: ClusterReader };

  static create(
    config: ClusterConfig & { msk: MskConfig },
    readerOf: (config: ClusterConfig) => ClusterReader,
  ): MskClusterReader {
    return new MskClusterReader(config, readerOf);
  }

  private constructor(
    private readonly config: ClusterConfig & { msk: MskConfig },
    private readonly readerOf: (config: ClusterConfig) => ClusterReader,
  ) {}

  async observe(options: ObserveOptions): Promise<Observation> {
    const started = Date.now();
    const startedAt = new Date(started).toISOString();
    let found: MskLookUp;
    try {
      found = await this.find(options);
    } catch (failure) {
      return refusedObservation(
        this.config.id,
        options,
        failure as ReadingFailure,
        startedAt,
      );
    }
    const observation = await this.readerFor(found.brokers).observe({
      ...options,
      deadlineMs: Math.max(1, options.deadlineMs - (Date.now() - started)),
    });
    return { ...observation, startedAt, msk: found.cluster };
  }

  private async find(options: ObserveOptions): Promise<MskLookUp> {
    const { config, last } = this;
    const enough = AbortSignal.timeout(options.deadlineMs * LOOK_UP_SHARE);
    const signal = options.signal
      ? AbortSignal.any([options.signal, enough])
      : enough;
    this.client ??= createMskClient(
      config.msk,
      createAwsCredentials(config.msk),
    );
    try {
      this.last = await lookUpMskCluster(this.client, config, signal);
      return this.last;
    } catch (failure) {
      const { code } = failure as ReadingFailure;
      if (!last || code === 'error' || options.signal?.aborted) throw failure;
      return { ...last, cluster: { ...last.cluster, state: 'unknown' } };
    }
  }

  // One reader for the same brokers: what is dear to make (a token) stays with it.
  private readerFor(brokers: string[]): ClusterReader {
    const key = brokers.join(',');
    if (this.delegate?.brokers !== key) {
      const reader = this.readerOf({ ...this.config, brokers });
      this.delegate = { brokers: key, reader };
    }
    return this.delegate.reader;
  }
}
