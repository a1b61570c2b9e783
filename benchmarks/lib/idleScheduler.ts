import { SchedulerService } from '@backstage/backend-plugin-api';

/** Does nothing by itself, so that nothing runs beside what is measured. */
export const idleScheduler: SchedulerService = {
  scheduleTask: async () => {},
  triggerTask: async () => {},
  cancelTask: async () => {},
  createScheduledTaskRunner: () => ({ run: async () => {} }),
  getScheduledTasks: async () => [],
};
