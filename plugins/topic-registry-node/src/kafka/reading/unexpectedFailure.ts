import type { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterConfig } from '../../config';
import { ReadingFailure } from '../session/ReadingFailure';
import { refusal } from './refusals';

/** The failure itself; what is none comes from a defect, is logged, and told as such. */
export function unexpectedFailure(
  config: ClusterConfig,
  error: unknown,
  logger: LoggerService | undefined,
): ReadingFailure {
  if (error instanceof ReadingFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  logger?.error(
    `Cluster "${config.id}" could not be read: ${message}`,
    error instanceof Error ? error : undefined,
  );
  return refusal(
    config,
    'error',
    `the reading failed by a defect of the reader: ${message}. Please report it.`,
  );
}
