import { Fault } from '../lib/types';
import { bystanderFaults } from './bystanders';
import { consumerFaults } from './consumers';
import { deprecatedFaults } from './deprecated';
import { driftFaults } from './drift';
import { healthFaults } from './health';
import { rightsFaults } from './rights';
import { settingFaults } from './settings';
import { trafficFaults } from './traffic';

export { RIGHTS } from './rights';

/** Every fault, in the order in which they are injected. */
export const FAULTS: Fault[] = [
  ...driftFaults,
  ...settingFaults,
  ...consumerFaults,
  ...deprecatedFaults,
  ...bystanderFaults,
  ...trafficFaults,
  ...healthFaults,
  ...rightsFaults,
];
