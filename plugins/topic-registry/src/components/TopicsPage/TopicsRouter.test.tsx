import { screen } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { TopicsRouter } from './TopicsRouter';

const MOUNT = '/topic-registry';

describe('TopicsRouter', () => {
  it('shows the topics at its own address', async () => {
    renderPage(<TopicsRouter />, { mount: MOUNT, at: MOUNT });
    expect(await screen.findByText('10 of 10')).toBeInTheDocument();
  });

  it('says of an address that leads nowhere that it does', async () => {
    renderPage(<TopicsRouter />, { mount: MOUNT, at: `${MOUNT}/nope` });
    expect(
      await screen.findByText('There is no such page.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Nothing is at/)).toHaveTextContent(
      '/topic-registry/nope',
    );
    expect(screen.getByRole('link', { name: 'All topics' })).toHaveAttribute(
      'href',
      MOUNT,
    );
    expect(screen.queryByText('10 of 10')).not.toBeInTheDocument();
  });
});
