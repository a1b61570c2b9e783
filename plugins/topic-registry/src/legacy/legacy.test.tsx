import {
  AppRouter,
  createSpecializedApp,
  FlatRoutes,
} from '@backstage/core-app-api';
import {
  createApiFactory,
  featureFlagsApiRef,
} from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { MockPermissionApi } from '@backstage/test-utils';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ANNOTATION_REGISTRY,
  ANNOTATION_TOPIC,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ReactElement } from 'react';
import { MemoryRouter, Route } from 'react-router-dom';
import { topicRegistryApiRef } from '../api';
import { FixtureApi } from '../__fixtures__';
import { EntityTopicContent, isTopicEntity, TopicRegistryPage } from '.';
import { topicRegistryPlugin } from './plugin';

function renderApp(at: string, routes: ReactElement) {
  const app = createSpecializedApp({
    apis: [
      createApiFactory(topicRegistryApiRef, new FixtureApi()),
      createApiFactory(permissionApiRef, new MockPermissionApi()),
      createApiFactory(featureFlagsApiRef, {
        isActive: () => false,
        registerFlag: () => {},
        getRegisteredFlags: () => [],
        save: () => {},
      }),
    ],
    configLoader: async () => [],
    plugins: [topicRegistryPlugin],
    icons: {} as never,
    themes: [
      {
        id: 'light',
        title: 'Light',
        variant: 'light',
        Provider: ({ children }) => <>{children}</>,
      },
    ],
    components: {
      NotFoundErrorPage: () => <p>nothing here</p>,
      BootErrorPage: ({ error }) => <p>{String(error)}</p>,
      ErrorBoundaryFallback: ({ error }) => <p>{String(error)}</p>,
      Progress: () => <p>wait</p>,
      Router: ({ children }) => (
        <MemoryRouter initialEntries={[at]}>{children}</MemoryRouter>
      ),
    },
  });
  const Root = app.createRoot(
    <AppRouter>
      <FlatRoutes>{routes}</FlatRoutes>
    </AppRouter>,
  );
  render(<Root />);
}

jest.setTimeout(60_000);

const pages = <Route path="/kafka" element={<TopicRegistryPage />} />;

describe('in an app of the legacy frontend system', () => {
  it.each([
    ['/kafka', 'Topics'],
    ['/kafka/findings', 'Findings'],
    ['/kafka/registries', 'Registries'],
    ['/kafka/clusters', 'Clusters'],
    ['/kafka/graph', 'Graph'],
    ['/kafka/deprecations', 'Deprecations'],
    ['/kafka/overview', 'Overview'],
  ])('shows %s as %s', async (path, title) => {
    renderApp(path, pages);
    expect(
      await screen.findByRole('main', { name: title }, { timeout: 15_000 }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { level: 1, name: 'Topic Registry' }),
    ).toBeVisible();
  });

  it('leads from one page to another', async () => {
    renderApp('/kafka', pages);
    await screen.findByRole('main', { name: 'Topics' }, { timeout: 15_000 });
    await userEvent.click(screen.getByRole('tab', { name: 'Clusters' }));
    expect(
      await screen.findByRole(
        'main',
        { name: 'Clusters' },
        { timeout: 15_000 },
      ),
    ).toBeVisible();
  });

  it('shows the tab of a topic on its entity page', async () => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: 'auth_events',
        namespace: 'default',
        annotations: {
          [ANNOTATION_REGISTRY]: 'platform',
          [ANNOTATION_TOPIC]: 'auth_events',
        },
      },
    };
    expect(isTopicEntity(entity)).toBe(true);
    expect(isTopicEntity({ ...entity, kind: 'Component' })).toBe(false);
    renderApp(
      '/entity',
      <>
        {pages}
        <Route
          path="/entity"
          element={
            <EntityProvider entity={entity}>
              <EntityTopicContent />
            </EntityProvider>
          }
        />
      </>,
    );
    expect(
      (await screen.findAllByRole('link', {}, { timeout: 15_000 })).map(link =>
        link.getAttribute('href'),
      ),
    ).toContainEqual(expect.stringMatching(/^\/kafka\/registries\/platform/));
  });
});
