import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { FixtureApi } from './__fixtures__';
import { topicRegistryApiRef } from './api';
import plugin from '.';

describe('the plugin', () => {
  it('mounts its pages, which find each other', async () => {
    renderTestApp({
      features: [plugin],
      apis: [[topicRegistryApiRef, new FixtureApi()]],
      initialRouteEntries: ['/topic-registry'],
    });
    expect(await screen.findByText('10 topics declared')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '2 findings of billing_events' }),
    ).toHaveAttribute(
      'href',
      '/topic-registry/findings?topic=billing_events&registry=platform',
    );
  });

  it('opens a finding by its own URL', async () => {
    renderTestApp({
      features: [plugin],
      apis: [[topicRegistryApiRef, new FixtureApi()]],
      initialRouteEntries: ['/topic-registry/findings/f1a7c2d400000001'],
    });
    expect(
      await screen.findByRole('link', { name: 'Open the document at line 31' }),
    ).toHaveAttribute('href', '/topic-registry/registries/platform#L31');
  });
});
