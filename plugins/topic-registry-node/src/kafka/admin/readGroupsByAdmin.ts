import {
  GroupType,
  ObservedGroup,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { GroupDescription } from 'kafkajs';
import { askInBatches } from '../reading/batches';
import { takeClassicGroup } from '../reading/classicMembers';
import { refuseUndescribed } from '../reading/describing';
import { ObservationDraft } from '../reading/ObservationDraft';
import { refusal } from '../reading/refusals';
import { AdminSession } from './AdminSession';

const MEMBERS_BATCH = 100;
const COMMITS_CONCURRENCY = 8;
/** Stands for "nothing committed for this partition". */
const NO_COMMIT = '-1';

/**
 * Reads which groups there are, their members and their commits. What is not
 * listed is unknown: the public client tells neither whether groups were left
 * out, nor, without risking to create the topic that keeps groups, whether a
 * group of some name exists.
 */
export async function readGroupsByAdmin(
  draft: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  const { coverage, config, groups, askedGroups, progress } = draft;
  progress.expect('groups', 1);
  const { groups: listed } = await session.withAdmin(admin =>
    session.call({ question: 'groups' }, () => admin.listGroups()),
  );
  for (const { groupId, protocolType } of listed) {
    groups.set(groupId, {
      groupId,
      type: typeOf(protocolType),
      state: 'Unknown',
      protocolType,
    });
    if (askedGroups.has(groupId)) askedGroups.set(groupId, 'present');
  }
  progress.advance('groups', 1);
  coverage.refuse(
    'groups',
    refusal(
      config,
      'unsupported',
      'the list of groups may be incomplete: the public admin client of kafkajs does not tell whether the role may describe all groups, without which some are left out silently.',
    ),
  );
  await readMembers(draft, session);
  await readCommits(draft, session);
}

/** Groups of the classic and of the new protocol are listed alike. */
function typeOf(protocolType: string): GroupType {
  return protocolType === 'share' || protocolType === 'streams'
    ? protocolType
    : 'unknown';
}

async function readMembers(
  draft: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  const { groups, coverage, progress } = draft;
  progress.expect('members', groups.size);
  const onDone = (count: number) => progress.advance('members', count);
  const described: ObservedGroup[] = [];
  for (const group of groups.values()) {
    if (group.type === 'unknown') {
      described.push(group);
    } else {
      refuseUndescribed(draft, group);
      onDone(1);
    }
  }
  await session.withAdmin(admin =>
    askInBatches(
      described.map(({ groupId }) => groupId),
      { size: MEMBERS_BATCH, concurrency: 1, onDone },
      async batch => {
        const answer = await session.call(
          {
            question: 'members',
            subject: batch.length === 1 ? batch[0] : undefined,
          },
          () => admin.describeGroups(batch),
        );
        for (const description of answer.groups) {
          const group = groups.get(description.groupId);
          if (group) takeMembers(draft, group, description);
        }
      },
      (batch, failure) => {
        for (const groupId of batch) {
          coverage.refuseSubject('members', groupId, failure);
        }
      },
    ),
  );
  coverage.answered('members');
}

function takeMembers(
  draft: ObservationDraft,
  group: ObservedGroup,
  { state, protocolType, members }: GroupDescription,
): void {
  // listed, and yet dead by name: of a protocol that kafkajs does not know
  if (state === 'Dead') {
    refuseUndescribed(draft, group);
    return;
  }
  takeClassicGroup(draft, group, {
    state,
    protocolType,
    members: members.map(
      ({ memberId, clientId, clientHost, memberAssignment }) => ({
        memberId,
        clientId,
        host: clientHost,
        assignment: memberAssignment,
      }),
    ),
  });
}

async function readCommits(
  draft: ObservationDraft,
  session: AdminSession,
): Promise<void> {
  const { groups, coverage, config, progress } = draft;
  progress.expect('commits', groups.size);
  await session.withAdmin(admin =>
    askInBatches(
      [...groups.values()],
      {
        size: 1,
        concurrency: COMMITS_CONCURRENCY,
        onDone: count => progress.advance('commits', count),
      },
      async ([group]) => {
        const { groupId } = group;
        if (group.type === 'share') {
          throw refusal(
            config,
            'unsupported',
            `the position of "${groupId}" cannot be told: a share group commits no offsets, and the public admin client of kafkajs does not describe where it stands.`,
          );
        }
        const answer = await session.call(
          { question: 'commits', subject: groupId },
          () => admin.fetchOffsets({ groupId }),
        );
        const commits: [string, Record<number, bigint>][] = [];
        for (const { topic, partitions } of answer) {
          const offsets: Record<number, bigint> = {};
          for (const { partition, offset } of partitions) {
            if (offset !== NO_COMMIT) offsets[partition] = BigInt(offset);
          }
          if (Object.keys(offsets).length > 0) commits.push([topic, offsets]);
        }
        group.commits = Object.fromEntries(commits);
      },
      ([{ groupId }], failure) =>
        coverage.refuseSubject('commits', groupId, failure),
    ),
  );
  coverage.answered('commits');
}
