import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { DeprecationsPage } from './DeprecationsPage';

async function entries(): Promise<HTMLElement[]> {
  const list = await screen.findByRole('list', { name: 'Deprecated topics' });
  return Array.from(list.children) as HTMLElement[];
}

async function names(): Promise<(string | null)[]> {
  return (await entries()).map(
    entry => within(entry).getByRole('heading').textContent,
  );
}

describe('DeprecationsPage', () => {
  it('answers first: what is overdue, what can go, what has no date', async () => {
    renderPage(<DeprecationsPage />);
    expect(await screen.findByText('4 deprecated topics')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '1 overdue and still used' }),
    ).toHaveAttribute('href', '/topic-registry/deprecations?state=due-used');
    expect(
      screen.getByRole('link', { name: '1 without a date' }),
    ).toBeInTheDocument();
  });

  it('keeps the order of what is most pressing', async () => {
    renderPage(<DeprecationsPage />);
    expect(await names()).toEqual([
      'pricing_events',
      'quote_events',
      'demo_events',
      'nda_events',
    ]);
  });

  it('tells the days, the step, who uses it with the evidence, and the gates', async () => {
    renderPage(<DeprecationsPage />);
    const [pricing] = await entries();
    const within_ = within(pricing);
    expect(within_.getByText('overdue 12 d')).toBeInTheDocument();
    expect(
      within_.getByRole('img', { name: /overdue 12 d$/ }),
    ).toBeInTheDocument();
    expect(within_.getByText(/move 1 group to/)).toBeInTheDocument();
    const uses = within_.getByRole('region', { name: /^Who uses/ });
    const reader = within(uses)
      .getByText('prd_builder_pricing_events_consumer')
      .closest('tr')!;
    expect(reader).toHaveTextContent(
      /of PRD Builder & Configuration Workspace.*reads.*\d min ago.*Lag 14/,
    );
    const unnamed = within(uses).getByText('reporting').closest('tr')!;
    expect(unnamed).toHaveTextContent(/of no known service.*not known/);
    expect(
      within(uses).getByText(/Partition 3 grew from 1200 to 2404/),
    ).toBeInTheDocument();
    const gates = within_.getByRole('list', { name: /Gates before/ });
    expect(within(gates).getAllByRole('img', { name: 'passed' })).toHaveLength(
      2,
    );
    expect(
      within_.getByText('Before removal: 2 of 8 passed'),
    ).toBeInTheDocument();
  });

  it('tells how far each consumer has moved', async () => {
    renderPage(<DeprecationsPage />);
    const board = await screen.findByRole('region', {
      name: 'How far the consumers of pricing_events have moved',
    });
    const rows = within(board).getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/prod-eu.*on both.*sales_doc_events/),
      expect.stringMatching(/reporting.*of no known service.*not known/),
    ]);
    expect(screen.getByText('Consumers: 0 of 2 off it')).toBeInTheDocument();
  });

  it('leads to the replacement, the owner and the line', async () => {
    renderPage(<DeprecationsPage />);
    const [pricing] = await entries();
    const hrefOf = (name: string) =>
      within(pricing).getByRole('link', { name }).getAttribute('href');
    expect(hrefOf('sales_doc_events')).toBe(
      '/catalog/platform/api/sales_doc_events/topic',
    );
    expect(hrefOf('platform-architecture')).toBe(
      '/catalog/default/group/platform-architecture',
    );
    expect(hrefOf('platform, line 241')).toBe(
      '/topic-registry/registries/platform#L241',
    );
  });

  it('says how to announce a date where none runs', async () => {
    renderPage(<DeprecationsPage />, { at: '/?state=no-date' });
    const [demo] = await entries();
    expect(demo).toHaveTextContent(/No clock runs/);
    expect(demo).toHaveTextContent(/- \*\*Deprecated:\*\* \d{4}-/);
    expect(
      within(demo).getByRole('link', { name: 'Go to line 247' }),
    ).toHaveAttribute('href', '/topic-registry/registries/platform#L247');
  });

  it('never takes unknown for unused', async () => {
    renderPage(<DeprecationsPage />, { at: '/?cluster=prod-eu&state=waiting' });
    const [nda] = await entries();
    expect(within(nda).getAllByText('not known').length).toBeGreaterThan(1);
    expect(within(nda).queryByText('idle')).not.toBeInTheDocument();
    expect(
      within(nda).getAllByRole('img', { name: 'not known' }).length,
    ).toBeGreaterThan(0);
  });

  it('reads filters from the URL, narrows to what is mine, and drops all', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<DeprecationsPage />, {
      at: '/?registry=platform',
      ownership: ['user:default/operator', 'group:default/Revenue'],
    });
    expect(await screen.findByText('4 of 4')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Mine' }));
    expect(await screen.findByText('1 of 4')).toBeInTheDocument();
    expect(await names()).toEqual(['quote_events']);
    expect(url()).toBe('/?registry=platform&mine=1');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(url()).toBe('/'));
  });

  it('leaves out of a cluster what is not there', async () => {
    renderPage(<DeprecationsPage />, { at: '/?cluster=dev-eu' });
    expect(
      await screen.findByText('No deprecated topic fits.'),
    ).toBeInTheDocument();
  });

  it('teaches when nothing is deprecated', async () => {
    const api = new FixtureApi();
    api.deprecations = [];
    renderPage(<DeprecationsPage />, { api });
    expect(
      await screen.findByText('No topic is deprecated.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/\(DEPRECATED\)/)).toBeInTheDocument();
  });

  it('lays out some of many, and more on demand', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    const [row] = api.deprecations;
    api.deprecations = Array.from({ length: 60 }, (_, index) => ({
      ...row,
      name: `old_${index}`,
    }));
    renderPage(<DeprecationsPage />, { api });
    expect(await entries()).toHaveLength(25);
    await user.click(
      screen.getByRole('button', { name: /Show 25 more of 35/ }),
    );
    expect(await entries()).toHaveLength(50);
  });

  it('shows what went wrong, and tries again', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    jest
      .spyOn(api, 'getDeprecations')
      .mockRejectedValueOnce(new Error('The backend is starting'));
    renderPage(<DeprecationsPage />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is starting',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await entries()).toHaveLength(4);
  });
});
