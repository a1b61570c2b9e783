import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi, manyTopicRows } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { TopicsPage } from './TopicsPage';

function topicNames(): (string | null)[] {
  return Array.from(
    document.querySelectorAll('[data-row-link] [title]'),
    name => name.getAttribute('title'),
  );
}

describe('TopicsPage', () => {
  it('reads a cut name out as one word', async () => {
    renderPage(<TopicsPage />);
    expect(
      await screen.findByRole('link', { name: 'billing_events' }),
    ).toBeInTheDocument();
  });

  it('answers first: how many agree and differ, cluster by cluster', async () => {
    renderPage(<TopicsPage />);
    expect(await screen.findByText('10 topics declared')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '3 differ on prod-eu' }),
    ).toHaveAttribute('href', '/topic-registry?state=differs&cluster=prod-eu');
    expect(
      screen.getByRole('link', { name: '1 missing on prod-eu' }),
    ).toBeInTheDocument();
    expect(screen.getByText('10 of 10')).toBeInTheDocument();
  });

  it('gives a missing topic one colour, in the answer and in its row', async () => {
    const api = new FixtureApi();
    const [topic] = api.topics;
    const toneOf = (element: Element) =>
      element.querySelector('svg')?.getAttribute('class');
    const findings = { error: 0, warning: 0, info: 1 };
    api.topics = [
      {
        ...topic,
        findings,
        clusters: [{ ...topic.clusters[1], state: 'missing', findings }],
      },
    ];
    renderPage(<TopicsPage />, { api });
    const figure = await screen.findByRole('link', {
      name: '1 missing on dev-eu',
    });
    const word = screen.getByTitle(/Not on dev-eu, where/);
    expect(toneOf(figure)).toMatch(/info/);
    expect(toneOf(figure)).toBe(toneOf(word));
  });

  it('names the cluster of a rate and the time over which it was counted', async () => {
    const api = new FixtureApi();
    const [topic] = api.topics;
    const [prod] = topic.clusters;
    api.topics = [{ ...topic, clusters: [{ ...prod, rateOverMs: 3_480_000 }] }];
    renderPage(<TopicsPage />, { api });
    expect(
      await screen.findByTitle('prod-eu: 1 240/h over the last 58 min'),
    ).toHaveTextContent('1.2 k');
  });

  it('finds a topic by an event type and keeps the search in the URL', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<TopicsPage />);
    await screen.findByText('10 of 10');
    await user.keyboard('/payment_failed');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(await screen.findByText('1 of 10')).toBeInTheDocument();
    expect(topicNames()).toEqual(['billing_events']);
    // Why it was found.
    expect(screen.getByText('payment_failed')).toBeInTheDocument();
    await waitFor(() => expect(url()).toBe('/?q=payment_failed'));
  });

  it('reads filters and sorting from the URL, and can drop them', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<TopicsPage />, {
      at: '/?lifecycle=deprecated&lifecycle=proposed&registry=platform&sort=-name',
    });
    expect(await screen.findByText('3 of 10')).toBeInTheDocument();
    expect(topicNames()).toEqual([
      'pricing_events',
      'nda_events',
      'knowledge_events',
    ]);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(await screen.findByText('10 of 10')).toBeInTheDocument();
    expect(url()).toBe('/?sort=-name');
  });

  it('narrows to what is mine, in the URL', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<TopicsPage />, {
      ownership: ['user:default/operator', 'group:default/identity'],
    });
    await screen.findByText('10 of 10');
    await user.click(screen.getByRole('button', { name: 'Mine' }));
    expect(await screen.findByText('2 of 10')).toBeInTheDocument();
    expect(topicNames()).toEqual(['auth_events', 'client_events']);
    expect(url()).toBe('/?mine=1');
    expect(
      screen.getAllByRole('link', { name: 'identity' })[0],
    ).toHaveAttribute('href', '/catalog/default/group/identity');
  });

  it('says of a value in the URL that nothing has it', async () => {
    renderPage(<TopicsPage />, { at: '/?state=bogus' });
    expect(await screen.findByText('0 of 10')).toBeInTheDocument();
    expect(
      screen.getAllByText('bogus (nothing has it)').length,
    ).toBeGreaterThan(0);
  });

  it('narrows by a state on a cluster', async () => {
    renderPage(<TopicsPage />, { at: '/?state=unknown&cluster=prod-eu' });
    expect(await screen.findByText('1 of 10')).toBeInTheDocument();
    expect(topicNames()).toEqual(['support_events']);
    // Unknown says why.
    expect(
      screen.getByTitle(/reading role may not describe this topic/),
    ).toHaveTextContent('unknown');
  });

  it('shows how long deprecated topics have to go, and what replaces them', async () => {
    renderPage(<TopicsPage />, { at: '/?lifecycle=deprecated' });
    expect(await screen.findByText('41 d left')).toBeInTheDocument();
    expect(screen.getByText('overdue 12 d')).toBeInTheDocument();
    expect(screen.getAllByText('→ sales_doc_events')).toHaveLength(2);
  });

  it('leads from a row to the topic and from its count to its findings', async () => {
    renderPage(<TopicsPage />, { at: '/?q=billing_events' });
    expect(
      await screen.findByRole('link', { name: 'billing_events' }),
    ).toHaveAttribute('href', '/catalog/platform/api/billing_events/topic');
    expect(
      screen.getByRole('link', { name: '2 findings of billing_events' }),
    ).toHaveAttribute(
      'href',
      '/topic-registry/findings?topic=billing_events&registry=platform',
    );
  });

  it('opens a topic with Enter after moving there by arrow keys', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<TopicsPage />, {
      mount: '/topic-registry',
      at: '/topic-registry?registry=platform',
    });
    await screen.findByText('9 of 10');
    act(() =>
      screen.getByRole('link', { name: 'agent_action_events' }).focus(),
    );
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(url()).toBe('/catalog/platform/api/auth_events/topic'),
    );
  });

  it('sorts by the head of a column, and the other way round at the next click', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<TopicsPage />);
    await screen.findByText('10 of 10');
    const findings = screen.getByRole('columnheader', { name: 'Findings' });
    expect(findings).toHaveAttribute('aria-sort', 'none');
    expect(screen.getByRole('columnheader', { name: 'Topic' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await user.click(screen.getByRole('button', { name: 'Findings' }));
    expect(findings).toHaveAttribute('aria-sort', 'ascending');
    expect(url()).toBe('/?sort=findings');
    await user.click(screen.getByRole('button', { name: 'Findings' }));
    expect(findings).toHaveAttribute('aria-sort', 'descending');
    expect(url()).toBe('/?sort=-findings');
    expect(topicNames()[0]).toBe('billing_events');
    // What does not sort has no button and says nothing of an order.
    expect(
      screen.getByRole('columnheader', { name: 'prod-eu' }),
    ).not.toHaveAttribute('aria-sort');
  });

  it('is a table whose rows are called by their topics', async () => {
    renderPage(<TopicsPage />, { at: '/?q=billing_events' });
    const row = await screen.findByRole('row', { name: /billing_events/ });
    expect(
      within(screen.getByRole('table', { name: 'Topics' })).getByRole(
        'rowheader',
        { name: /billing_events/ },
      ),
    ).toBeInTheDocument();
    expect(within(row).getAllByRole('cell')).toHaveLength(6);
  });

  it('opens a topic by a click anywhere in its row', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<TopicsPage />, {
      mount: '/topic-registry',
      at: '/topic-registry',
    });
    const row = await screen.findByRole('row', { name: /auth_events/ });
    await user.click(within(row).getAllByRole('cell')[0]);
    await waitFor(() =>
      expect(url()).toBe('/catalog/platform/api/auth_events/topic'),
    );
  });

  it('pages a thousand topics and tells how many there are', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    api.topics = manyTopicRows(1_000);
    const { url } = renderPage(<TopicsPage />, { api, at: '/?page=19' });
    expect(await screen.findByText('1 000 of 1 000')).toBeInTheDocument();
    expect(topicNames()).toHaveLength(50);
    expect(screen.getByText('901 – 950 of 1 000')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(url()).toBe('/?page=20'));
    expect(screen.getByText('951 – 1 000 of 1 000')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    await waitFor(() => expect(url()).toBe('/?page=19'));
    // Another order begins at the first page.
    await user.click(screen.getByRole('button', { name: 'Owner' }));
    await waitFor(() => expect(url()).toBe('/?sort=owner'));
    expect(
      screen.getByRole('button', { name: 'Previous page' }),
    ).toBeDisabled();
  });

  it('shows the last page where the URL names one beyond it', async () => {
    const api = new FixtureApi();
    api.topics = manyTopicRows(60);
    renderPage(<TopicsPage />, { api, at: '/?page=7' });
    expect(await screen.findByText('51 – 60 of 60')).toBeInTheDocument();
    expect(topicNames()).toHaveLength(10);
  });

  it('says what would be here when no registry has a topic', async () => {
    const api = new FixtureApi();
    api.topics = [];
    renderPage(<TopicsPage />, { api });
    expect(await screen.findByText('No topics yet.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See how documents were read' }),
    ).toHaveAttribute('href', '/topic-registry/registries');
  });

  it('says that nothing fits, beside the filters that can be cleared', async () => {
    renderPage(<TopicsPage />, { at: '/?q=zzz' });
    expect(await screen.findByText('No topic fits.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Clear' })).toBeInTheDocument();
  });

  it('shows what went wrong, and tries again', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    const getTopics = jest
      .spyOn(api, 'getTopics')
      .mockRejectedValueOnce(new Error('The backend is starting'));
    renderPage(<TopicsPage />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is starting',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('10 of 10')).toBeInTheDocument();
    expect(getTopics).toHaveBeenCalledTimes(2);
  });
});
