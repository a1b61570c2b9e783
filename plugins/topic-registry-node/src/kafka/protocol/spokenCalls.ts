import { ApiCall } from './ApiCall';
import { consumerGroupDescribe } from './consumerGroupDescribe';
import { describeCluster } from './describeCluster';
import { describeConfigs } from './describeConfigs';
import { describeGroups } from './describeGroups';
import { describeLogDirs } from './describeLogDirs';
import { describeProducers } from './describeProducers';
import { describeQuorum } from './describeQuorum';
import { describeShareGroupOffsets } from './describeShareGroupOffsets';
import { listGroups } from './listGroups';
import { listOffsets } from './listOffsets';
import { listPartitionReassignments } from './listPartitionReassignments';
import { metadata } from './metadata';
import { offsetFetch } from './offsetFetch';
import { shareGroupDescribe } from './shareGroupDescribe';
import { streamsGroupDescribe } from './streamsGroupDescribe';

/** Every request that a reading may send, in the order of what it is for. */
export const spokenCalls: Pick<
  ApiCall<never, unknown>,
  'key' | 'name' | 'minVersion' | 'maxVersion'
>[] = [
  metadata,
  describeCluster,
  describeConfigs,
  listOffsets,
  listPartitionReassignments,
  describeProducers,
  describeLogDirs,
  describeQuorum,
  listGroups,
  describeGroups,
  consumerGroupDescribe,
  shareGroupDescribe,
  streamsGroupDescribe,
  offsetFetch,
  describeShareGroupOffsets,
];
