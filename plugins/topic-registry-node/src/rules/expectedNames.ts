import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { groupNamingOf, soleConsumer } from './groupNames';
import { BoundRegistry } from './types';

/**
 * The names that a service's group may have on a topic: those that the document
 * states, and those that the group template gives with every name of the
 * service. Empty where the registry has no convention that tells. The shortest
 * come first.
 *
 * @public
 */
export function expectedGroupNames(
  bound: BoundRegistry,
  topic: Topic,
  ref: string,
): string[] {
  const names = new Set<string>();
  for (const group of topic.consumerGroups) {
    if ((group.service ?? soleConsumer(topic)) === ref) names.add(group.name);
  }
  const naming = groupNamingOf(bound);
  for (const group of naming.templates) {
    if (group.open || !group.service) continue;
    for (const value of group.valuesOf.get(ref) ?? []) {
      names.add(
        group.template.format({
          [group.service.name]: value,
          ...(group.topic ? { [group.topic.name]: topic.name } : {}),
        }),
      );
    }
  }
  return [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/**
 * The topics that a reader asks for by name, so that missing and hidden ones
 * are told apart.
 *
 * @public
 */
export function expectedTopicsOf(bound: BoundRegistry): string[] {
  return [...new Set(bound.registry.topics.map(topic => topic.name))];
}

/**
 * The groups that a reader asks for by name: those of every declared consumer.
 *
 * @public
 */
export function expectedGroupsOf(bound: BoundRegistry): string[] {
  const names = new Set<string>();
  for (const topic of bound.registry.topics) {
    for (const group of topic.consumerGroups) names.add(group.name);
    for (const party of topic.parties) {
      if (party.role !== 'consumer') continue;
      for (const name of expectedGroupNames(bound, topic, party.ref)) {
        names.add(name);
      }
    }
  }
  return [...names];
}
