import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { createPortal } from '../../packages/backend/src/createPortal';
import { idleScheduler } from './idleScheduler';

// The portal as it is, but for the scheduled work of some plugins: what was
// read of the cluster is in its database already, and nothing answers at its
// address.
const idle = (process.env.IDLE_PLUGINS ?? '').split(',');
const portal = createPortal();
portal.add(
  createServiceFactory({
    service: coreServices.scheduler,
    deps: {
      database: coreServices.database,
      httpRouter: coreServices.httpRouter,
      logger: coreServices.logger,
      metrics: metricsServiceRef,
      pluginMetadata: coreServices.pluginMetadata,
      rootLifecycle: coreServices.rootLifecycle,
    },
    factory: services =>
      idle.includes(services.pluginMetadata.getId())
        ? idleScheduler
        : DefaultSchedulerService.create(services),
  }),
);
portal.start();
