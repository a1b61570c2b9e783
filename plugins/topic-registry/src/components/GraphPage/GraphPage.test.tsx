import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi, manyGraph } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { GraphPage } from './GraphPage';

const graph = () =>
  screen.findByRole('group', { name: /^Producers, topics and consumers/ });
const node = (name: RegExp) => screen.getByRole('button', { name });
const nodeIds = () =>
  Array.from(document.querySelectorAll('[data-place]'), one =>
    one.getAttribute('data-place'),
  );

describe('GraphPage', () => {
  it('answers first, and draws every topic with its producers and consumers', async () => {
    renderPage(<GraphPage />);
    expect(
      await screen.findByText('10 topics between 12 services'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '2 readers not declared' }),
    ).toHaveAttribute('href', '/topic-registry/graph?kind=undeclared');
    await graph();
    expect(
      node(/^billing_events, topic, 1 producer, 6 consumers, 1 not declared/),
    ).toBeInTheDocument();
    // A service that does both stands on both sides.
    expect(node(/^Customer Success, producer/)).toBeInTheDocument();
    expect(node(/^Customer Success, consumer/)).toBeInTheDocument();
  });

  it('narrows by the legend, and keeps it in the URL', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<GraphPage />);
    await graph();
    await user.click(
      screen.getByRole('button', { name: /seen, not declared\s*2/ }),
    );
    await waitFor(() => expect(url()).toBe('/?kind=undeclared'));
    expect(nodeIds().sort()).toEqual([
      'consumers group:prod-eu/reporting_billing_events_consumer',
      'consumers service:platform/service-3',
      'topics topic:platform/billing_events',
      'topics topic:platform/nda_events',
    ]);
  });
});

describe('the drawing', () => {
  it('pins what is clicked and tells its evidence, with the ways to it', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<GraphPage />);
    await graph();
    await user.click(node(/^billing_events, topic/));
    await waitFor(() =>
      expect(url()).toBe('/?pin=topic%3Aplatform%2Fbilling_events'),
    );
    const panel = await screen.findByRole('complementary', {
      name: 'Evidence',
    });
    expect(
      within(panel).getByRole('link', { name: 'billing_events' }),
    ).toHaveAttribute('href', '/catalog/platform/api/billing_events/topic');
    expect(
      within(panel).getByRole('link', { name: '2 findings' }),
    ).toHaveAttribute(
      'href',
      '/topic-registry/findings?topic=billing_events&registry=platform',
    );
    expect(
      within(panel).getByRole('link', { name: 'line 80 of platform' }),
    ).toHaveAttribute('href', '/topic-registry/registries/platform#L80');
    expect(panel).toHaveTextContent('cannot be seen');
    expect(panel).toHaveTextContent('reporting_billing_events_consumer');
    expect(panel).toHaveTextContent('declared in no line');
    expect(panel).toHaveTextContent('lag 14');
    // A party in the panel leads on.
    await user.click(
      within(panel).getByRole('button', { name: 'Voice Agent' }),
    );
    await waitFor(() =>
      expect(url()).toBe('/?pin=service%3Aplatform%2Fservice-9'),
    );
    await user.keyboard('{Escape}');
    await waitFor(() => expect(url()).toBe('/'));
  });

  it('fades what is not joined to the one that is pointed at', async () => {
    const user = userEvent.setup();
    renderPage(<GraphPage />);
    await graph();
    const faded = (name: RegExp) =>
      node(name).closest('[data-node]')!.classList.contains('faded');
    expect(faded(/^auth_events, topic/)).toBe(false);
    await user.hover(node(/^rag_events, topic/));
    expect(faded(/^auth_events, topic/)).toBe(true);
    expect(faded(/^rag_events, topic/)).toBe(false);
    expect(faded(/^Voice Agent, consumer/)).toBe(false);
    expect(faded(/^Billing & Revenue Management, producer/)).toBe(true);
    expect(
      screen.getByText('rag_events · topic · 1 producer · 2 consumers'),
    ).toBeInTheDocument();
  });

  it('tells the evidence of a line that is pointed at and pins it', async () => {
    const user = userEvent.setup();
    renderPage(<GraphPage />);
    await graph();
    const line = document.querySelector(
      '[data-edge="consumer topic:platform/nda_events service:platform/service-3"] path',
    )!;
    await user.hover(line);
    expect(
      screen.getByText(
        'nda_events → Sales Document Generator · not declared · seen as sales_document_generator_nda_events_consumer on prod-eu, lag 0',
      ),
    ).toBeInTheDocument();
    await user.click(line);
    const panel = await screen.findByRole('complementary', {
      name: 'Evidence',
    });
    expect(panel).toHaveTextContent('nda_events');
    expect(panel).toHaveTextContent('Sales Document Generator');
  });

  it('puts in the centre what is double clicked, and goes further by steps', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<GraphPage />);
    await graph();
    await user.dblClick(node(/^rag_events, topic/));
    await waitFor(() =>
      expect(url()).toBe('/?focus=topic%3Aplatform%2Frag_events'),
    );
    expect(nodeIds()).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: '2 steps away' }));
    await waitFor(() => expect(url()).toContain('depth=2'));
    expect(nodeIds().length).toBeGreaterThan(4);
  });

  it('takes the reference of an entity as the centre', async () => {
    renderPage(<GraphPage />, { at: '/?focus=component:platform/service-17' });
    await graph();
    expect(nodeIds()).toEqual([
      'producers service:platform/service-17',
      'topics topic:platform/rag_events',
    ]);
  });

  it('says so when the centre is not in the graph', async () => {
    renderPage(<GraphPage />, { at: '/?focus=topic:platform/gone' });
    expect(
      await screen.findByText(/The graph has no node topic:platform\/gone/),
    ).toBeInTheDocument();
    expect(nodeIds().length).toBeGreaterThan(10);
  });

  it('is used by the keyboard alone', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<GraphPage />);
    const drawing = await graph();
    // One stop for Tab in the whole drawing.
    expect(drawing.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    act(() => node(/^billing_events, topic/).focus());
    await user.keyboard('{ArrowLeft}');
    expect(node(/^Billing & Revenue Management, producer/)).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(node(/^billing_events, topic/)).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(node(/^rag_events, topic/)).toHaveFocus();
    await user.keyboard(' ');
    await waitFor(() => expect(url()).toMatch(/pin=.*rag_events/));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(url()).toBe('/'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(url()).toMatch(/focus=.*rag_events/));
    act(() => node(/^rag_events, topic/).focus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(url()).toBe('/'));
  });

  it('draws many by category, opens one, and has only what is in sight in the page', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    api.graph = manyGraph(2_500);
    const { url } = renderPage(<GraphPage />, { api });
    await graph();
    expect(
      screen.getByText(/^2.479 nodes are drawn by category/),
    ).toBeInTheDocument();
    await user.dblClick(node(/^Category 7, 40 topics/));
    await waitFor(() => expect(url()).toBe('/?category=Category+7'));
    expect(node(/^domain_7_00007_events, topic/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await user.click(screen.getByRole('button', { name: 'Draw all' }));
    await waitFor(() => expect(url()).toBe('/?all=1'));
    expect(nodeIds().length).toBeLessThan(200);
  });
});

describe('the table', () => {
  it('has a row for each edge and each topic without one', async () => {
    renderPage(<GraphPage />, { at: '/?view=table' });
    const table = await screen.findByRole('region', {
      name: 'Edges of the graph',
    });
    // 28 edges, and two topics without any: with the head.
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 28 + 2);
    const row = within(table).getByRole('row', {
      name: /Voice Agent.*line 81/,
    });
    expect(row).toHaveTextContent('not seen');
    expect(within(row).getByRole('link', { name: 'line 81' })).toHaveAttribute(
      'href',
      '/topic-registry/registries/platform#L81',
    );
    expect(
      within(table).getByRole('row', { name: /pricing_events/ }),
    ).toHaveTextContent('nobody declared, nobody seen');
  });

  it('names a topic once, beside all its edges', async () => {
    renderPage(<GraphPage />, { at: '/?view=table' });
    const heads = await screen.findAllByRole('rowheader');
    const names = heads.map(head => head.querySelector('a')?.textContent);
    expect(new Set(names).size).toBe(names.length);
    const rows = heads.reduce(
      (sum, head) => sum + Number(head.getAttribute('rowspan')),
      0,
    );
    expect(rows).toBe(28 + 2);
  });

  it('shows what the filters leave', async () => {
    renderPage(<GraphPage />, { at: '/?view=table&kind=not-seen' });
    const table = await screen.findByRole('region', {
      name: 'Edges of the graph',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
  });
});

describe('nothing to draw', () => {
  it('says what would be here', async () => {
    const api = new FixtureApi();
    api.graph = { topics: [], parties: [], edges: [] };
    renderPage(<GraphPage />, { api });
    expect(await screen.findByText('No topics yet.')).toBeInTheDocument();
  });

  it('says that nothing fits, beside what can be cleared', async () => {
    renderPage(<GraphPage />, { at: '/?q=zzz' });
    expect(await screen.findByText('Nothing fits.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Clear' })).toBeInTheDocument();
  });

  it('waits, tells what went wrong, and tries again', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    jest
      .spyOn(api, 'getGraph')
      .mockRejectedValueOnce(new Error('The backend is starting'));
    renderPage(<GraphPage />, { api });
    expect(
      screen.getByRole('status', { name: 'Loading The graph' }),
    ).toBeInTheDocument();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend is starting',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await graph()).toBeInTheDocument();
  });
});
