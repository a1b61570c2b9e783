import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import { TopicRegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ChecksService } from './ChecksService';

/** Time beyond a reading's own deadline after which its task counts as lost. */
const MARGIN_MS = 60_000;
const DOCUMENT_TIMEOUT_MS = 180_000;

/**
 * One task for each document and each cluster, so that a slow one delays no
 * other. Each runs once among all backends on one database, and at once when a
 * backend starts.
 */
export async function scheduleChecks(options: {
  config: TopicRegistryConfig;
  checks: ChecksService;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { config, checks, scheduler, logger } = options;
  const schedule = async (
    id: string,
    intervalMs: number,
    timeoutMs: number,
    fn: (signal?: AbortSignal) => Promise<unknown>,
  ) => {
    await scheduler.scheduleTask({
      id,
      frequency: { milliseconds: intervalMs },
      timeout: { milliseconds: timeoutMs },
      scope: 'global',
      fn: async signal => {
        await fn(signal);
      },
    });
    try {
      // A schedule that is kept from before would wait out its interval.
      await scheduler.triggerTask(id);
    } catch (error) {
      if (!isError(error) || error.name !== 'ConflictError') throw error;
      // It counts as running: in another backend, or in one that was ended in
      // the middle of it, whose turn ends by timeout only.
      fn().catch(reason =>
        logger.warn(
          `The first run of ${id} failed: ${toError(reason).message}`,
        ),
      );
    }
  };
  for (const { id } of config.registries) {
    await schedule(
      `read-registry-${id}`,
      config.documents.intervalMs,
      DOCUMENT_TIMEOUT_MS,
      signal => checks.refreshRegistry(id, { signal }),
    );
  }
  for (const cluster of config.clusters) {
    await schedule(
      `observe-cluster-${cluster.id}`,
      cluster.intervalMs,
      cluster.deadlineMs + MARGIN_MS,
      signal => checks.observeCluster(cluster.id, { signal }),
    );
  }
}
