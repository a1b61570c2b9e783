import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { RegistriesRouter } from './RegistriesRouter';

const MOUNT = '/topic-registry/registries';

function render(at = MOUNT, options: { api?: FixtureApi } = {}) {
  return renderPage(<RegistriesRouter />, { mount: MOUNT, at, ...options });
}

describe('the list of registries', () => {
  it('tells which document is not the newest, and why', async () => {
    render();
    expect(
      await screen.findByText(
        '2 registries, of which 1 could not be read at the last attempt.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('older text in force')).toBeInTheDocument();
    expect(screen.getByText(/the limit is 5 242 880/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Platform topics' }),
    ).toHaveAttribute('href', '/topic-registry/registries/platform');
    expect(screen.getByRole('link', { name: '5 deprecated' })).toHaveAttribute(
      'href',
      '/topic-registry?registry=platform&lifecycle=deprecated',
    );
  });

  it('tells how to name one when there is none', async () => {
    const api = new FixtureApi();
    api.registries = [];
    render(MOUNT, { api });
    expect(await screen.findByText('No registry yet.')).toBeInTheDocument();
  });
});

describe('the document', () => {
  it('marks and focuses the line of the URL', async () => {
    render(`${MOUNT}/platform#L31`);
    const line = (await screen.findByText('- **Partitions:** 10 (default)'))
      .parentElement!;
    await waitFor(() => expect(line).toHaveFocus());
    expect(line).toHaveAttribute('id', 'L31');
    expect(line).toHaveAttribute('aria-current', 'location');
    expect(
      screen.getByText(
        '- **Retention:** 7 days (default), 30 days (audit topics)',
      ).parentElement,
    ).not.toHaveAttribute('aria-current');
  });

  it('shows the text as it is, numbered from 1', async () => {
    const { api } = render(`${MOUNT}/platform`);
    await screen.findByText('# Platform topics');
    const shown = Array.from(
      document.querySelectorAll('[role="listitem"] > code'),
      one => one.textContent!.trimEnd(),
    );
    expect(shown.join('\n').trimEnd()).toBe(api.document.text!.trimEnd());
    expect(screen.getByRole('link', { name: 'Line 1' })).toHaveAttribute(
      'href',
      '#L1',
    );
  });

  it('puts findings in the margin of their lines', async () => {
    render(`${MOUNT}/platform`);
    const note = await screen.findByRole('link', {
      name: /billing_events has 6 partitions/,
    });
    expect(note).toHaveAttribute(
      'href',
      '/topic-registry/findings/f1a7c2d400000001',
    );
    expect(note.closest('[role="listitem"]')).toHaveAttribute('id', 'L31');
  });

  it('lists what found no place, with its reason', async () => {
    render(`${MOUNT}/platform`);
    expect(
      await screen.findByText('1 line found no place in the registry'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'line 34' })).toHaveAttribute(
      'href',
      '#L34',
    );
  });

  it('says why an older text is in force', async () => {
    const api = new FixtureApi();
    api.document = {
      ...api.document,
      status: 'stale',
      error: 'The file is binary. The text of 4 Nov stays in force.',
    };
    render(`${MOUNT}/platform`, { api });
    expect(await screen.findByText('older text in force')).toBeInTheDocument();
    expect(screen.getByText(/The file is binary/)).toBeInTheDocument();
  });

  it('says that no text was ever read', async () => {
    const api = new FixtureApi();
    api.document = {
      ...api.document,
      text: null,
      status: 'failed',
      error: 'No such file: catalog/registries/platform.md',
      unparsed: [],
      findings: [],
    };
    render(`${MOUNT}/platform`, { api });
    expect(
      await screen.findByText('No text has been read yet.'),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/No such file/).length).toBeGreaterThan(0);
  });

  it('reads it again on demand, for who may', async () => {
    const user = userEvent.setup();
    const { api } = render(`${MOUNT}/platform`);
    await user.click(await screen.findByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(api.refreshed).toEqual(['platform']));
  });

  it('says which registry is not there', async () => {
    render(`${MOUNT}/nowhere`);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No registry nowhere',
    );
  });
});
