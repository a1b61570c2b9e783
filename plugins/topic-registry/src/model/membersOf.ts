import { GroupOnTopic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../format';

/** Who is in a group now. Kafka's "empty" says the same as no member, so only one of them is said. */
export function membersOf(
  group: Pick<GroupOnTopic, 'state' | 'members'>,
): string {
  const state = stateOf(group);
  if (group.members === undefined) return `${state}, members not known`;
  return group.members === 0
    ? 'no member now'
    : `${state}, ${plural(group.members, 'member')}`;
}

/** The state of a group in Kafka's word. */
export function stateOf({ state }: Pick<GroupOnTopic, 'state'>): string {
  return state.toLocaleLowerCase('en-US');
}
