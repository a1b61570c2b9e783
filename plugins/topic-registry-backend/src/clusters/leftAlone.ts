import { LeftAlone } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  Internal,
  internalGroupsOf,
  internalTopicsOf,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Landscape } from '../landscape/Landscape';
import { ClusterState } from '../services/ObservationsService';

/** What of a cluster no rule looks at, by its last reading; a topic that a registry declares is not among it. */
export function leftAloneOn(
  { config, latest }: Pick<ClusterState, 'config' | 'latest'>,
  { topics }: Pick<Landscape, 'topics'>,
): LeftAlone[] {
  if (!latest) return [];
  const declared = new Set(
    topics
      .filter(({ clusters }) => clusters.includes(config.id))
      .map(({ name }) => name),
  );
  const of = (kind: LeftAlone['kind'], list: Iterable<Internal>) =>
    [...list].map(({ name, owner }) => ({ kind, name, owner }));
  return [
    ...of('group', internalGroupsOf(latest)),
    ...of('topic', internalTopicsOf(latest).values()).filter(
      ({ name }) => !declared.has(name),
    ),
  ];
}
