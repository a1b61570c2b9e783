import {
  ObservedGroup,
  ObservedMember,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { decodeConsumerAssignment } from '../protocol/consumerAssignment';
import {
  consumerGroupDescribe,
  DescribedConsumerGroup,
} from '../protocol/consumerGroupDescribe';
import { DescribedGroup, describeGroups } from '../protocol/describeGroups';
import { ErrorCode } from '../protocol/errorCodes';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { askInBatches, refusedAlike } from './batches';
import { Reading } from './Reading';
import { refusal, refusalOfCode } from './refusals';

const BATCH = 200;
const CONCURRENCY = 2;

/** Codes of a broker that does not coordinate the group, or not yet. */
const MOVED: ReadonlySet<number> = new Set([
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.NOT_COORDINATOR,
]);

const REBALANCING: ReadonlySet<string> = new Set([
  'PreparingRebalance',
  'CompletingRebalance',
  'Assigning',
  'Reconciling',
]);

/** Groups for which another try may help, with the reason why this one did not. */
export type Moved = Map<string, ReadingFailure>;

export function isMoved(code: number): boolean {
  return MOVED.has(code);
}

/** Reads members and assignments of groups at their coordinator. */
export async function readMembers(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<void> {
  const { config, coverage } = reading;
  const newProtocol: ObservedGroup[] = [];
  const classic: ObservedGroup[] = [];
  for (const group of groups) {
    if (group.type === 'share' || group.type === 'streams') {
      coverage.refuseSubject(
        'members',
        group.groupId,
        refusal(
          config,
          'unsupported',
          `the members of "${group.groupId}" cannot be told: it is a ${group.type} group, whose description is not read yet.`,
        ),
      );
    } else if (group.type === 'consumer') {
      newProtocol.push(group);
    } else {
      classic.push(group);
    }
  }
  // a group that is no classic one, though no listing told its type
  const dead = await readClassic(reading, link, classic, moved);
  await readNewProtocol(reading, link, [...newProtocol, ...dead], moved);
}

async function readClassic(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<ObservedGroup[]> {
  const dead: ObservedGroup[] = [];
  await describeInBatches(
    reading,
    groups,
    async groupIds => (await link.send(describeGroups, { groupIds })).groups,
    (group, described) => {
      const gone = described.errorCode === ErrorCode.GROUP_ID_NOT_FOUND;
      if (gone || (described.errorCode === 0 && described.state === 'Dead')) {
        dead.push(group);
      } else if (described.errorCode === ErrorCode.NONE) {
        takeClassic(reading, group, described);
      } else {
        refuseGroup(reading, group, described, moved);
      }
    },
    moved,
  );
  return dead;
}

function takeClassic(
  reading: Reading,
  group: ObservedGroup,
  described: DescribedGroup,
): void {
  const { state, protocolType } = described;
  group.type = 'classic';
  group.state = state;
  group.protocolType = protocolType;
  // bytes of a former assignment stand there during a rebalance too
  const assigned = state === 'Stable' && protocolType === 'consumer';
  group.members = described.members.map(
    ({ memberId, clientId, host, assignment }): ObservedMember => ({
      memberId,
      clientId,
      host,
      assignment: assigned ? decodeConsumerAssignment(assignment) : undefined,
    }),
  );
  if (REBALANCING.has(state)) refuseRebalancing(reading, group);
}

async function readNewProtocol(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<void> {
  if (groups.length === 0) return;
  if ((await link.versionOf(consumerGroupDescribe)) === undefined) {
    for (const group of groups) refuseUndescribed(reading, group);
    return;
  }
  await describeInBatches(
    reading,
    groups,
    async groupIds =>
      (
        await link.send(consumerGroupDescribe, { groupIds })
      ).groups,
    (group, described) => {
      if (described.errorCode === ErrorCode.NONE) {
        takeNewProtocol(reading, group, described);
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
}

function takeNewProtocol(
  reading: Reading,
  group: ObservedGroup,
  { state, members }: DescribedConsumerGroup,
): void {
  group.type = 'consumer';
  group.state = state;
  group.members = members;
  if (REBALANCING.has(state)) refuseRebalancing(reading, group);
}

async function describeInBatches<
  Described extends { groupId: string; errorCode: number },
>(
  reading: Reading,
  groups: ObservedGroup[],
  describe: (groupIds: string[]) => Promise<Described[]>,
  take: (group: ObservedGroup, described: Described) => void,
  moved: Moved,
): Promise<void> {
  const byId = new Map(groups.map(group => [group.groupId, group]));
  await askInBatches(
    [...byId.keys()],
    { size: BATCH, concurrency: CONCURRENCY },
    async batch => {
      const answers = await describe(batch);
      const codes = answers.map(({ errorCode }) => errorCode);
      if (refusedAlike(codes)) {
        throw refusalOfCode(reading.config, 'members', undefined, codes[0]);
      }
      for (const answer of onePerGroup(answers)) {
        const group = byId.get(answer.groupId);
        if (group) take(group, answer);
      }
    },
    (batch, failure) => {
      for (const groupId of batch) moved.set(groupId, failure);
    },
  );
}

/**
 * Kafka 3.9 answers ConsumerGroupDescribe several times for a group when many
 * are asked for, once with the group and else with "not found".
 */
function onePerGroup<Described extends { groupId: string; errorCode: number }>(
  answers: Described[],
): Iterable<Described> {
  const best = new Map<string, Described>();
  for (const answer of answers) {
    const other = best.get(answer.groupId);
    if (!other || other.errorCode === ErrorCode.GROUP_ID_NOT_FOUND) {
      best.set(answer.groupId, answer);
    }
  }
  return best.values();
}

function refuseGroup(
  { config, coverage }: Reading,
  { groupId }: ObservedGroup,
  {
    errorCode,
    errorMessage,
  }: { errorCode: number; errorMessage?: string | undefined },
  moved: Moved,
): void {
  const failure =
    errorCode === ErrorCode.TOPIC_AUTHORIZATION_FAILED
      ? refusal(
          config,
          'denied',
          `the members of "${groupId}" cannot be told: the broker hides the group because it reads a topic that the role may not describe. Grant the reading role Describe on the topics of the group (MSK IAM: kafka-cluster:DescribeTopic).`,
        )
      : refusalOfCode(config, 'members', groupId, errorCode, errorMessage);
  if (isMoved(errorCode)) moved.set(groupId, failure);
  else coverage.refuseSubject('members', groupId, failure);
}

function refuseRebalancing(
  { config, coverage }: Reading,
  { groupId, state }: ObservedGroup,
): void {
  coverage.refuseSubject(
    'members',
    groupId,
    refusal(
      config,
      'error',
      `the assignments of "${groupId}" cannot be told wholly: it is being rebalanced (${state}). The next observation will tell.`,
    ),
  );
}

/** Listed, and yet nothing by name: of a type that this broker does not describe, never "dead". */
function refuseUndescribed(
  { config, coverage }: Reading,
  { groupId, type }: ObservedGroup,
): void {
  coverage.refuseSubject(
    'members',
    groupId,
    refusal(
      config,
      'unsupported',
      type === 'unknown'
        ? `the members of "${groupId}" cannot be told: it is listed, but not described as a classic group, so it is probably of a newer protocol that this broker does not describe.`
        : `the members of "${groupId}" cannot be told: the broker lists it as a ${type} group, but does not describe it.`,
    ),
  );
}
