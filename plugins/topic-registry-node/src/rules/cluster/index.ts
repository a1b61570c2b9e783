import { ClusterRule } from '../rule';
import { cleanupPolicy } from './cleanupPolicy';
import { compression } from './compression';
import { configOverride } from './configOverride';
import { consumerAbsent } from './consumerAbsent';
import { consumerGroupName } from './consumerGroupName';
import { consumerUndeclared } from './consumerUndeclared';
import { deprecatedConsumed } from './deprecatedConsumed';
import { deprecatedProduced } from './deprecatedProduced';
import { partitions } from './partitions';
import { proposedLive } from './proposedLive';
import { replicationFactor } from './replicationFactor';
import { retention } from './retention';
import { topicMissing } from './topicMissing';
import { topicUnregistered } from './topicUnregistered';

/** The rules about registries and a cluster, in the order of the catalogue. */
export const clusterRules: ClusterRule[] = [
  topicMissing,
  topicUnregistered,
  partitions,
  replicationFactor,
  retention,
  compression,
  cleanupPolicy,
  configOverride,
  proposedLive,
  consumerUndeclared,
  consumerAbsent,
  consumerGroupName,
  deprecatedProduced,
  deprecatedConsumed,
];
