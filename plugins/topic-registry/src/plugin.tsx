import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  RiAlertLine,
  RiDashboardLine,
  RiFileList3Line,
  RiHourglassLine,
  RiNodeTree,
  RiServerLine,
  RiStackLine,
} from '@remixicon/react';
import { TopicRegistryClient } from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicRegistryApiRef } from './api';
import { AppHost } from './host';
import {
  clustersRouteRef,
  deprecationsRouteRef,
  entityRouteRef,
  findingsRouteRef,
  graphRouteRef,
  overviewRouteRef,
  registriesRouteRef,
  topicsRouteRef,
} from './routes';
import { graphEntityLink } from './entityLinks';
import { eventsEntityContent, topicEntityContent } from './entityContent';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: topicRegistryApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new TopicRegistryClient({ fetchApi }),
    }),
});

const overviewPage = PageBlueprint.make({
  name: 'overview',
  params: {
    path: '/topic-registry/overview',
    title: 'Overview',
    icon: <RiDashboardLine />,
    routeRef: overviewRouteRef,
    loader: () =>
      import('./components/OverviewPage').then(m => (
        <AppHost>
          <m.OverviewPage />
        </AppHost>
      )),
  },
});

const deprecationsPage = PageBlueprint.make({
  name: 'deprecations',
  params: {
    path: '/topic-registry/deprecations',
    title: 'Deprecations',
    icon: <RiHourglassLine />,
    routeRef: deprecationsRouteRef,
    loader: () =>
      import('./components/DeprecationsPage').then(m => (
        <AppHost>
          <m.DeprecationsPage />
        </AppHost>
      )),
  },
});

const topicsPage = PageBlueprint.make({
  params: {
    path: '/topic-registry',
    title: 'Topics',
    icon: <RiStackLine />,
    routeRef: topicsRouteRef,
    loader: () =>
      import('./components/TopicsPage').then(m => (
        <AppHost>
          <m.TopicsRouter />
        </AppHost>
      )),
  },
});

const graphPage = PageBlueprint.make({
  name: 'graph',
  params: {
    path: '/topic-registry/graph',
    title: 'Graph',
    icon: <RiNodeTree />,
    routeRef: graphRouteRef,
    loader: () =>
      import('./components/GraphPage').then(m => (
        <AppHost>
          <m.GraphPage />
        </AppHost>
      )),
  },
});

const findingsPage = PageBlueprint.make({
  name: 'findings',
  params: {
    path: '/topic-registry/findings',
    title: 'Findings',
    icon: <RiAlertLine />,
    routeRef: findingsRouteRef,
    loader: () =>
      import('./components/FindingsPage').then(m => (
        <AppHost>
          <m.FindingsRouter />
        </AppHost>
      )),
  },
});

const registriesPage = PageBlueprint.make({
  name: 'registries',
  params: {
    path: '/topic-registry/registries',
    title: 'Registries',
    icon: <RiFileList3Line />,
    routeRef: registriesRouteRef,
    loader: () =>
      import('./components/RegistriesPage').then(m => (
        <AppHost>
          <m.RegistriesRouter />
        </AppHost>
      )),
  },
});

const clustersPage = PageBlueprint.make({
  name: 'clusters',
  params: {
    path: '/topic-registry/clusters',
    title: 'Clusters',
    icon: <RiServerLine />,
    routeRef: clustersRouteRef,
    loader: () =>
      import('./components/ClustersPage').then(m => (
        <AppHost>
          <m.ClustersRouter />
        </AppHost>
      )),
  },
});

/**
 * The pages of Topic Registry and the tabs on the entity pages of topics.
 *
 * @public
 */
export const topicRegistryPlugin = createFrontendPlugin({
  pluginId: 'topic-registry',
  title: 'Topic Registry',
  icon: <RiStackLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    overview: overviewRouteRef,
    deprecations: deprecationsRouteRef,
    topics: topicsRouteRef,
    graph: graphRouteRef,
    findings: findingsRouteRef,
    registries: registriesRouteRef,
    clusters: clustersRouteRef,
  },
  externalRoutes: { entity: entityRouteRef },
  extensions: [
    api,
    overviewPage,
    deprecationsPage,
    topicsPage,
    graphPage,
    findingsPage,
    registriesPage,
    clustersPage,
    topicEntityContent,
    eventsEntityContent,
    graphEntityLink,
  ],
});
