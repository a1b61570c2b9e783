import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { EVENT_REGISTRY_CHANGED } from '@topic-registry/backstage-plugin-topic-registry-common';
import { backendApi } from './collator/backendApi';
import { TopicCollatorFactory } from './collator/TopicCollatorFactory';
import { EagerRunner } from './EagerRunner';

const CONFIG_KEY = 'search.collators.topicRegistry';
const LOCATION = '/catalog/:namespace/:kind/:name/topic';

// On every backend: the index of Lunr is in the memory of each, and empty after
// a start.
const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  initialDelay: { seconds: 3 },
  timeout: { minutes: 5 },
  scope: 'local',
};

/**
 * Search module: topics and event types of the registries are found by their
 * names, from the first reading of a document on.
 *
 * @public
 */
export const searchModuleTopicRegistry = createBackendModule({
  pluginId: 'search',
  moduleId: 'topic-registry',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        indexRegistry: searchIndexRegistryExtensionPoint,
      },
      async init(deps) {
        const { config, events, lifecycle, logger, scheduler } = deps;
        const runner = new EagerRunner({
          scheduled: scheduler.createScheduledTaskRunner(scheduleOf(config)),
          logger,
        });
        deps.indexRegistry.addCollator({
          schedule: runner,
          factory: new TopicCollatorFactory({
            api: backendApi(deps),
            locationTemplate:
              config.getOptionalString(`${CONFIG_KEY}.locationTemplate`) ??
              LOCATION,
          }),
        });
        await events.subscribe({
          id: 'topic-registry-search-index',
          topics: [EVENT_REGISTRY_CHANGED],
          onEvent: async () => runner.soon(),
        });
        lifecycle.addShutdownHook(() => runner.stop());
      },
    });
  },
});

function scheduleOf(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(`${CONFIG_KEY}.schedule`);
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : SCHEDULE;
}
