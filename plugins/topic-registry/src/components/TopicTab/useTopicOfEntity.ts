import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_REGISTRY,
  ANNOTATION_TOPIC,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** The topic that the entity of the page stands for; undefined where its annotations name none. */
export function useTopicOfEntity():
  | { registry: string; name: string }
  | undefined {
  const { entity } = useEntity();
  const registry = entity.metadata.annotations?.[ANNOTATION_REGISTRY];
  const name = entity.metadata.annotations?.[ANNOTATION_TOPIC];
  return registry && name ? { registry, name } : undefined;
}
