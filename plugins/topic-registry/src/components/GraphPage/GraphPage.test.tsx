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
      screen.getByRole('link', { name: '2 readers are not declared' }),
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
