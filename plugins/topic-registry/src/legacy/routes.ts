import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** Where the app has put the pages. */
export const rootRouteRef = createRouteRef({ id: 'topic-registry' });

/** The catalog's entity page, wherever the app has put it. */
export const entityRouteRef = createExternalRouteRef({
  id: 'topic-registry.entity',
  params: ['kind', 'namespace', 'name'],
  optional: true,
  defaultTarget: 'catalog.catalogEntity',
});
