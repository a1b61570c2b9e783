import {
  ownValue,
  TopicSample,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  attributeSource,
  BoundRegistry,
  GroupOwner,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { ClusterState } from '../services/ObservationsService';

/** The services that sampled records of a topic name as their source on one cluster. */
export interface SourcesOnTopic {
  cluster: string;
  sample: TopicSample;
  /** By service, with the number of records; a name of several services is nobody's. */
  services: { owner: GroupOwner; records: number }[];
}

/** Undefined where no records of the topic were looked at. */
export function sourcesOnTopic(
  topic: string,
  cluster: ClusterState,
  registries: readonly BoundRegistry[],
): SourcesOnTopic | undefined {
  const sample = ownValue(cluster.latest?.samples?.topics, topic);
  if (!sample) return undefined;
  const services = new Map<string, { owner: GroupOwner; records: number }>();
  for (const { name, count } of sample.sources) {
    const owners = attributeSource(registries, name);
    // registries may share a service, each with a reference of its own
    const sole = new Set(owners.map(({ registry }) => registry));
    if (sole.size !== owners.length) continue;
    for (const owner of owners) {
      const key = JSON.stringify([owner.registry, owner.service]);
      const known = services.get(key);
      if (known) known.records += count;
      else services.set(key, { owner, records: count });
    }
  }
  return {
    cluster: cluster.config.id,
    sample,
    services: [...services.values()],
  };
}
