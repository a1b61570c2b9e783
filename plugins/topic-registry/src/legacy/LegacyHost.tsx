import { useRouteRef } from '@backstage/core-plugin-api';
import { ReactNode, useMemo } from 'react';
import { createHost, HostProvider } from '../host';
import { PATHS } from './paths';
import { entityRouteRef, rootRouteRef } from './routes';

/** Hosts the pages in an app of the legacy frontend system. */
export function LegacyHost(props: { children: ReactNode }) {
  const root = useRouteRef(rootRouteRef)().replace(/\/$/, '');
  const entity = useRouteRef(entityRouteRef);
  const host = useMemo(
    () =>
      createHost({
        topics: root || '/',
        graph: `${root}/${PATHS.graph}`,
        findings: `${root}/${PATHS.findings}`,
        registries: `${root}/${PATHS.registries}`,
        clusters: `${root}/${PATHS.clusters}`,
        deprecations: `${root}/${PATHS.deprecations}`,
        overview: `${root}/${PATHS.overview}`,
        entity,
      }),
    [root, entity],
  );
  return <HostProvider host={host}>{props.children}</HostProvider>;
}
