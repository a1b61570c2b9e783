import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  Observation,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig } from '../config';
import { ClusterReader, ObserveOptions } from './ClusterReader';
import { protocolOf } from './reading/protocolOf';
import { readClock } from './reading/readClock';
import { readConfigs } from './reading/readConfigs';
import { readGroups } from './reading/readGroups';
import { Reading } from './reading/Reading';
import { readEndsAgain, readOffsets } from './reading/readOffsets';
import { readProducers } from './reading/readProducers';
import { readReassignments } from './reading/readReassignments';
import { readSizes } from './reading/readSizes';
import { readTopics } from './reading/readTopics';
import { unexpectedFailure } from './reading/unexpectedFailure';
import { readSamples, samplingRoleOf } from './sampling';
import { ClusterSession } from './session/ClusterSession';
import { createSecurity, KafkaSecurity } from './session/security';

/** Reads over connections of kafkajs, in batches, with requests of our own where newer ones tell more. */
export class KafkaJsClusterReader implements ClusterReader {
  static create(
    config: ClusterConfig,
    options: { logger?: LoggerService },
  ): KafkaJsClusterReader {
    return new KafkaJsClusterReader(
      config,
      createSecurity(config),
      createSecurity(
        config.sampling ? samplingRoleOf(config, config.sampling) : config,
      ),
      options.logger,
    );
  }

  private constructor(
    private readonly config: ClusterConfig,
    private readonly security: () => KafkaSecurity,
    private readonly samplingSecurity: () => KafkaSecurity,
    private readonly logger?: LoggerService,
  ) {}

  async observe(options: ObserveOptions): Promise<Observation> {
    const { config, logger } = this;
    const startedAt = new Date().toISOString();
    const session = ClusterSession.open({
      config,
      security: this.security(),
      logger,
      signal: options.signal,
      deadlineMs: options.deadlineMs,
    });
    const reading = new Reading(config, session, options);
    try {
      await readTopics(reading);
      await Promise.all([
        this.step(reading, ['configs'], readConfigs),
        this.step(reading, ['offsets', 'newest'], readOffsets),
        this.step(reading, ['groups', 'members', 'commits'], readGroups),
        this.step(reading, ['reassignments'], readReassignments),
        ...(options.also?.includes('producers')
          ? [this.step(reading, ['producers'], readProducers)]
          : []),
        ...(options.also?.includes('sizes')
          ? [this.step(reading, ['sizes'], readSizes)]
          : []),
      ]);
      await readEndsAgain(reading);
      if (options.also?.includes('samples')) {
        await this.step(reading, ['samples'], () =>
          readSamples(reading, this.samplingSecurity(), logger),
        );
      }
      await readClock(reading);
    } catch (error) {
      reading.coverage.refuseRest(
        unexpectedFailure(this.config, error, this.logger),
      );
    } finally {
      reading.protocol = protocolOf(session.offers);
      await session.close();
    }
    return reading.toObservation(startedAt, reading.cost);
  }

  /** One question that fails leaves the others their answers. */
  private async step(
    reading: Reading,
    questions: Question[],
    read: (reading: Reading) => Promise<void>,
  ): Promise<void> {
    try {
      await read(reading);
    } catch (error) {
      reading.coverage.refuseRest(
        unexpectedFailure(this.config, error, this.logger),
        questions,
      );
    }
  }
}
