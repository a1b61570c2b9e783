import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_LINE,
  ANNOTATION_REGISTRY,
  documentLineUrl,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RegistryConfig } from '../config';

const LOCATION_TYPE = 'topic-registry';

/** Annotations of every entity that stands at a line of a document. */
export function documentAnnotations(
  config: RegistryConfig,
  line?: number,
): Record<string, string> {
  const url = documentLineUrl(config.target, line ?? 1);
  return {
    ...locationAnnotations(config.id, url && config.target),
    [ANNOTATION_REGISTRY]: config.id,
    ...(url && {
      [ANNOTATION_VIEW_URL]: url,
      [ANNOTATION_SOURCE_LOCATION]: `url:${config.target}`,
    }),
    ...(line !== undefined && { [ANNOTATION_LINE]: String(line) }),
  };
}

/** The two annotations that the catalog demands. */
export function locationAnnotations(
  id: string,
  url?: string,
): Record<string, string> {
  const origin = `${LOCATION_TYPE}:${id}`;
  return {
    [ANNOTATION_LOCATION]: url ? `url:${url}` : origin,
    [ANNOTATION_ORIGIN_LOCATION]: origin,
  };
}

/**
 * Tells whether an entity was made from a registry by {@link entitiesOf}.
 *
 * @public
 */
export function isRegistryEntity(entity: Entity): boolean {
  return Boolean(
    entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]?.startsWith(
      `${LOCATION_TYPE}:`,
    ),
  );
}

/** Text as a catalog tag: lower-case words joined by dashes, at most 63 characters. */
export function tagOf(text: string): string | undefined {
  const tag = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return tag || undefined;
}
