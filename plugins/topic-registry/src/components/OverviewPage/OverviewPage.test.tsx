import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { OverviewPage } from './OverviewPage';

/** The classes of the sign in an element, which carry its tone. */
function signOf(element: HTMLElement): string | null | undefined {
  return element.querySelector('svg')?.getAttribute('class');
}

describe('OverviewPage', () => {
  it('answers first: how far registries and clusters agree', async () => {
    renderPage(<OverviewPage />);
    expect(
      await screen.findByText(/of 59 topics, cluster by cluster/),
    ).toHaveTextContent('54 of 59');
    expect(screen.getByRole('link', { name: '1 missing' })).toHaveAttribute(
      'href',
      '/topic-registry?state=missing',
    );
  });

  it('tells it by registry and cluster, with figures that lead to their topics', async () => {
    renderPage(<OverviewPage />);
    expect(
      await screen.findByRole('link', {
        name: '3 differ of platform on prod-eu',
      }),
    ).toHaveAttribute(
      'href',
      '/topic-registry?registry=platform&state=differs&cluster=prod-eu',
    );
    const [, prod, dev] = screen.getAllByRole('row');
    expect(prod).toHaveTextContent('82 %');
    expect(dev).toHaveTextContent('100 %');
  });

  it('colours a state as its findings are graded, in the answer and in its row', async () => {
    const api = new FixtureApi();
    const [, dev] = api.overview.agreement;
    api.overview = {
      ...api.overview,
      agreement: [
        {
          ...dev,
          states: { ...dev.states, missing: 2 },
          severities: { missing: 'info' },
        },
      ],
    };
    renderPage(<OverviewPage />, { api });
    for (const name of ['2 missing', '2 missing of platform on dev-eu']) {
      const link = await screen.findByRole('link', { name });
      expect(signOf(link)).toMatch(/info/);
    }
  });

  it('tells what changed, and keeps the span in the URL', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<OverviewPage />);
    const changes = await screen.findByRole('region', { name: 'What changed' });
    expect(changes).toHaveTextContent(/1 opened · 1 resolved · 0 reopened/);
    expect(changes).toHaveTextContent(/12 opened · 5 resolved · 1 reopened/);
    // Each count leads to what it counts, in its span.
    const hrefs = within(changes)
      .getAllByRole('link', { name: /^\d+ (opened|resolved|reopened)$/ })
      .map(link => [link.textContent, link.getAttribute('href')]);
    expect(hrefs).toEqual([
      ['1 opened', '/topic-registry/findings?change=opened&days=1'],
      ['1 resolved', '/topic-registry/findings?change=resolved&days=1'],
      ['12 opened', '/topic-registry/findings?change=opened&days=7'],
      ['5 resolved', '/topic-registry/findings?change=resolved&days=7'],
      ['1 reopened', '/topic-registry/findings?change=reopened&days=7'],
    ]);
    const items = () =>
      within(
        within(changes).getByRole('list', { name: /came or went/ }),
      ).getAllByRole('listitem');
    expect(items()[1]).toHaveTextContent(/opened.*billing_events has 6/);
    await user.click(
      within(changes).getByRole('button', { name: 'Last 7 days' }),
    );
    await waitFor(() => expect(url()).toBe('/?days=7'));
    expect(items()[1]).toHaveTextContent(/reopened.*billing_events/);
  });

  it('names what needs the reader, and asks for nobody else', async () => {
    const api = new FixtureApi();
    const getOverview = jest.spyOn(api, 'getOverview');
    renderPage(<OverviewPage />, {
      api,
      ownership: ['user:default/operator', 'group:default/revenue'],
    });
    const mine = await screen.findByRole('region', { name: 'Needs you' });
    expect(
      within(mine).getByRole('link', { name: '3 open findings' }),
    ).toHaveAttribute('href', '/topic-registry/findings?mine=1');
    expect(mine).toHaveTextContent(/overdue 12 d/);
    expect(getOverview.mock.calls).toEqual([
      [['user:default/operator', 'group:default/revenue']],
    ]);
  });

  it('tells what is due next and what is not known, with the reasons', async () => {
    renderPage(<OverviewPage />);
    const due = await screen.findByRole('region', {
      name: 'Deprecations due next',
    });
    expect(within(due).getAllByRole('listitem')).toHaveLength(4);
    expect(
      within(due).getByRole('link', { name: '4 deprecated topics' }),
    ).toHaveAttribute('href', '/topic-registry/deprecations');
    const unknown = screen.getByRole('region', { name: 'Not known' });
    expect(
      within(unknown).getByRole('link', { name: '1 topic on prod-eu' }),
    ).toHaveAttribute(
      'href',
      '/topic-registry?registry=platform&state=unknown&cluster=prod-eu',
    );
    expect(unknown).toHaveTextContent(/missing Describe on Topic/);
  });

  it('says so when everything is quiet', async () => {
    const api = new FixtureApi();
    const changes = { opened: 0, resolved: 0, reopened: 0, items: [] };
    api.overview = {
      ...api.overview,
      agreement: api.overview.agreement.slice(1, 2),
      changes: api.overview.changes.map(one => ({ ...one, ...changes })),
      deprecations: { total: 0, due: [] },
      unknowns: [],
      mine: {
        topics: 2,
        findings: { error: 0, warning: 0, info: 0 },
        items: [],
        deprecations: [],
      },
    };
    renderPage(<OverviewPage />, { api });
    expect(
      await screen.findByText(/Every topic is on every cluster as/),
    ).toBeInTheDocument();
    for (const sentence of [
      /Nothing needs you/,
      /Nothing came and nothing went/,
      /No topic is deprecated/,
      /every document was read/,
    ]) {
      expect(await screen.findByText(sentence)).toBeInTheDocument();
    }
  });

  it('tells how to bind a cluster where none is', async () => {
    const api = new FixtureApi();
    api.overview = {
      ...api.overview,
      agreement: [],
      unbound: [{ registry: 'platform', title: 'Platform topics' }],
    };
    renderPage(<OverviewPage />, { api });
    expect(
      await screen.findByText(/no cluster is bound to it/),
    ).toBeInTheDocument();
  });

  it('teaches where there is no registry', async () => {
    const api = new FixtureApi();
    api.overview = { ...api.overview, agreement: [], unbound: [] };
    renderPage(<OverviewPage />, { api });
    expect(await screen.findByText('No registry yet.')).toBeInTheDocument();
  });

  it('shows what went wrong, and tries again', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    const getOverview = jest
      .spyOn(api, 'getOverview')
      .mockRejectedValue(new Error('The backend is starting'));
    renderPage(<OverviewPage />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is starting',
    );
    getOverview.mockRestore();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/of 59 topics/)).toBeInTheDocument();
  });
});
