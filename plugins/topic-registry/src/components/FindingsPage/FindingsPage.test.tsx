import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { FindingsRouter } from './FindingsRouter';

const MOUNT = '/topic-registry/findings';

function render(at = MOUNT, api?: FixtureApi) {
  return renderPage(<FindingsRouter />, { mount: MOUNT, at, api });
}

describe('FindingsRouter', () => {
  it('groups what is open by cause, the gravest first', async () => {
    render();
    const headings = await screen.findAllByRole('heading', { level: 2 });
    expect(headings.map(one => one.querySelector('code')?.textContent)).toEqual(
      [
        'drift/partitions',
        'drift/topic-missing',
        'deprecated/consumed',
        'consumer/undeclared',
        'document/declared-count',
      ],
    );
    expect(screen.getByText('6 open findings')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '2 errors' })).toHaveAttribute(
      'href',
      '/topic-registry/findings?severity=error',
    );
    expect(screen.queryByText(/keeps records for 3 d/)).not.toBeInTheDocument();
  });

  it('tells an unanswered finding from a fresh one', async () => {
    render();
    expect(
      await screen.findByRole('img', {
        name: 'warning, not known at present',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 not known at present')).toBeInTheDocument();
  });

  it('asks for the states in the URL and narrows by the rest of it', async () => {
    const api = new FixtureApi();
    const getFindings = jest.spyOn(api, 'getFindings');
    render(`${MOUNT}?state=resolved&topic=client_events`, api);
    expect(
      await screen.findByText(/keeps records for 3 d/),
    ).toBeInTheDocument();
    expect(getFindings).toHaveBeenCalledWith({ state: ['resolved'] });
    expect(screen.getByText('1 of 1')).toBeInTheDocument();
  });

  it('searches and says when nothing fits', async () => {
    const user = userEvent.setup();
    const { url } = render(`${MOUNT}?rule=drift/partitions`);
    await screen.findByText('1 of 6');
    await user.keyboard('/rag_events');
    expect(await screen.findByText('No finding fits.')).toBeInTheDocument();
    expect(url()).toBe(`${MOUNT}?rule=drift%2Fpartitions&q=rag_events`);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(await screen.findByText('6 of 6')).toBeInTheDocument();
  });

  it('opens a finding beside the list, with its evidence, and closes on Esc', async () => {
    const user = userEvent.setup();
    const { url } = render(`${MOUNT}?severity=error`);
    await user.click(
      await screen.findByRole('link', { name: /billing_events has 6/ }),
    );
    await waitFor(() =>
      expect(url()).toBe(`${MOUNT}/f1a7c2d400000001?severity=error`),
    );
    const panel = await screen.findByRole('complementary', { name: 'Finding' });
    expect(await within(panel).findByText('Declared')).toBeInTheDocument();
    expect(within(panel).getByText('10')).toBeInTheDocument();
    expect(within(panel).getByText('6')).toBeInTheDocument();
    expect(within(panel).getByText('partitions')).toBeInTheDocument();
    expect(within(panel).getByText('0 to 5')).toBeInTheDocument();
    expect(
      within(panel).getByText(/changed: seen changed from 4 to 6/),
    ).toBeInTheDocument();
    expect(within(panel).getByText('Why it matters')).toBeInTheDocument();
    expect(within(panel).getByText('How to mend it')).toBeInTheDocument();
    // The list stays as it was narrowed.
    expect(screen.getByText('2 of 6')).toBeInTheDocument();

    await user.keyboard('{Escape}');
    await waitFor(() => expect(url()).toBe(`${MOUNT}?severity=error`));
    expect(
      screen.queryByRole('complementary', { name: 'Finding' }),
    ).not.toBeInTheDocument();
  });

  it('marks the line in the excerpt and leads to it in the document', async () => {
    render(`${MOUNT}/f1a7c2d400000001`);
    const excerpt = await screen.findByRole('group', {
      name: 'Lines of the document',
    });
    const marked = excerpt.querySelector('[aria-current="location"]');
    expect(marked).toHaveTextContent('31- **Partitions:** 10 (default)');
    expect(
      screen.getByRole('link', { name: 'Open the document at line 31' }),
    ).toHaveAttribute('href', '/topic-registry/registries/platform#L31');
  });

  it('moves between findings by arrow keys', async () => {
    const user = userEvent.setup();
    render();
    const first = await screen.findByRole('link', {
      name: /billing_events has 6/,
    });
    act(() => first.focus());
    await user.keyboard('{ArrowDown}');
    expect(
      screen.getByRole('link', { name: /rag_events is not on prod-eu/ }),
    ).toHaveFocus();
    await user.keyboard('{End}');
    expect(
      screen.getByRole('link', { name: /counts 24 active topics/ }),
    ).toHaveFocus();
  });

  it('says of an unknown fingerprint that it is not there', async () => {
    render(`${MOUNT}/nothing`);
    const panel = await screen.findByRole('complementary', { name: 'Finding' });
    expect(await within(panel).findByRole('alert')).toHaveTextContent(
      'No finding nothing',
    );
  });

  it('teaches what stands here when there is nothing', async () => {
    const api = new FixtureApi();
    api.findings = [];
    render(MOUNT, api);
    expect(await screen.findByText('No findings.')).toBeInTheDocument();
    expect(screen.getByText(/Nothing is open/)).toBeInTheDocument();
  });
});
