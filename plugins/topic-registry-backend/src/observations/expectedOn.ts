import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  expectedGroupsOf,
  expectedTopicsOf,
  internalTopicsOf,
  isInternalGroup,
  observedConfigKeys,
  ObserveOptions,
  sampleHintsOf,
  SamplingRequest,
} from '@topic-registry/backstage-plugin-topic-registry-node';

/** What a reading asks for by name. */
export type Expected = Pick<
  ObserveOptions,
  'configKeys' | 'expectedTopics' | 'expectedGroups'
> &
  SamplingRequest;

/**
 * What to ask a cluster for by name: what its registries declare, and what it
 * had when it was read last. A listing may lack something for a moment without
 * a word, as while a broker comes back and loads its groups; only an answer by
 * name tells that a thing is gone.
 */
export function expectedOn(
  registries: readonly BoundRegistry[],
  latest: Observation | undefined,
): Expected {
  const topics = new Set(registries.flatMap(expectedTopicsOf));
  const groups = new Set(registries.flatMap(expectedGroupsOf));
  const internal = latest && internalTopicsOf(latest);
  for (const { name } of latest?.topics ?? []) {
    if (!internal?.has(name)) topics.add(name);
  }
  for (const { groupId } of latest?.groups ?? []) {
    if (!isInternalGroup(groupId)) groups.add(groupId);
  }
  return {
    configKeys: observedConfigKeys(registries),
    expectedTopics: [...topics],
    expectedGroups: [...groups],
    hints: sampleHintsOf(registries),
  };
}
