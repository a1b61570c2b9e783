import { ObservedGroup } from '@topic-registry/backstage-plugin-topic-registry-common';
import { describeShareGroupOffsets } from '../protocol/describeShareGroupOffsets';
import { ErrorCode } from '../protocol/errorCodes';
import {
  FetchedCommits,
  offsetFetch,
  OFFSET_FETCH_MANY_GROUPS,
} from '../protocol/offsetFetch';
import { BrokerLink } from '../session/BrokerLink';
import { askInBatches, refusedAlike } from './batches';
import { askAgain, isMoved, Moved } from './describing';
import { Reading } from './Reading';
import { refusal, refusalOfCode } from './refusals';

const BATCH = 200;
const CONCURRENCY = 2;
const CONCURRENCY_ONE_BY_ONE = 6;

/** Reads the committed offsets of groups at their coordinator. */
export async function readCommits(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<void> {
  const share = groups.filter(({ type }) => type === 'share');
  const others = groups.filter(({ type }) => type !== 'share');
  await readPlain(reading, link, others, moved);
  await readShare(reading, link, share, moved);
}

async function readPlain(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<void> {
  if (groups.length === 0) return;
  const version = await link.versionOf(offsetFetch);
  const many = version !== undefined && version >= OFFSET_FETCH_MANY_GROUPS;
  await fetchInBatches(
    reading,
    groups,
    many
      ? { size: BATCH, concurrency: CONCURRENCY }
      : { size: 1, concurrency: CONCURRENCY_ONE_BY_ONE },
    async groupIds => {
      const { groups: answers } = await link.send(offsetFetch, { groupIds });
      // the answer for one group does not repeat its id
      return many
        ? answers
        : answers.slice(0, 1).map(one => ({ ...one, groupId: groupIds[0] }));
    },
    moved,
  );
}

/** A share group commits nothing; its start offset does what a commit does elsewhere. */
async function readShare(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<void> {
  if (groups.length === 0) return;
  if ((await link.versionOf(describeShareGroupOffsets)) === undefined) {
    const { config, coverage } = reading;
    for (const { groupId } of groups) {
      coverage.refuseSubject(
        'commits',
        groupId,
        refusal(
          config,
          'unsupported',
          `the position of "${groupId}" cannot be told: a share group commits no offsets, and this broker does not describe where it stands.`,
        ),
      );
    }
    return;
  }
  await fetchInBatches(
    reading,
    groups,
    { size: BATCH, concurrency: CONCURRENCY },
    async groupIds =>
      (
        await link.send(describeShareGroupOffsets, { groupIds })
      ).groups,
    moved,
  );
}

async function fetchInBatches(
  reading: Reading,
  groups: ObservedGroup[],
  limits: { size: number; concurrency: number },
  fetch: (groupIds: string[]) => Promise<FetchedCommits[]>,
  moved: Moved,
): Promise<void> {
  const byId = new Map(groups.map(group => [group.groupId, group]));
  await askInBatches(
    [...byId.keys()],
    limits,
    async batch => {
      const answers = await fetch(batch);
      const codes = answers.map(({ errorCode }) => errorCode);
      if (refusedAlike(codes)) {
        throw refusalOfCode(reading.config, 'commits', undefined, codes[0]);
      }
      const left = new Set(batch);
      for (const answer of answers) {
        left.delete(answer.groupId);
        const group = byId.get(answer.groupId);
        if (group) take(reading, group, answer, moved);
      }
      askAgain(reading, 'commits', left, moved);
    },
    (batch, failure) => {
      for (const groupId of batch) moved.set(groupId, failure);
    },
  );
}

function take(
  { config, coverage }: Reading,
  group: ObservedGroup,
  { errorCode, topics }: FetchedCommits,
  moved: Moved,
): void {
  const { groupId } = group;
  if (errorCode === ErrorCode.GROUP_ID_NOT_FOUND) {
    // ended since it was listed: what it had committed is not known
    coverage.refuseSubject(
      'commits',
      groupId,
      refusalOfCode(config, 'commits', groupId, errorCode),
    );
    return;
  }
  if (errorCode !== ErrorCode.NONE) {
    const failure = refusalOfCode(config, 'commits', groupId, errorCode);
    if (isMoved(errorCode)) moved.set(groupId, failure);
    else coverage.refuseSubject('commits', groupId, failure);
    return;
  }
  for (const { name, refused = [] } of topics) {
    for (const { errorCode: code } of refused) {
      coverage.refuseSubject(
        'commits',
        groupId,
        refusalOfCode(config, 'commits', groupId, code, `topic "${name}"`),
      );
    }
  }
  // a topic may be called __proto__
  group.commits = Object.fromEntries(
    topics
      .filter(({ some }) => some)
      .map(({ name, offsets }) => [name, offsets]),
  );
}
