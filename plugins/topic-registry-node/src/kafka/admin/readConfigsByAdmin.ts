import { ConfigResourceTypes } from 'kafkajs';
import { askInBatches } from '../reading/batches';
import { ObservedConfigs } from '../reading/observedConfigs';
import { ObservationDraft } from '../reading/ObservationDraft';
import { AdminSession } from './AdminSession';

// each call reads the metadata of all topics first
const BATCH = 1_000;

/** Reads the settings of all topics, the asked keys alone. */
export async function readConfigsByAdmin(
  draft: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  const { topics, options, coverage, progress } = draft;
  if (options.configKeys.length === 0) return;
  progress.expect('configs', topics.size);
  const observedConfigs = new ObservedConfigs();
  await session.withAdmin(admin =>
    askInBatches(
      [...topics.keys()],
      {
        size: BATCH,
        concurrency: 1,
        onDone: count => progress.advance('configs', count),
      },
      async batch => {
        const { resources } = await session.call(
          {
            question: 'configs',
            subject: batch.length === 1 ? batch[0] : undefined,
          },
          () =>
            admin.describeConfigs({
              includeSynonyms: false,
              resources: batch.map(name => ({
                type: ConfigResourceTypes.TOPIC,
                name,
                configNames: options.configKeys,
              })),
            }),
        );
        for (const { resourceName, configEntries } of resources) {
          const topic = topics.get(resourceName);
          if (!topic) continue;
          topic.configs = observedConfigs.of(
            configEntries.map(entry => ({
              name: entry.configName,
              value: entry.configValue ?? undefined,
              source: entry.configSource,
              sensitive: entry.isSensitive,
            })),
          );
        }
      },
      (batch, failure) => {
        for (const name of batch) {
          coverage.refuseSubject('configs', name, failure);
        }
      },
    ),
  );
  coverage.answered('configs');
}
