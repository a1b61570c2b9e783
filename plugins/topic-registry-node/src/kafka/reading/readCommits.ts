import { ObservedGroup } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ErrorCode } from '../protocol/errorCodes';
import {
  FetchedCommits,
  offsetFetch,
  OFFSET_FETCH_MANY_GROUPS,
} from '../protocol/offsetFetch';
import { BrokerLink } from '../session/BrokerLink';
import { askInBatches, refusedAlike } from './batches';
import { Reading } from './Reading';
import { isMoved, Moved } from './readMembers';
import { refusal, refusalOfCode } from './refusals';

const BATCH = 200;
const CONCURRENCY = 2;
const CONCURRENCY_ONE_BY_ONE = 6;
/** Stands for "nothing committed for this partition". */
const NO_COMMIT = BigInt(-1);

/** Reads the committed offsets of groups at their coordinator. */
export async function readCommits(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<void> {
  const { config, coverage } = reading;
  const byId = new Map<string, ObservedGroup>();
  for (const group of groups) {
    if (group.type === 'share') {
      coverage.refuseSubject(
        'commits',
        group.groupId,
        refusal(
          config,
          'unsupported',
          `the position of "${group.groupId}" cannot be told: a share group commits no offsets.`,
        ),
      );
    } else {
      byId.set(group.groupId, group);
    }
  }
  if (byId.size === 0) return;
  const version = await link.versionOf(offsetFetch);
  const many = version !== undefined && version >= OFFSET_FETCH_MANY_GROUPS;
  await askInBatches(
    [...byId.keys()],
    many
      ? { size: BATCH, concurrency: CONCURRENCY }
      : { size: 1, concurrency: CONCURRENCY_ONE_BY_ONE },
    async batch => {
      const { groups: answers } = await link.send(offsetFetch, {
        groupIds: batch,
      });
      const codes = answers.map(({ errorCode }) => errorCode);
      if (refusedAlike(codes)) {
        throw refusalOfCode(config, 'commits', undefined, codes[0]);
      }
      for (const answer of answers) {
        const groupId = many ? answer.groupId : batch[0];
        const group = byId.get(groupId);
        if (group) take(reading, group, answer, moved);
      }
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
  const commits: [string, Record<number, bigint>][] = [];
  for (const { name, partitions } of topics) {
    const offsets: Record<number, bigint> = {};
    for (const { partition, offset, errorCode: code } of partitions) {
      if (code !== ErrorCode.NONE) {
        coverage.refuseSubject(
          'commits',
          groupId,
          refusalOfCode(config, 'commits', groupId, code, `topic "${name}"`),
        );
      } else if (offset !== NO_COMMIT) {
        offsets[partition] = offset;
      }
    }
    if (Object.keys(offsets).length > 0) commits.push([name, offsets]);
  }
  group.commits = Object.fromEntries(commits);
}
