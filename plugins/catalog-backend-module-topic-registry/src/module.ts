import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { EVENT_REGISTRY_CHANGED } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  createDocumentParser,
  readTopicRegistryConfig,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { TopicRegistryProcessor } from './processor/TopicRegistryProcessor';
import { CatalogComponents } from './provider/CatalogComponents';
import { createKeepers } from './provider/createKeepers';
import { Refresher } from './provider/Refresher';
import { KeepingEntityProvider } from './provider/KeepingEntityProvider';
import { TopicRegistryEntityProvider } from './provider/TopicRegistryEntityProvider';
import { DatabaseDocumentRecordStore } from './store/DatabaseDocumentRecordStore';

/**
 * Catalog module: entities and relations of the topics and services that
 * registry documents declare.
 *
 * @public
 */
export const catalogModuleTopicRegistry = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'topic-registry',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { logger, lifecycle, processing, scheduler } = deps;
        const config = readConfig(deps);
        if (!config) {
          processing.addEntityProvider(new KeepingEntityProvider());
          processing.addProcessor(new TopicRegistryProcessor());
          return;
        }
        const parser = createDocumentParser({ logger });
        const provider = new TopicRegistryEntityProvider({
          config,
          keepers: createKeepers({
            config,
            store: await DatabaseDocumentRecordStore.create(deps.database),
            urlReader: deps.urlReader,
            parser,
          }),
          components: new CatalogComponents(deps),
          logger,
        });
        const refresher = new Refresher({
          refresh: () => provider.refresh(),
          logger,
        });
        processing.addEntityProvider(provider);
        processing.addProcessor(
          new TopicRegistryProcessor({
            onComponent: entity => {
              if (!provider.isNews(entity)) return;
              refresher.until(() => !provider.isNews(entity));
            },
          }),
        );

        await deps.events.subscribe({
          id: 'topic-registry-catalog-refresh',
          topics: [EVENT_REGISTRY_CHANGED],
          onEvent: () => refresher.now(),
        });
        lifecycle.addShutdownHook(async () => {
          refresher.stop();
          await parser.close();
        });
        // In the background: the start of the catalog waits for no document.
        lifecycle.addStartupHook(() => {
          void refresher.now();
        });
        await scheduler.scheduleTask({
          id: 'topic-registry-catalog-refresh',
          frequency: { milliseconds: config.documents.intervalMs },
          initialDelay: { milliseconds: config.documents.intervalMs },
          timeout: { minutes: 5 },
          fn: signal => provider.refresh(signal),
        });
      },
    });
  },
});

function readConfig(deps: {
  config: typeof coreServices.rootConfig.T;
  logger: typeof coreServices.logger.T;
}): TopicRegistryConfig | undefined {
  try {
    return readTopicRegistryConfig(deps.config);
  } catch (error) {
    deps.logger.error(
      `The catalog keeps its topics and services as they are until app-config is right: ${
        toError(error).message
      }`,
    );
    return undefined;
  }
}
