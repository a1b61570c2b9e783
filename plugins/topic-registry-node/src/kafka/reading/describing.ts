import { ObservedGroup } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ErrorCode } from '../protocol/errorCodes';
import { ReadingFailure } from '../session/ReadingFailure';
import { askInBatches, refusedAlike } from './batches';
import { ObservationDraft } from './ObservationDraft';
import { Reading } from './Reading';
import { ASKED_FOR, refusal, refusalOfCode } from './refusals';

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
  'NotReady',
]);

/** Whether its members do not have what they are to read yet; NotReady is a streams group that waits for topics. */
export function isRebalancing({ state }: ObservedGroup): boolean {
  return REBALANCING.has(state);
}

/** Groups for which another try may help, with the reason why this one did not. */
export type Moved = Map<string, ReadingFailure>;

export function isMoved(code: number): boolean {
  return MOVED.has(code);
}

/** Asks for groups by name, in batches, and hands each answer to `take`. */
export async function describeInBatches<
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
      const left = new Set(batch);
      for (const answer of onePerGroup(answers)) {
        left.delete(answer.groupId);
        const group = byId.get(answer.groupId);
        if (group) take(group, answer);
      }
      askAgain(reading, 'members', left, moved);
    },
    (batch, failure) => {
      for (const groupId of batch) moved.set(groupId, failure);
    },
  );
}

/** Groups that an answer leaves out are asked for again, as those that have moved. */
export function askAgain(
  { config }: Reading,
  question: 'members' | 'commits',
  left: Iterable<string>,
  moved: Moved,
): void {
  for (const groupId of left) {
    moved.set(
      groupId,
      refusal(
        config,
        'error',
        `${ASKED_FOR[question]} of "${groupId}" cannot be told: the broker that coordinates it left it out of its answer.`,
      ),
    );
  }
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

/** An answer with an error code: asked again where the group has moved, else refused. */
export function refuseGroup(
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

/** What members are assigned during a rebalance is only half of it. */
export function refuseRebalancing(
  { config, coverage }: ObservationDraft,
  group: ObservedGroup,
): void {
  const { groupId, state } = group;
  if (!isRebalancing(group)) return;
  coverage.refuseOwn(
    'members',
    groupId,
    refusal(
      config,
      'error',
      `the assignments of "${groupId}" cannot be told wholly: ${
        state === 'NotReady'
          ? 'it waits for topics of its topology'
          : 'it is being rebalanced'
      } (${state}). The next observation will tell.`,
    ),
  );
}

/** Listed, and yet nothing by name: of a type that this broker does not describe, never "dead". */
export function refuseUndescribed(
  { config, coverage }: ObservationDraft,
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
