import { screen } from '@testing-library/react';
import { renderPage } from '../__testUtils__/renderPage';
import { ClustersPage } from './ClustersPage';
import { RegistriesRouter } from './RegistriesPage';

// Answers about permissions are cached across tests of one file: these have
// one of their own.
describe('who may only read', () => {
  it('is offered no reading of a cluster', async () => {
    renderPage(<ClustersPage />, { allowed: false });
    await screen.findByText('staging-eu');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('is not offered to have a document read again', async () => {
    renderPage(<RegistriesRouter />, {
      mount: '/topic-registry/registries',
      at: '/topic-registry/registries/platform',
      allowed: false,
    });
    await screen.findByText('# Platform topics');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
