import { Entity } from '@backstage/catalog-model';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  ANNOTATION_TOPIC,
  TopicRegistryClient,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicRegistryApiRef } from '../api';
import { entityRouteRef, rootRouteRef } from './routes';

/**
 * Topic Registry for apps of the legacy frontend system.
 *
 * @public
 */
export const topicRegistryPlugin = createPlugin({
  id: 'topic-registry',
  apis: [
    createApiFactory({
      api: topicRegistryApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new TopicRegistryClient({ fetchApi }),
    }),
  ],
  routes: { root: rootRouteRef },
  externalRoutes: { entity: entityRouteRef },
});

/**
 * All pages: topics at the path where it is mounted, and below it `overview`,
 * `graph`, `findings`, `deprecations`, `registries` and `clusters`.
 *
 * @public
 */
export const TopicRegistryPage = topicRegistryPlugin.provide(
  createRoutableExtension({
    name: 'TopicRegistryPage',
    component: () =>
      import('./TopicRegistryRouter').then(m => m.TopicRegistryRouter),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab "Topic" of a topic's API entity, for the path `/topic`.
 *
 * @public
 */
export const EntityTopicContent = topicRegistryPlugin.provide(
  createComponentExtension({
    name: 'EntityTopicContent',
    component: {
      lazy: () => import('./entityContent').then(m => m.TopicContent),
    },
  }),
);

/**
 * The tab "Events" of a topic's API entity, for the path `/events`.
 *
 * @public
 */
export const EntityEventsContent = topicRegistryPlugin.provide(
  createComponentExtension({
    name: 'EntityEventsContent',
    component: {
      lazy: () => import('./entityContent').then(m => m.EventsContent),
    },
  }),
);

/**
 * Whether an entity is a topic, for `if` of the tabs.
 *
 * @public
 */
export function isTopicEntity(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'api' &&
    entity.metadata.annotations?.[ANNOTATION_TOPIC] !== undefined
  );
}
