import {
  Observation,
  ObservedGroup,
  refusalOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { reasonOf } from './presence';
import { tellsWhatItReads } from './usage/tells';
import { codes } from './words';

/** A group of which it is not known which topics it reads. */
export interface OpaqueGroup {
  group: ObservedGroup;
  /** The cause, and how far it reaches. */
  reason: string;
}

/** Topics of a group that are named in a reason. */
const MAX_NAMED = 5;

/** Why it is not known what a group reads, and what it may read; undefined where it is known. */
export function whyOpaque(
  group: ObservedGroup,
  observation: Observation,
): string | undefined {
  if (tellsWhatItReads(group)) return undefined;
  const cause = causeOf(group, observation).replace(/\.$/, '');
  const { mayRead } = group;
  if (mayRead === undefined) return `${cause}; it may read any topic`;
  const some = codes(mayRead.slice(0, MAX_NAMED), 'or');
  const more = mayRead.length > MAX_NAMED ? ', among others' : '';
  return `${cause}; it may read ${
    mayRead.length === 0 ? 'no topic yet' : some + more
  }`;
}

function causeOf(group: ObservedGroup, observation: Observation): string {
  const id = group.groupId;
  const refused = reasonOf(refusalOf(observation, 'members', id));
  if (refused) return refused;
  if (group.members === undefined) return 'its members were not told';
  if (group.commits === undefined && group.members.length === 0) {
    return (
      reasonOf(refusalOf(observation, 'commits', id)) ??
      'its committed offsets were not told'
    );
  }
  return `what its members are assigned was not told (state ${group.state})`;
}
