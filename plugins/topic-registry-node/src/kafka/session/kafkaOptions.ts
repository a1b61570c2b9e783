import type { LoggerService } from '@backstage/backend-plugin-api';
import { KafkaConfig, logLevel } from 'kafkajs';
import { ClusterConfig } from '../../config';
import { createLogCreator } from './logCreator';
import { KafkaSecurity } from './security';

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** How long a broker may take to be connected to, ms: a silent one must leave time for the others. */
export function connectTimeoutMs(deadlineMs: number): number {
  return clamp(deadlineMs / 4, 1_000, 10_000);
}

/** What every client of a reading is made with. */
export function kafkaOptions(options: {
  config: ClusterConfig;
  security: KafkaSecurity;
  logger?: LoggerService;
  deadlineMs: number;
}): KafkaConfig {
  const { config, security, logger, deadlineMs } = options;
  const connectMs = connectTimeoutMs(deadlineMs);
  return {
    ...security,
    clientId: 'backstage-topic-registry',
    brokers: config.brokers,
    connectionTimeout: connectMs,
    authenticationTimeout: connectMs,
    requestTimeout: clamp(deadlineMs / 3, 1_000, 20_000),
    logLevel: logger ? logLevel.INFO : logLevel.NOTHING,
    logCreator: createLogCreator(logger),
  };
}
