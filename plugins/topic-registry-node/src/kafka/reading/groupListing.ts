import {
  GroupType,
  ObservedGroup,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ErrorCode } from '../protocol/errorCodes';
import { ListedGroup, listGroups } from '../protocol/listGroups';
import { BrokerLink } from '../session/BrokerLink';
import { ReadingFailure } from '../session/ReadingFailure';
import { Reading } from './Reading';
import { refusalOfCode } from './refusals';

const ROUNDS = 4;
const ROUND_PAUSE_MS = 250;

/** Codes of a coordinator that is being elected or still loads its groups. */
const LOADING: ReadonlySet<number> = new Set([
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
]);

/** Groups with the broker that coordinates each: the one that lists it. */
export interface GroupListing {
  coordinators: Map<string, BrokerLink>;
  groups: Map<string, ListedGroup>;
  /** Brokers that gave no complete list, with the reason. */
  failures: Map<BrokerLink, ReadingFailure>;
}

/** Each broker lists exactly the groups that it coordinates, so all are asked. */
export async function listAllGroups(
  reading: Reading,
  links: Iterable<BrokerLink> = reading.nodes.values(),
): Promise<GroupListing> {
  const listing: GroupListing = {
    coordinators: new Map(),
    groups: new Map(),
    failures: new Map(),
  };
  await Promise.all(
    [...links].map(async link => {
      try {
        await listOne(reading, link, listing);
      } catch (error) {
        if (!(error instanceof ReadingFailure)) throw error;
        listing.failures.set(link, error);
      }
    }),
  );
  return listing;
}

async function listOne(
  reading: Reading,
  link: BrokerLink,
  listing: GroupListing,
): Promise<void> {
  let code: number = ErrorCode.NONE;
  for (let round = 1; round <= ROUNDS; round++) {
    if (round > 1 && !(await reading.session.pause(ROUND_PAUSE_MS))) break;
    const { errorCode, groups } = await link.send(listGroups, {});
    for (const group of groups) {
      listing.groups.set(group.groupId, group);
      listing.coordinators.set(group.groupId, link);
    }
    code = errorCode;
    if (!LOADING.has(code)) break;
  }
  if (code !== ErrorCode.NONE) {
    throw refusalOfCode(
      reading.config,
      'groups',
      undefined,
      code,
      `broker ${link.address} lists its groups`,
    );
  }
}

const TYPES: ReadonlySet<string> = new Set([
  'classic',
  'consumer',
  'share',
  'streams',
]);

/** What a listing tells of a group. */
export function toObservedGroup(listed: ListedGroup): ObservedGroup {
  const type = listed.type?.toLowerCase() ?? '';
  return {
    groupId: listed.groupId,
    type: TYPES.has(type) ? (type as GroupType) : 'unknown',
    state: listed.state || 'Unknown',
    protocolType: listed.protocolType,
  };
}
