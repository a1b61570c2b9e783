import {
  ObservedGroup,
  Question,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { askGroups } from './askGroups';
import { mayDescribeCluster } from './clusterRights';
import { Moved } from './describing';
import { GroupListing, listAllGroups, toObservedGroup } from './groupListing';
import { Reading } from './Reading';
import { readCommits } from './readCommits';
import { readMembers } from './readMembers';
import { refusal } from './refusals';

const ROUNDS = 3;
const ROUND_PAUSE_MS = 300;
const GROUPS_TOPIC = '__consumer_offsets';

/** Reads which groups there are, their members and their commits. */
export async function readGroups(reading: Reading): Promise<void> {
  const { coverage, progress } = reading;
  progress.expect('groups', reading.nodes.size);
  const [listing, mayDescribe] = await Promise.all([
    listAllGroups(reading),
    mayDescribeCluster(reading),
  ]);
  const incomplete = reasonsOfIncompleteness(reading, listing, mayDescribe);
  for (const failure of incomplete) coverage.refuse('groups', failure);
  await askGroups(reading, listing);
  if (incomplete.length === 0) coverage.answered('groups');
  progress.advance('groups', reading.nodes.size);
  for (const listed of listing.groups.values()) {
    reading.groups.set(listed.groupId, toObservedGroup(listed));
  }

  if (listing.failures.size === reading.nodes.size) {
    for (const failure of listing.failures.values()) {
      coverage.refuse('members', failure);
      coverage.refuse('commits', failure);
    }
    return;
  }
  await Promise.all([
    atCoordinators(reading, listing, 'members', readMembers),
    atCoordinators(reading, listing, 'commits', readCommits),
  ]);
}

/** A listing is complete when every broker gave its part, all of it, and hid nothing. */
function reasonsOfIncompleteness(
  { config, topics }: Reading,
  { failures }: GroupListing,
  mayDescribe: boolean | undefined,
): ReadingFailure[] {
  const reasons = [...failures.values()];
  const leaderless = topics
    .get(GROUPS_TOPIC)
    ?.partitions.filter(({ leader }) => leader < 0);
  if (leaderless && leaderless.length > 0) {
    reasons.push(
      refusal(
        config,
        'unreachable',
        `some groups are out of sight: ${leaderless.length} partitions of ${GROUPS_TOPIC} have no leader, and nobody coordinates their groups meanwhile.`,
      ),
    );
  }
  if (mayDescribe === false) {
    reasons.push(
      refusal(
        config,
        'denied',
        'the list of groups may be incomplete: the broker leaves out, without an error, the groups that the role may not describe. Grant the reading role Describe on the cluster (MSK IAM: kafka-cluster:DescribeCluster).',
      ),
    );
  } else if (mayDescribe === undefined && failures.size === 0) {
    reasons.push(
      refusal(
        config,
        'unsupported',
        'the list of groups may be incomplete: no broker tells whether the role may describe the cluster, without which groups are left out silently.',
      ),
    );
  }
  return reasons;
}

/**
 * Asks each coordinator about its groups. Coordinators move: groups that were
 * disowned are looked up anew and asked for again, a few times.
 */
async function atCoordinators(
  reading: Reading,
  listing: GroupListing,
  question: Question,
  ask: (
    reading: Reading,
    link: BrokerLink,
    groups: ObservedGroup[],
    moved: Moved,
  ) => Promise<void>,
): Promise<void> {
  const { coverage, session, groups, progress } = reading;
  let { coordinators } = listing;
  let open = [...groups.values()];
  progress.expect(question, open.length);
  let moved: Moved = new Map();
  for (let round = 1; open.length > 0 && round <= ROUNDS; round++) {
    if (round > 1) {
      if (!(await session.pause(ROUND_PAUSE_MS))) break;
      coordinators = new Map([
        ...coordinators,
        ...(await listAllGroups(reading)).coordinators,
      ]);
    }
    const now: Moved = new Map();
    const byLink = new Map<BrokerLink, ObservedGroup[]>();
    for (const group of open) {
      const link = coordinators.get(group.groupId);
      if (!link) continue;
      const ofLink = byLink.get(link);
      if (ofLink) ofLink.push(group);
      else byLink.set(link, [group]);
    }
    await Promise.all(
      [...byLink].map(async ([link, list]) => {
        try {
          await ask(reading, link, list, now);
        } catch (error) {
          if (!(error instanceof ReadingFailure)) throw error;
          for (const { groupId } of list) now.set(groupId, error);
        }
      }),
    );
    moved = now;
    const still = open.filter(({ groupId }) => now.has(groupId));
    progress.advance(question, open.length - still.length);
    open = still;
  }
  progress.advance(question, open.length);
  for (const [groupId, failure] of moved) {
    coverage.refuseSubject(question, groupId, failure);
  }
  coverage.answered(question);
}
