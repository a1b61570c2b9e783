import { toldParam } from '@topic-registry/backstage-plugin-topic-registry-common';
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

  it('shows what the overview counts, whatever its state is now', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    const getFindings = jest.spyOn(api, 'getFindings');
    const { url } = render(`${MOUNT}?change=resolved&days=7`, api);
    const origin = await screen.findByRole('button', {
      name: 'resolved in the last 7 days: show all others too',
    });
    expect(await screen.findByText('8 of 8')).toBeInTheDocument();
    expect(getFindings).toHaveBeenCalledWith({
      state: ['open', 'muted', 'resolved'],
      change: 'resolved',
      days: 7,
    });
    await user.click(origin);
    expect(await screen.findByText('6 of 6')).toBeInTheDocument();
    expect(url()).toBe(MOUNT);
  });

  it('shows what a notification counts, also what is over', async () => {
    const api = new FixtureApi();
    api.findings = api.findings.map((one, at) => ({
      ...one,
      fingerprint: `${at}0a1b2c3d4e5f6071829`,
    }));
    const [gone] = api.findings.filter(one => one.state === 'resolved');
    const [first] = api.findings;
    const told = toldParam([gone.fingerprint, first.fingerprint]);
    render(`${MOUNT}?told=${told}`, api);
    expect(await screen.findByText('2 of 8')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^2 findings of a notification/ }),
    ).toBeInTheDocument();
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
    expect(screen.getByText(/No open findings/)).toBeInTheDocument();
  });

  it('shows what is muted faded, until when, by whom and why', async () => {
    render(`${MOUNT}?state=muted`);
    const word = await screen.findByText(/muted until/);
    expect(word).toHaveTextContent('muted until 3 Dec 2027 by operator');
    expect(word).toHaveAttribute(
      'title',
      'Muted by operator: Recompressed with the next upgrade',
    );
  });

  it('mutes with a reason and an end, and unmutes', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    const mute = jest.spyOn(api, 'muteFinding');
    const { url } = render(`${MOUNT}/f1a7c2d400000001`, api);
    const panel = await screen.findByRole('complementary', { name: 'Finding' });
    await user.click(
      await within(panel).findByRole('button', { name: 'Mute' }),
    );
    const dialog = await screen.findByRole('dialog');
    const submit = within(dialog).getByRole('button', { name: 'Mute' });
    expect(submit).toBeDisabled();
    // What the list does next, below.
    expect(dialog).toHaveTextContent(/leaves the list of open findings/);
    await user.type(
      within(dialog).getByLabelText(/Why may it wait/),
      'Moved next month',
    );
    await user.click(within(dialog).getByLabelText('1 month'));
    await user.click(submit);
    expect(await within(panel).findByText(/Muted until/)).toHaveTextContent(
      /by operator: Moved next month$/,
    );
    expect(mute).toHaveBeenCalledWith('f1a7c2d400000001', {
      reason: 'Moved next month',
      until: expect.stringMatching(/Z$/),
    });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    // The list counts it no more.
    expect(await screen.findByText('5 of 5')).toBeInTheDocument();
    expect(
      within(panel).getByText(/muted by operator until/),
    ).toBeInTheDocument();

    await user.click(within(panel).getByRole('button', { name: 'Unmute' }));
    expect(await screen.findByText('6 of 6')).toBeInTheDocument();
    expect(within(panel).queryByText(/Muted until/)).not.toBeInTheDocument();
    expect(url()).toBe(`${MOUNT}/f1a7c2d400000001`);
  });

  it('says why a mute was refused, and keeps what was typed', async () => {
    const user = userEvent.setup();
    const api = new FixtureApi();
    jest
      .spyOn(api, 'muteFinding')
      .mockRejectedValue(new Error('The finding is resolved.'));
    const { url } = render(`${MOUNT}/f1a7c2d400000001`, api);
    await user.click(await screen.findByRole('button', { name: 'Mute' }));
    const dialog = await screen.findByRole('dialog');
    const reason = within(dialog).getByLabelText(/Why may it wait/);
    await user.type(reason, 'later');
    await user.click(within(dialog).getByRole('button', { name: 'Mute' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The finding is resolved.',
    );
    expect(reason).toHaveValue('later');
    // Esc closes the dialog, not the finding behind it.
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(url()).toBe(`${MOUNT}/f1a7c2d400000001`);
  });

  it('adds comments to the history', async () => {
    const user = userEvent.setup();
    render(`${MOUNT}/f1a7c2d400000001`);
    await user.type(
      await screen.findByRole('textbox', { name: 'Comment' }),
      'Asked the team.',
    );
    await user.click(screen.getByRole('button', { name: 'Comment' }));
    expect(
      await screen.findByText('comment by operator: Asked the team.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue('');
  });

  it('narrows to what belongs to the reader and his groups', async () => {
    const user = userEvent.setup();
    const { url } = renderPage(<FindingsRouter />, {
      mount: MOUNT,
      at: MOUNT,
      ownership: ['user:default/operator', 'group:default/Revenue'],
    });
    await screen.findByText('6 of 6');
    await user.click(screen.getByRole('button', { name: 'Mine' }));
    await waitFor(() => expect(url()).toBe(`${MOUNT}?mine=1`));
    expect(screen.getByText('2 of 6')).toBeInTheDocument();
    await user.click(
      screen.getByRole('link', { name: /billing_events has 6/ }),
    );
    expect(url()).toBe(`${MOUNT}/f1a7c2d400000001?mine=1`);
  });

  it('exports what is shown', async () => {
    const user = userEvent.setup();
    const blobs: Blob[] = [];
    URL.createObjectURL = blob => {
      blobs.push(blob as Blob);
      return 'blob:findings';
    };
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    render(`${MOUNT}?severity=error`);
    await screen.findByText('2 of 6');
    await user.click(screen.getByRole('button', { name: 'Export CSV' }));
    expect(click).toHaveBeenCalledTimes(1);
    click.mockRestore();
    expect(blobs).toHaveLength(1);
    expect(blobs[0].type).toContain('text/csv');
  });
});
