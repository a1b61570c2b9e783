import { ConfigResourceTypes } from 'kafkajs';
import { askInBatches } from '../reading/batches';
import { ObservedConfigs } from '../reading/observedConfigs';
import { ObservationDraft } from '../reading/ObservationDraft';
import { AdminSession } from './AdminSession';

// each call reads the metadata of all topics first
const BATCH = 1_000;
/** Stands for all brokers. */
const ANY_BROKER = -1;

/**
 * Reads the settings of all topics: those that a topic sets itself, and of the
 * others the ones that are wanted. The client chooses the broker, so that what
 * is inherited is taken for the same on all.
 */
export async function readConfigsByAdmin(
  draft: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  const { topics, options, coverage, progress } = draft;
  if (options.configKeys.length === 0) return;
  progress.expect('configs', topics.size);
  const observedConfigs = new ObservedConfigs(options.configKeys);
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
                // none named: all
                configNames: [],
              })),
            }),
        );
        for (const { resourceName, configEntries } of resources) {
          observedConfigs.add(
            ANY_BROKER,
            resourceName,
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
  for (const topic of topics.values()) {
    const configs = observedConfigs.of(topic.name, [ANY_BROKER]);
    if (configs) topic.configs = configs;
  }
  coverage.answered('configs');
}
