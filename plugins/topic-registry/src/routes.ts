import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const topicsRouteRef = createRouteRef();
export const graphRouteRef = createRouteRef();
export const findingsRouteRef = createRouteRef();
export const registriesRouteRef = createRouteRef();
export const clustersRouteRef = createRouteRef();
export const deprecationsRouteRef = createRouteRef();
export const overviewRouteRef = createRouteRef();

/** The catalog's entity page, wherever the portal has put it. */
export const entityRouteRef = createExternalRouteRef({
  params: ['kind', 'namespace', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});
