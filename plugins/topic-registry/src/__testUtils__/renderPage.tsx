import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ReactElement } from 'react';
import { Location, Route, Routes, useLocation } from 'react-router-dom';
import { topicRegistryApiRef } from '../api';
import { createHost, HostProvider } from '../host';
import { FixtureApi } from '../__fixtures__';

/** Where the pages live in tests. */
export const testHost = createHost({
  topics: '/topic-registry',
  graph: '/topic-registry/graph',
  findings: '/topic-registry/findings',
  registries: '/topic-registry/registries',
  clusters: '/topic-registry/clusters',
  deprecations: '/topic-registry/deprecations',
  overview: '/topic-registry/overview',
  entity: ({ kind, namespace, name }) =>
    `/catalog/${namespace}/${kind}/${name}`,
});

/** Renders a page at a URL, with the fixtures as its backend; tells where it has gone. */
export function renderPage(
  page: ReactElement,
  options: {
    at?: string;
    /** Path below which the page's own routes lie. */
    mount?: string;
    api?: FixtureApi;
    allowed?: boolean;
    /** Entity references of who is signed in. */
    ownership?: string[];
  } = {},
) {
  const { at = '/', mount = '/', api = new FixtureApi() } = options;
  const allowed = options.allowed ?? true;
  let location: Location | undefined;
  function Spy() {
    location = useLocation();
    return null;
  }
  renderInTestApp(
    <HostProvider host={testHost}>
      <Spy />
      <Routes>
        <Route path={`${mount.replace(/\/$/, '')}/*`} element={page} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </HostProvider>,
    {
      initialRouteEntries: [at],
      apis: [
        [topicRegistryApiRef, api],
        mockApis.identity({
          userEntityRef: 'user:default/operator',
          ownershipEntityRefs: options.ownership ?? ['user:default/operator'],
        }),
        mockApis.permission({
          authorize: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
    },
  );
  return {
    api,
    /** Path, query and hash of the current URL. */
    url: () =>
      location && `${location.pathname}${location.search}${location.hash}`,
  };
}
