import type { LoggerService } from '@backstage/backend-plugin-api';
import type { logCreator } from 'kafkajs';

/**
 * Sends what kafkajs logs to the given logger, at debug: kafkajs logs errors
 * that it also throws, and those are told in the observation's coverage.
 */
export function createLogCreator(
  logger: LoggerService | undefined,
): logCreator {
  return () => entry => {
    if (!logger) return;
    const { message, broker } = entry.log;
    logger.debug(
      `kafkajs ${entry.label.toLowerCase()} ${entry.namespace}: ${message}`,
      typeof broker === 'string' ? { broker } : undefined,
    );
  };
}
