import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  openDatabase,
  readTopicRegistryConfig,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { scheduleAlerts } from './alerts/scheduleAlerts';
import { migrationsDir } from './database/migrate';
import { addPermissions } from './permissions';
import { createAccess } from './router/access';
import { createMisconfiguredRouter } from './router/createMisconfiguredRouter';
import { createRouter } from './router/createRouter';
import { createServices } from './services/createServices';
import { scheduleChecks } from './services/scheduleChecks';

/**
 * Reads the registries' documents, observes the clusters, holds the ones
 * against the others and keeps the findings.
 *
 * @public
 */
export const topicRegistryPlugin = createBackendPlugin({
  pluginId: 'topic-registry',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { logger, scheduler } = deps;
        let config: TopicRegistryConfig;
        try {
          config = readTopicRegistryConfig(deps.rootConfig);
        } catch (error) {
          // Nothing is read, evaluated or changed on a guess of what was meant.
          const mistake = toError(error).message;
          logger.error(`Topic Registry stands still: ${mistake}`);
          deps.httpRouter.use(createMisconfiguredRouter(mistake));
          return;
        }
        if (config.registries.length === 0) {
          logger.warn(
            'No registry is configured: set topicRegistry.registries in app-config.',
          );
        }
        const db = await openDatabase(deps.database, {
          directory: migrationsDir,
        });
        const services = createServices({ ...deps, config, db });
        addPermissions(deps.permissionsRegistry, services.visibilities);
        deps.httpRouter.use(
          createRouter({
            ...services,
            access: createAccess({ ...deps, ...services }),
          }),
        );
        deps.lifecycle.addShutdownHook(async () => {
          await services.alerts?.stop();
          await services.parser.close();
        });
        await scheduleChecks({
          config,
          checks: services.checks,
          scheduler,
          logger,
        });
        await scheduleAlerts({ ...services, scheduler });
      },
    });
  },
});
