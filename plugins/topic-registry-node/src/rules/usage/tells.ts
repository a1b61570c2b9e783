import { ObservedGroup } from '@topic-registry/backstage-plugin-topic-registry-common';

/** Whether a reading shows every topic that a group reads. */
export function tellsWhatItReads(group: ObservedGroup): boolean {
  return (
    group.commits !== undefined &&
    group.members !== undefined &&
    group.members.every(member => member.assignment !== undefined)
  );
}
