import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ReactNode, useMemo } from 'react';
import {
  clustersRouteRef,
  deprecationsRouteRef,
  entityRouteRef,
  findingsRouteRef,
  graphRouteRef,
  overviewRouteRef,
  registriesRouteRef,
  topicsRouteRef,
} from '../routes';
import { createHost } from './createHost';
import { HostProvider } from './Host';

/** Hosts the pages in an app of the new frontend system. */
export function AppHost(props: { children: ReactNode }) {
  // A page that the portal has disabled has no path; its links then lead to
  // where it would be.
  const topics = useRouteRef(topicsRouteRef)?.() ?? '/topic-registry';
  const graph = useRouteRef(graphRouteRef)?.() ?? '/topic-registry/graph';
  const findings =
    useRouteRef(findingsRouteRef)?.() ?? '/topic-registry/findings';
  const registries =
    useRouteRef(registriesRouteRef)?.() ?? '/topic-registry/registries';
  const clusters =
    useRouteRef(clustersRouteRef)?.() ?? '/topic-registry/clusters';
  const deprecations =
    useRouteRef(deprecationsRouteRef)?.() ?? '/topic-registry/deprecations';
  const overview =
    useRouteRef(overviewRouteRef)?.() ?? '/topic-registry/overview';
  const entity = useRouteRef(entityRouteRef);
  const host = useMemo(
    () =>
      createHost({
        overview,
        topics,
        graph,
        findings,
        deprecations,
        registries,
        clusters,
        entity,
      }),
    [
      overview,
      topics,
      graph,
      findings,
      deprecations,
      registries,
      clusters,
      entity,
    ],
  );
  return <HostProvider host={host}>{props.children}</HostProvider>;
}
