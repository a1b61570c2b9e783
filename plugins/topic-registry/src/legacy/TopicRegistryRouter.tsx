import { HeaderTab, PluginHeader } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { useHost } from '../host';
import { LegacyHost } from './LegacyHost';
import { PATHS } from './paths';

const TopicsPage = lazy(() =>
  import('../components/TopicsPage').then(m => ({ default: m.TopicsPage })),
);
const NoPage = lazy(() =>
  import('../components/TopicsPage').then(m => ({ default: m.NoPage })),
);
const OverviewPage = lazy(() =>
  import('../components/OverviewPage').then(m => ({ default: m.OverviewPage })),
);
const GraphPage = lazy(() =>
  import('../components/GraphPage').then(m => ({ default: m.GraphPage })),
);
const FindingsRouter = lazy(() =>
  import('../components/FindingsPage').then(m => ({
    default: m.FindingsRouter,
  })),
);
const DeprecationsPage = lazy(() =>
  import('../components/DeprecationsPage').then(m => ({
    default: m.DeprecationsPage,
  })),
);
const RegistriesRouter = lazy(() =>
  import('../components/RegistriesPage').then(m => ({
    default: m.RegistriesRouter,
  })),
);
const ClustersRouter = lazy(() =>
  import('../components/ClustersPage').then(m => ({
    default: m.ClustersRouter,
  })),
);

/** All pages below one path, with the tabs that lead from one to the other. */
export function TopicRegistryRouter() {
  return (
    <LegacyHost>
      <PageTabs />
      <Suspense fallback={null}>
        <Routes>
          <Route path="/" element={<TopicsPage />} />
          <Route path={PATHS.overview} element={<OverviewPage />} />
          <Route path={PATHS.graph} element={<GraphPage />} />
          <Route path={`${PATHS.findings}/*`} element={<FindingsRouter />} />
          <Route path={PATHS.deprecations} element={<DeprecationsPage />} />
          <Route
            path={`${PATHS.registries}/*`}
            element={<RegistriesRouter />}
          />
          <Route path={`${PATHS.clusters}/*`} element={<ClustersRouter />} />
          <Route path="*" element={<NoPage />} />
        </Routes>
      </Suspense>
    </LegacyHost>
  );
}

// The new frontend system draws the header of a page; here it is ours to draw.
function PageTabs() {
  const host = useHost();
  const tabs: HeaderTab[] = [
    { id: 'overview', label: 'Overview', href: host.overview() },
    { id: 'topics', label: 'Topics', href: host.topics() },
    { id: 'graph', label: 'Graph', href: host.graph() },
    { id: 'findings', label: 'Findings', href: host.findings() },
    { id: 'deprecations', label: 'Deprecations', href: host.deprecations() },
    { id: 'registries', label: 'Registries', href: host.registries() },
    { id: 'clusters', label: 'Clusters', href: host.clusters() },
  ];
  return (
    <PluginHeader
      title="Topic Registry"
      tabs={tabs.map(tab => ({
        ...tab,
        matchStrategy: tab.id === 'topics' ? 'exact' : 'prefix',
      }))}
    />
  );
}
