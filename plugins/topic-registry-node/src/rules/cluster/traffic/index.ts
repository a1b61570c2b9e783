import { ClusterRule } from '../../rule';
import { envelope } from './envelope';
import { eventUndeclared } from './eventUndeclared';
import { key } from './key';
import { producerUndeclared } from './producerUndeclared';
import { tenantMissing } from './tenantMissing';
import { undecodable } from './undecodable';
import { wrongTopic } from './wrongTopic';

/** The rules about sampled records, in the order of the catalogue. */
export const trafficRules: ClusterRule[] = [
  undecodable,
  envelope,
  eventUndeclared,
  wrongTopic,
  producerUndeclared,
  tenantMissing,
  key,
];
