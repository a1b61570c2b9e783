import '@backstage/cli/asset-types';
import {
  ApiBlueprint,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import plugin, { topicRegistryApiRef } from '../src';
import { FixtureApi, manyGraph, manyTopicRows } from '../src/__fixtures__';

// `?many=10000` in the URL tries the list of topics with that many rows, and
// the graph with that many nodes.
function fixtures(): FixtureApi {
  const api = new FixtureApi();
  const many = Number(new URLSearchParams(window.location.search).get('many'));
  if (many) {
    api.topics = manyTopicRows(many);
    api.graph = manyGraph(many);
  }
  return api;
}

const topicTab = PageBlueprint.make({
  name: 'topic-tab',
  params: {
    path: '/topic-tab',
    title: 'Topic tab',
    loader: () => import('./EntityTabs').then(m => <m.TopicTabPage />),
  },
});

const eventsTab = PageBlueprint.make({
  name: 'events-tab',
  params: {
    path: '/events-tab',
    title: 'Events tab',
    loader: () => import('./EntityTabs').then(m => <m.EventsTabPage />),
  },
});

const allowAll = ApiBlueprint.make({
  name: 'permission',
  params: define =>
    define({
      api: permissionApiRef,
      deps: {},
      factory: () => ({
        authorize: async (): Promise<{ result: AuthorizeResult.ALLOW }> => ({
          result: AuthorizeResult.ALLOW,
        }),
      }),
    }),
});

createDevApp({
  features: [
    plugin,
    createFrontendModule({ pluginId: 'app', extensions: [allowAll] }),
    createFrontendModule({
      pluginId: 'topic-registry',
      extensions: [
        ApiBlueprint.make({
          params: define =>
            define({
              api: topicRegistryApiRef,
              deps: {},
              factory: fixtures,
            }),
        }),
        topicTab,
        eventsTab,
      ],
    }),
  ],
});
