import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityIconLinkBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { graphEntityLink } from './entityLinks';
import { graphRouteRef } from './routes';

describe('the link of an entity to the graph', () => {
  it('leads to the graph around the entity', async () => {
    const useProps = createExtensionTester(graphEntityLink).get(
      EntityIconLinkBlueprint.dataRefs.useProps,
    );
    function Link() {
      const { href, label } = useProps();
      return <a href={href}>{label}</a>;
    }
    renderInTestApp(
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'service-9', namespace: 'platform' },
        }}
      >
        <Link />
      </EntityProvider>,
      { mountedRoutes: { '/topic-registry/graph': graphRouteRef } },
    );
    expect(
      await screen.findByRole('link', { name: 'Topic graph' }),
    ).toHaveAttribute(
      'href',
      '/topic-registry/graph?focus=component%3Aplatform%2Fservice-9',
    );
  });
});
