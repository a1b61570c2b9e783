import type { LoggerService } from '@backstage/backend-plugin-api';
import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Kafka } from 'kafkajs';
import { KafkaJsAdminReader } from './admin/KafkaJsAdminReader';
import { ClusterConfig } from '../config';
import { ClusterReader, ObserveOptions } from './ClusterReader';
import { KafkaJsClusterReader } from './KafkaJsClusterReader';
import { missingInternals } from './session/kafkajsInternals';

/** What is not as expected inside of kafkajs; `undefined` when all is. */
export type InternalsCheck = () => Promise<string | undefined>;

let checked: Promise<string | undefined> | undefined;

/** Looks once a process. */
const checkOnce: InternalsCheck = () => {
  checked ??= missingInternals(new Kafka({ brokers: ['127.0.0.1:9'] }));
  return checked;
};

/**
 * Reads through the inside of kafkajs where it is the known one, else through
 * its public admin client.
 */
export class SelfCheckedReader implements ClusterReader {
  private reader: Promise<ClusterReader> | undefined;

  static create(
    config: ClusterConfig,
    options: { logger?: LoggerService },
    check: InternalsCheck = checkOnce,
  ): SelfCheckedReader {
    return new SelfCheckedReader(config, options, check);
  }

  private constructor(
    private readonly config: ClusterConfig,
    private readonly options: { logger?: LoggerService },
    private readonly check: InternalsCheck,
  ) {}

  async observe(options: ObserveOptions): Promise<Observation> {
    this.reader ??= this.choose();
    return (await this.reader).observe(options);
  }

  private async choose(): Promise<ClusterReader> {
    const { config, options } = this;
    const missing = await this.check();
    if (missing === undefined) {
      return KafkaJsClusterReader.create(config, options);
    }
    options.logger?.warn(
      `Cluster "${config.id}" is read slowly and in part, through the public admin client of kafkajs: the inside of this kafkajs is not that of 2.2.4, with which Topic Registry works (${missing}). Install kafkajs 2.2.4.`,
    );
    return KafkaJsAdminReader.create(config, options);
  }
}
