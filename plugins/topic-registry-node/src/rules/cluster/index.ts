import { ClusterRule } from '../rule';
import { cleanupPolicy } from './cleanupPolicy';
import { compression } from './compression';
import { config } from './config';
import { configOverride } from './configOverride';
import { consumerAbsent } from './consumerAbsent';
import { consumerGroupName } from './consumerGroupName';
import { consumerStalled } from './consumerStalled';
import { consumerUndeclared } from './consumerUndeclared';
import { deprecatedConsumed } from './deprecatedConsumed';
import { deprecatedNewConsumer } from './deprecatedNewConsumer';
import { deprecatedProduced } from './deprecatedProduced';
import { deprecatedResurrected } from './deprecatedResurrected';
import { minInsyncReplicas } from './minInsyncReplicas';
import { offlinePartition } from './offlinePartition';
import { partitions } from './partitions';
import { proposedLive } from './proposedLive';
import { replicationFactor } from './replicationFactor';
import { retention } from './retention';
import { topicMissing } from './topicMissing';
import { topicUnregistered } from './topicUnregistered';
import { trafficRules } from './traffic';
import { topicUnused } from './topicUnused';
import { underReplicated } from './underReplicated';

/** The rules about registries and a cluster, in the order of the catalogue. */
export const clusterRules: ClusterRule[] = [
  topicMissing,
  topicUnregistered,
  partitions,
  replicationFactor,
  retention,
  compression,
  cleanupPolicy,
  config,
  configOverride,
  proposedLive,
  consumerUndeclared,
  consumerAbsent,
  consumerGroupName,
  consumerStalled,
  topicUnused,
  deprecatedProduced,
  deprecatedConsumed,
  deprecatedNewConsumer,
  deprecatedResurrected,
  ...trafficRules,
  minInsyncReplicas,
  underReplicated,
  offlinePartition,
];
