import { screen, waitFor } from '@testing-library/react';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { FindingsCount } from './FindingsCount';

class CountApi extends FixtureApi {
  readonly asked: number[] = [];
  readonly #open: { error: number; warning: number; info: number };

  constructor(open: { error: number; warning: number; info: number }) {
    super();
    this.#open = open;
  }

  async getFindingCounts() {
    this.asked.push(1);
    return { open: this.#open, muted: 4 };
  }
}

describe('FindingsCount', () => {
  it('says how many are open, and of what kind', async () => {
    const api = new CountApi({ error: 3, warning: 17, info: 1 });
    renderPage(<FindingsCount />, { api });
    const count = await screen.findByRole('img', { name: '21 open findings' });
    expect(count).toHaveAttribute('data-count', '21');
    expect(count).toHaveAttribute(
      'title',
      '3 errors, 17 warnings, 1 for information',
    );
  });

  it('is not there when nothing is open', async () => {
    const api = new CountApi({ error: 0, warning: 0, info: 0 });
    renderPage(<FindingsCount />, { api });
    await waitFor(() => expect(api.asked).not.toEqual([]));
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});
