import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { ClustersRouter } from './ClustersRouter';

const MOUNT = '/topic-registry/clusters';

function renderCluster(id: string, api = new FixtureApi()) {
  return renderPage(<ClustersRouter />, {
    at: `${MOUNT}/${id}`,
    mount: MOUNT,
    api,
  });
}

describe('ClusterPage', () => {
  it('is reached from the list', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<ClustersRouter />, {
      at: MOUNT,
      mount: MOUNT,
    });
    await user.click(await screen.findByRole('link', { name: 'prod-eu' }));
    await screen.findByText(
      '1 of 2 questions answered in full, 0 of 1 optional',
    );
    expect(url()).toBe(`${MOUNT}/prod-eu`);
  });

  it('tells question by question what is missing, and which right would mend it', async () => {
    renderCluster('prod-eu');
    const table = await screen.findByRole('region', {
      name: 'What it answers',
    });
    const settings = within(table).getByRole('row', { name: /^settings/ });
    expect(within(settings).getByText('in part')).toBeInTheDocument();
    expect(
      within(settings).getByText('missing DescribeConfigs on Topic', {
        exact: false,
      }),
    ).toBeInTheDocument();
    expect(
      within(settings).getByText(
        'kafka-cluster:DescribeTopicDynamicConfiguration',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/1\.5 min behind|90 s behind/)).toBeInTheDocument();
  });

  it('lists what it leaves alone, each with its owner', async () => {
    const user = userEvent.setup();
    renderCluster('prod-eu');
    await user.click(await screen.findByText('2 topics and 1 group'));
    const owners = screen
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(owners).toEqual(
      expect.arrayContaining([
        'topic __consumer_offsets: Kafka and its platform',
        'topic ops-probe: by app-config (ops-*)',
        'group ops-burrow: by app-config (ops-*)',
      ]),
    );
  });

  it('tells versions and what the older ones do not tell', async () => {
    renderCluster('prod-eu');
    const row = await screen.findByRole('row', {
      name: /ConsumerGroupDescribe/,
    });
    expect(within(row).getByText('not offered')).toBeInTheDocument();
    expect(within(row).getByText(/KIP-848/)).toBeInTheDocument();
  });

  it('tells what the last readings cost', async () => {
    renderCluster('prod-eu');
    const table = await screen.findByRole('region', { name: 'Last readings' });
    expect(within(table).getByText('1.2 MB')).toBeInTheDocument();
    expect(within(table).getByText('41')).toBeInTheDocument();
    expect(
      within(table).getByText('No broker could be reached.'),
    ).toBeInTheDocument();
  });

  it('hands out policies to copy', async () => {
    const user = userEvent.setup();
    renderCluster('prod-eu');
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      await screen.findByText('Kafka ACLs: read what is declared'),
    );
    await user.click(screen.getByRole('button', { name: /^Copy: Kafka ACLs/ }));
    expect(writeText).toHaveBeenCalledWith(
      expect.stringContaining('--operation Describe'),
    );
    expect(await screen.findByText('Copied')).toBeInTheDocument();
  });

  it('shows how far a reading under way has come', async () => {
    const api = new FixtureApi();
    api.clusters = api.clusters.map(one => ({
      ...one,
      status: 'observing' as const,
      running: {
        since: new Date().toISOString(),
        progress: [{ step: 'offsets' as const, done: 1200, total: 3808 }],
      },
    }));
    renderCluster('prod-eu', api);
    const bar = await screen.findByRole('progressbar', { name: 'offsets' });
    expect(bar).toHaveAttribute('value', '1200');
    expect(screen.getByText('1 200 of 3 808')).toBeInTheDocument();
  });

  it('says to readers of some topics that the rest is not for them', async () => {
    const api = new FixtureApi();
    api.clusters = api.clusters.map(one => ({ ...one, restricted: true }));
    renderCluster('prod-eu', api);
    expect(
      await screen.findByText('Shown to readers of the whole cluster.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('What it answers')).not.toBeInTheDocument();
  });

  it('reads the cluster on demand and asks again', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    const getCluster = jest.spyOn(api, 'getCluster');
    renderCluster('dev-eu', api);
    await user.click(
      await screen.findByRole('button', { name: 'Read now: dev-eu' }),
    );
    await waitFor(() => expect(api.observed).toEqual(['dev-eu']));
    await waitFor(() =>
      expect(getCluster.mock.calls.length).toBeGreaterThan(2),
    );
  });

  it('says that a cluster is not there', async () => {
    renderCluster('nowhere');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No cluster nowhere',
    );
  });
});
