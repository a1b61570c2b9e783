import {
  GroupType,
  ObservedGroup,
  ObservedMember,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ApiCall } from '../protocol/ApiCall';
import { consumerGroupDescribe } from '../protocol/consumerGroupDescribe';
import { ErrorCode } from '../protocol/errorCodes';
import { shareGroupDescribe } from '../protocol/shareGroupDescribe';
import {
  DescribedStreamsGroup,
  streamsGroupDescribe,
  StreamsTasks,
} from '../protocol/streamsGroupDescribe';
import { BrokerLink } from '../session/BrokerLink';
import { compareNames } from './compareNames';
import {
  describeInBatches,
  isRebalancing,
  Moved,
  refuseGroup,
  refuseRebalancing,
  refuseUndescribed,
} from './describing';
import { Reading } from './Reading';

interface DescribedNewerGroup {
  errorCode: number;
  errorMessage?: string;
  groupId: string;
  state: string;
}

/** Groups of one of the newer protocols, each of which has its own request that describes them. */
interface NewerProtocol<Described extends DescribedNewerGroup> {
  type: GroupType;
  call: ApiCall<{ groupIds: readonly string[] }, { groups: Described[] }>;
  membersOf(described: Described, reading: Reading): ObservedMember[];
  /** The topics to which its members have subscribed; undefined where that may be any. */
  subscribedBy?(described: Described): Iterable<string> | undefined;
}

type ReadGroups = (
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
) => Promise<void>;

function readerOf<Described extends DescribedNewerGroup>({
  type,
  call,
  membersOf,
  subscribedBy,
}: NewerProtocol<Described>): ReadGroups {
  return async (reading, link, groups, moved) => {
    if (groups.length === 0) return;
    if ((await link.versionOf(call)) === undefined) {
      for (const group of groups) refuseUndescribed(reading, group);
      return;
    }
    await describeInBatches(
      reading,
      groups,
      async groupIds => (await link.send(call, { groupIds })).groups,
      (group, described) => {
        if (described.errorCode === ErrorCode.NONE) {
          group.type = type;
          group.state = described.state;
          group.members = membersOf(described, reading);
          if (isRebalancing(group)) {
            const topics = subscribedBy?.(described);
            if (topics) group.mayRead = [...new Set(topics)].sort(compareNames);
          }
          refuseRebalancing(reading, group);
        } else if (
          described.errorCode === ErrorCode.GROUP_ID_NOT_FOUND ||
          described.errorCode === ErrorCode.UNSUPPORTED_VERSION
        ) {
          refuseUndescribed(reading, group);
        } else {
          refuseGroup(reading, group, described, moved);
        }
      },
      moved,
    );
  };
}

/** Members of groups of the new consumer protocol (KIP-848). */
export const readConsumerMembers = readerOf({
  type: 'consumer',
  call: consumerGroupDescribe,
  membersOf: ({ members }) =>
    members.map(({ memberId, clientId, host, assignment }) => ({
      memberId,
      clientId,
      host,
      assignment,
    })),
  subscribedBy({ members }) {
    if (members.some(({ pattern }) => pattern)) return undefined;
    return members.flatMap(({ subscribed, assignment, target }) => [
      ...subscribed,
      ...Object.keys(assignment),
      ...Object.keys(target),
    ]);
  },
});

/** Members of share groups (KIP-932). */
export const readShareMembers = readerOf({
  type: 'share',
  call: shareGroupDescribe,
  membersOf: ({ members }) => members,
});

/** Members of streams groups (KIP-1071). */
export const readStreamsMembers = readerOf({
  type: 'streams',
  call: streamsGroupDescribe,
  membersOf: ({ members, sources }, { topics }) =>
    members.map(({ active, ...member }) => ({
      ...member,
      assignment: streamsAssignment(
        active,
        sources,
        topic => topics.get(topic)?.partitions.length,
      ),
    })),
  subscribedBy: ({ sources }) => sources && [...sources.values()].flat(),
});

/**
 * The partitions that tasks read: task n of a subtopology reads partition n of
 * each of its source topics that has so many. `undefined` when the group does
 * not tell the topics of a task.
 *
 * @param partitionsOf - partitions of a topic, where they are known
 */
export function streamsAssignment(
  tasks: readonly StreamsTasks[],
  sources: DescribedStreamsGroup['sources'],
  partitionsOf: (topic: string) => number | undefined,
): Record<string, number[]> | undefined {
  const assigned = new Map<string, Set<number>>();
  for (const { subtopology, partitions } of tasks) {
    const topics = sources?.get(subtopology);
    if (!topics) return undefined;
    for (const topic of topics) {
      const count = partitionsOf(topic) ?? Number.POSITIVE_INFINITY;
      const read = assigned.get(topic) ?? new Set();
      for (const partition of partitions) {
        if (partition < count) read.add(partition);
      }
      if (read.size > 0) assigned.set(topic, read);
    }
  }
  return Object.fromEntries(
    [...assigned].map(([topic, read]) => [
      topic,
      [...read].sort((a, b) => a - b),
    ]),
  );
}
