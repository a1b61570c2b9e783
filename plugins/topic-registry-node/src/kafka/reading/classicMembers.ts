import {
  ObservedGroup,
  ObservedMember,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { decodeConsumerAssignment } from '../protocol/consumerAssignment';
import { refuseRebalancing } from './describing';
import { ObservationDraft } from './ObservationDraft';
import { refusal } from './refusals';

/** The protocol type of groups that share the partitions of topics among their members. */
const CONSUMER = 'consumer';
/** The state in which every member has the assignment that it works on. */
const STABLE = 'Stable';

/** What a broker tells of a classic group that it describes. */
export interface ClassicGroup {
  state: string;
  protocolType: string;
  members: {
    memberId: string;
    clientId: string;
    host: string;
    assignment: Buffer;
  }[];
}

/**
 * Takes what a broker tells of a classic group. Only groups of consumers read
 * topics as a group: Connect workers and Schema Registries share other work, and
 * the layout of their assignments is their own.
 */
export function takeClassicGroup(
  draft: ObservationDraft,
  group: ObservedGroup,
  { state, protocolType, members }: ClassicGroup,
): void {
  group.type = 'classic';
  group.state = state;
  group.protocolType = protocolType;
  const readsTopics = protocolType === '' || protocolType === CONSUMER;
  group.members = members.map(
    ({ memberId, clientId, host, assignment }): ObservedMember => ({
      memberId,
      clientId,
      host,
      assignment: readsTopics ? assigned(group, assignment) : {},
    }),
  );
  if (!readsTopics) return;
  refuseRebalancing(draft, group);
  refuseForeignLayout(draft, group);
}

// bytes of a former assignment stand there during a rebalance too
function assigned({ state, protocolType }: ObservedGroup, bytes: Buffer) {
  return state === STABLE && protocolType === CONSUMER
    ? decodeConsumerAssignment(bytes)
    : undefined;
}

/** A client that calls itself a consumer and writes assignments of its own kind. */
function refuseForeignLayout(
  { config, coverage }: ObservationDraft,
  { groupId, state, members = [] }: ObservedGroup,
): void {
  const strange = members.find(({ assignment }) => !assignment);
  if (!strange || state !== STABLE) return;
  coverage.refuseOwn(
    'members',
    groupId,
    refusal(
      config,
      'error',
      `the assignments of "${groupId}" cannot be told: member "${strange.clientId}" at ${strange.host} has an assignment that is not laid out as Kafka's consumers do it.`,
    ),
  );
}
