import {
  ProtocolDiagnosis,
  ProtocolVersion,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** What an API tells only from some version on; the first that tells it. */
interface Loss {
  api: string;
  from: number;
  loses: string;
}

const LOSSES: Loss[] = [
  {
    api: 'Metadata',
    from: 10,
    loses:
      'Topic ids (KIP-516): a topic deleted and made anew is not told apart, and no history of use is kept',
  },
  {
    api: 'DescribeCluster',
    from: 0,
    loses:
      'Whether the role may see every group: a missing group counts as unknown unless Metadata tells',
  },
  {
    api: 'ListOffsets',
    from: 7,
    loses: 'The time of the newest record of a topic (KIP-734)',
  },
  {
    api: 'ListPartitionReassignments',
    from: 0,
    loses:
      'Whether partitions are being moved: a differing number of replicas counts as unknown',
  },
  {
    api: 'DescribeProducers',
    from: 0,
    loses: 'Live producers (KIP-664)',
  },
  { api: 'DescribeLogDirs', from: 1, loses: 'Bytes on disk' },
  {
    api: 'DescribeQuorum',
    from: 1,
    loses: "The cluster's clock (KIP-836)",
  },
  {
    api: 'ListGroups',
    from: 5,
    loses: 'The type of a group (KIP-848): it is found out by asking',
  },
  {
    api: 'ConsumerGroupDescribe',
    from: 0,
    loses:
      'Members of groups of the new consumer protocol (KIP-848); the cluster may have none',
  },
  {
    api: 'ShareGroupDescribe',
    from: 0,
    loses: 'Members of share groups (KIP-932); the cluster may have none',
  },
  {
    api: 'StreamsGroupDescribe',
    from: 0,
    loses: 'Members of streams groups (KIP-1071); the cluster may have none',
  },
  {
    api: 'OffsetFetch',
    from: 8,
    loses: 'Offsets of many groups in one request (KIP-709): reading is slower',
  },
];

/** Adds what the spoken version of an API does not tell. */
export function withLosses(version: ProtocolVersion): ProtocolDiagnosis {
  return {
    ...version,
    loses: LOSSES.filter(
      ({ api, from }) =>
        api === version.api &&
        (version.spoken === undefined || version.spoken < from),
    ).map(({ loses }) => loses),
  };
}
