import { ObservedGroup } from '@topic-registry/backstage-plugin-topic-registry-common';
import { describeGroups } from '../protocol/describeGroups';
import { ErrorCode } from '../protocol/errorCodes';
import { BrokerLink } from '../session/BrokerLink';
import { takeClassicGroup } from './classicMembers';
import { describeInBatches, Moved, refuseGroup } from './describing';
import { Reading } from './Reading';
import {
  readConsumerMembers,
  readShareMembers,
  readStreamsMembers,
} from './readNewerMembers';

/** Reads members and assignments of groups at their coordinator. */
export async function readMembers(
  reading: Reading,
  link: BrokerLink,
  groups: ObservedGroup[],
  moved: Moved,
): Promise<void> {
  const ofType = (...types: ObservedGroup['type'][]) =>
    groups.filter(({ type }) => types.includes(type));
  // a group that is no classic one, though no listing told its type
  const dead = await readClassic(
    reading,
    link,
    ofType('classic', 'unknown'),
    moved,
  );
  const consumer = [...ofType('consumer'), ...dead];
  await readConsumerMembers(reading, link, consumer, moved);
  await readShareMembers(reading, link, ofType('share'), moved);
  await readStreamsMembers(reading, link, ofType('streams'), moved);
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
        takeClassicGroup(reading, group, described);
      } else {
        refuseGroup(reading, group, described, moved);
      }
    },
    moved,
  );
  return dead;
}
