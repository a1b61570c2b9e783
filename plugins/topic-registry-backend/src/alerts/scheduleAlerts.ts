import { SchedulerService } from '@backstage/backend-plugin-api';
import { FindingLifeService } from '../services/FindingLifeService';
import { AlertSender } from './AlertSender';

const EVERY_MS = 15_000;
const TIMEOUT_MS = 120_000;

/**
 * Ends the mutes whose time has come, and sends what waits: alerts that an
 * evaluation could not hand over, and those of a backend that has ended.
 */
export async function scheduleAlerts(options: {
  findingLife: FindingLifeService;
  /** Absent where nobody is told. */
  alerts?: AlertSender;
  scheduler: SchedulerService;
}): Promise<void> {
  const { findingLife, alerts, scheduler } = options;
  await scheduler.scheduleTask({
    id: 'send-alerts',
    frequency: { milliseconds: EVERY_MS },
    timeout: { milliseconds: TIMEOUT_MS },
    scope: 'global',
    fn: async () => {
      await findingLife.endMutes();
      await alerts?.turn();
    },
  });
}
