import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { ClustersPage } from './ClustersPage';

describe('ClustersPage', () => {
  it('tells which clusters answer, which refused what, and which are silent', async () => {
    renderPage(<ClustersPage />);
    expect(
      await screen.findByText(
        '3 clusters: 1 does not answer, 1 answers in part.',
      ),
    ).toBeInTheDocument();
    const prod = screen.getByRole('row', { name: /prod-eu/ });
    expect(within(prod).getByText('1 904')).toBeInTheDocument();
    expect(
      within(prod).getByText(/missing DescribeConfigs on Topic/),
    ).toBeInTheDocument();
    const staging = screen.getByRole('row', { name: /staging-eu/ });
    expect(within(staging).getByText('never')).toBeInTheDocument();
    expect(
      within(staging).getByText(/No broker could be reached/),
    ).toBeInTheDocument();
  });

  it('reads a cluster on demand and shows what came of it', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    const getClusters = jest.spyOn(api, 'getClusters');
    renderPage(<ClustersPage />, { api });
    await user.click(
      await screen.findByRole('button', { name: 'Read now: dev-eu' }),
    );
    await waitFor(() => expect(api.observed).toEqual(['dev-eu']));
    await waitFor(() => expect(getClusters).toHaveBeenCalledTimes(2));
  });

  it('says why a reading on demand failed', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    jest
      .spyOn(api, 'observeCluster')
      .mockRejectedValue(new Error('dev-eu is being read already'));
    renderPage(<ClustersPage />, { api });
    await user.click(
      await screen.findByRole('button', { name: 'Read now: dev-eu' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'dev-eu is being read already',
    );
  });

  it('tells how to name a cluster when there is none', async () => {
    const api = new FixtureApi();
    api.clusters = [];
    renderPage(<ClustersPage />, { api });
    expect(await screen.findByText('No cluster yet.')).toBeInTheDocument();
    expect(screen.queryByText(/answer/)).not.toBeInTheDocument();
  });
});
