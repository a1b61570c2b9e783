import { describeGroups } from '../protocol/describeGroups';
import { ErrorCode } from '../protocol/errorCodes';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { askInBatches } from './batches';
import { GroupListing, listAllGroups } from './groupListing';
import { Reading } from './Reading';
import { refusal, refusalOfCode } from './refusals';

const BATCH = 500;

interface Answers {
  /** Brokers that coordinate the group and know of no classic one. */
  lackedBy: Map<string, BrokerLink>;
  refused: Map<string, ReadingFailure>;
}

/**
 * Asks by name for the expected groups that the listing lacks. A hidden group
 * answers with an authorization error; a missing one `Dead`, at its
 * coordinator alone. FindCoordinator is not used: on a cluster without groups
 * it would create the topic that keeps them.
 *
 * A group found here is added to the listing.
 */
export async function askGroups(
  reading: Reading,
  listing: GroupListing,
): Promise<void> {
  const { askedGroups } = reading;
  for (const group of askedGroups.keys()) {
    if (listing.groups.has(group)) askedGroups.set(group, 'present');
  }
  const missing = [...askedGroups.keys()].filter(
    group => group !== '' && !listing.groups.has(group),
  );
  if (missing.length === 0) return;
  if (reading.groupsTopic === 'absent') {
    for (const group of missing) askedGroups.set(group, 'absent');
    return;
  }

  const answers: Answers = { lackedBy: new Map(), refused: new Map() };
  await Promise.all(
    [...reading.nodes.values()].map(link =>
      askOne(reading, link, missing, listing, answers),
    ),
  );
  await confirmAbsence(reading, listing, answers);
  for (const group of missing) {
    if (askedGroups.get(group) === 'unknown') refuse(reading, group, answers);
  }
}

async function askOne(
  reading: Reading,
  link: BrokerLink,
  names: string[],
  listing: GroupListing,
  { lackedBy, refused }: Answers,
): Promise<void> {
  const { config, askedGroups } = reading;
  await askInBatches(
    names,
    { size: BATCH, concurrency: 1 },
    async batch => {
      const { groups } = await link.send(describeGroups, { groupIds: batch });
      for (const { groupId, errorCode, state, protocolType } of groups) {
        if (errorCode === ErrorCode.NONE && state !== 'Dead') {
          askedGroups.set(groupId, 'present');
          listing.coordinators.set(groupId, link);
          listing.groups.set(groupId, {
            groupId,
            protocolType,
            state,
            type: 'classic',
          });
        } else if (
          errorCode === ErrorCode.NONE ||
          errorCode === ErrorCode.GROUP_ID_NOT_FOUND
        ) {
          lackedBy.set(groupId, link);
        } else if (errorCode !== ErrorCode.NOT_COORDINATOR) {
          refused.set(
            groupId,
            refusalOfCode(config, 'groups', groupId, errorCode),
          );
        }
      }
    },
    (batch, failure) => {
      // another broker may be the coordinator of some, so this decides nothing yet
      for (const group of batch) {
        if (!refused.has(group)) refused.set(group, failure);
      }
    },
  );
}

/**
 * `Dead` also stands for a group of another type, and a group may just have
 * come: the coordinator must still not list it. It lists whatever the role may
 * describe, and the answer by name has shown that it may.
 */
async function confirmAbsence(
  reading: Reading,
  listing: GroupListing,
  { lackedBy, refused }: Answers,
): Promise<void> {
  const again = await listAllGroups(reading, new Set(lackedBy.values()));
  for (const [group, link] of lackedBy) {
    const listed = again.groups.get(group);
    const failure = again.failures.get(link);
    if (listed) {
      reading.askedGroups.set(group, 'present');
      listing.groups.set(group, listed);
      listing.coordinators.set(group, link);
    } else if (failure) {
      refused.set(group, failure);
    } else if (reading.askedGroups.get(group) !== 'present') {
      reading.askedGroups.set(group, 'absent');
    }
  }
}

function refuse(reading: Reading, group: string, { refused }: Answers): void {
  reading.coverage.refuseSubject(
    'groups',
    group,
    refused.get(group) ??
      refusal(
        reading.config,
        'error',
        `whether group "${group}" exists cannot be told: no broker says that it coordinates it.`,
      ),
  );
}
