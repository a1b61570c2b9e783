import { screen } from '@testing-library/react';
import { renderPage } from '../__testUtils__/renderPage';
import { ClustersRouter } from './ClustersPage';
import { FindingsRouter } from './FindingsPage';
import { RegistriesRouter } from './RegistriesPage';

// Answers about permissions are cached across tests of one file: these have
// one of their own.
describe('who may only read', () => {
  it('is offered no reading of a cluster', async () => {
    renderPage(<ClustersRouter />, { allowed: false });
    await screen.findByText('staging-eu');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('is not offered to have a document read again', async () => {
    renderPage(<RegistriesRouter />, {
      mount: '/topic-registry/registries',
      at: '/topic-registry/registries/platform',
      allowed: false,
    });
    await screen.findByRole('region', { name: 'Document' });
    expect(
      screen.queryByRole('button', { name: 'Read again' }),
    ).not.toBeInTheDocument();
  });

  it('is offered neither to mute nor to comment', async () => {
    renderPage(<FindingsRouter />, {
      mount: '/topic-registry/findings',
      at: '/topic-registry/findings/f1a7c2d400000001',
      allowed: false,
    });
    await screen.findByText('History');
    for (const name of ['Mute', 'Comment']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });
});
