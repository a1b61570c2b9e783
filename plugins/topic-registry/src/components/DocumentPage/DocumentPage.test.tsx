import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FixtureApi } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__/renderPage';
import { RegistriesRouter } from '../RegistriesPage/RegistriesRouter';

const MOUNT = '/topic-registry/registries';
const PAGE = `${MOUNT}/platform`;

function render(at = PAGE, options: { api?: FixtureApi } = {}) {
  return renderPage(<RegistriesRouter />, { mount: MOUNT, at, ...options });
}

const line = (number: number) => document.getElementById(`L${number}`)!;
const lineShown = (number: number) =>
  waitFor(() => {
    expect(line(number)).toBeInTheDocument();
    return line(number);
  });

describe('the text', () => {
  it('is shown as it is, numbered from 1', async () => {
    const { api } = render();
    await lineShown(1);
    const shown = Array.from(
      document.querySelectorAll('[id^="L"] > code'),
      one => one.textContent!.replace(/^\n$/, ''),
    );
    expect(shown.join('\n')).toBe(api.document.text);
    expect(
      within(line(1)).getByRole('link', { name: 'Line 1' }),
    ).toHaveAttribute('href', '#L1');
  });

  it('marks and focuses the line of the URL, and only that', async () => {
    render(`${PAGE}#L32`);
    const marked = await lineShown(32);
    await waitFor(() => expect(marked).toHaveFocus());
    expect(marked).toHaveAttribute('aria-current', 'location');
    expect(document.querySelectorAll('[aria-current="location"]')).toHaveLength(
      1,
    );
  });

  it('says of a line that the document does not have that it does not', async () => {
    render(`${PAGE}#L9999`);
    expect(await screen.findByText(/There is no line 9999/)).toHaveTextContent(
      /the document has \d+ lines/,
    );
  });

  it('marks every line of a span', async () => {
    render(`${PAGE}#L10-L12`);
    await lineShown(10);
    expect(
      Array.from(
        document.querySelectorAll('[aria-current="location"]'),
        one => one.id,
      ),
    ).toEqual(['L10', 'L11', 'L12']);
  });

  it('shows a large document in pieces, and the line of the URL among them', async () => {
    const api = new FixtureApi();
    const lines = Array.from({ length: 60_000 }, (_, at) => `- line ${at + 1}`);
    api.document = {
      ...api.document,
      text: lines.join('\n'),
      findings: [],
      unparsed: [],
    };
    const observe = jest.fn();
    const before = window.IntersectionObserver;
    window.IntersectionObserver = jest.fn(() => ({
      observe,
      disconnect: jest.fn(),
    })) as unknown as typeof IntersectionObserver;
    try {
      render(`${PAGE}#L45310`, { api });
      const marked = await lineShown(45_310);
      expect(marked).toHaveTextContent('45310- line 45310');
      expect(observe).toHaveBeenCalledTimes(300);
      expect(document.querySelectorAll('[id^="L"]')).toHaveLength(200);
      // What is not near is there to be found by the browser's own search.
      expect(
        screen.getByRole('region', { name: 'Document' }).textContent,
      ).toContain('- line 59999\n- line 60000');
    } finally {
      window.IntersectionObserver = before;
    }
  });

  it('says that no text was ever read', async () => {
    const api = new FixtureApi();
    api.document = {
      ...api.document,
      text: null,
      standards: null,
      status: 'failed',
      error: 'No such file: catalog/registries/platform.md',
      unparsed: [],
      findings: [],
    };
    render(PAGE, { api });
    expect(
      await screen.findByText('No text has been read yet.'),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/No such file/).length).toBeGreaterThan(0);
  });

  it('says why an older text is in force', async () => {
    const api = new FixtureApi();
    api.document = {
      ...api.document,
      status: 'stale',
      error: 'The file is binary. The text of 4 Nov stays in force.',
    };
    render(PAGE, { api });
    expect(await screen.findByText('older text in force')).toBeInTheDocument();
    expect(screen.getByText(/The file is binary/)).toBeInTheDocument();
  });

  it('is read again on demand, for who may', async () => {
    const user = userEvent.setup();
    const { api } = render();
    await user.click(await screen.findByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(api.refreshed).toEqual(['platform']));
  });

  it('says which registry is not there', async () => {
    jest
      .spyOn(FixtureApi.prototype, 'getDocument')
      .mockRejectedValueOnce(new Error('No registry nowhere'));
    render(`${MOUNT}/nowhere`);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No registry nowhere',
    );
  });
});

describe('what is to be said of lines', () => {
  it('stands as signs beside them, and opens on a click', async () => {
    const user = userEvent.setup();
    const { url } = render();
    await lineShown(31);
    const sign = within(line(31)).getByRole('button', {
      name: '1 error at line 31',
    });
    expect(sign).toHaveAttribute('aria-expanded', 'false');
    expect(sign).toHaveAttribute(
      'title',
      expect.stringContaining('billing_events has 6 partitions'),
    );
    await user.click(sign);
    expect(sign).toHaveAttribute('aria-expanded', 'true');
    expect(url()).toBe(`${PAGE}#L31`);
    expect(line(31)).toHaveTextContent(/billing_events has 6 partitions/);
    expect(within(line(31)).getByText('drift/partitions')).toBeInTheDocument();
    expect(
      within(line(31)).getByRole('link', { name: 'Open' }),
    ).toHaveAttribute('href', '/topic-registry/findings/f1a7c2d400000001');
    await user.click(sign);
    expect(url()).toBe(PAGE);
    expect(
      within(line(31)).queryByText('drift/partitions'),
    ).not.toBeInTheDocument();
  });

  it('opens for who comes by Tab, and closes behind them', async () => {
    const user = userEvent.setup();
    render();
    await lineShown(31);
    const signs = screen.getAllByRole('button', { name: /at line \d+$/ });
    for (let step = 0; step < 60; step++) {
      await user.tab();
      if (document.activeElement === signs[0]) break;
    }
    expect(signs[0]).toHaveFocus();
    expect(signs[0]).toHaveAttribute('aria-expanded', 'true');
    await user.tab();
    expect(document.activeElement).toHaveTextContent('Open');
    expect(signs[0]).toHaveAttribute('aria-expanded', 'true');
    await user.tab();
    expect(signs[0]).toHaveAttribute('aria-expanded', 'false');
  });

  it('is reached by n and p, around the end', async () => {
    const user = userEvent.setup();
    const { api, url } = render();
    await lineShown(1);
    const stops = [
      ...new Set(api.document.findings.map(one => one.location!.line)),
    ].sort((a, b) => a - b);
    expect(stops.length).toBeGreaterThan(1);
    for (const stop of [...stops, stops[0]]) {
      await user.keyboard('n');
      await waitFor(() => expect(url()).toBe(`${PAGE}#L${stop}`));
    }
    expect(
      within(line(stops[0])).getByRole('button', { name: /at line/ }),
    ).toHaveFocus();
    expect(
      screen.getByText(`1 of ${stops.length} lines with findings`),
    ).toBeInTheDocument();
    await user.keyboard('p');
    await waitFor(() => expect(url()).toBe(`${PAGE}#L${stops.at(-1)}`));
  });

  it('tells of lines that found no place', async () => {
    render(`${PAGE}#L34`);
    await lineShown(34);
    expect(line(34)).toHaveTextContent(
      'No place found: looks like a setting without a value',
    );
  });
});

describe('the other views', () => {
  it('lists the standards as read, each with its line', async () => {
    const user = userEvent.setup();
    const { url } = render();
    await user.click(await screen.findByRole('link', { name: 'Standards' }));
    expect(url()).toBe(`${PAGE}?view=standards`);
    const table = screen.getByRole('region', { name: 'Standards' });
    const row = within(table).getByRole('row', { name: /30 d audit topics/ });
    expect(within(row).getByRole('link', { name: 'line 32' })).toHaveAttribute(
      'href',
      `${PAGE}#L32`,
    );
    expect(screen.getByText(/Not stated.*Cleanup policy/)).toBeInTheDocument();
  });

  it('lists what found no place, with its reason', async () => {
    const { api } = render(`${PAGE}?view=unparsed`);
    const row = await screen.findByRole('row', { name: /Partitions twelve/ });
    expect(row).toHaveTextContent('looks like a setting without a value');
    expect(within(row).getByRole('link', { name: 'line 34' })).toHaveAttribute(
      'href',
      `${PAGE}#L34`,
    );
    expect(api.document.unparsed).toHaveLength(1);
  });

  it('says what would be listed where everything found its place', async () => {
    const api = new FixtureApi();
    api.document = { ...api.document, unparsed: [] };
    render(`${PAGE}?view=unparsed`, { api });
    expect(
      await screen.findByText('Every statement found its place.'),
    ).toBeInTheDocument();
  });
});

describe('versions', () => {
  it('are listed, each with its text and what changed with it', async () => {
    render(`${PAGE}?view=versions`);
    const row = await screen.findByRole('row', { name: /Version 2/ });
    expect(
      within(row).getByRole('link', { name: 'Version 2' }),
    ).toHaveAttribute('href', `${PAGE}?version=2`);
    expect(
      within(row).getByRole('link', { name: 'from version 1' }),
    ).toHaveAttribute('href', `${PAGE}?view=versions&compare=1&version=2`);
    expect(screen.getByRole('row', { name: /Version 3/ })).toHaveTextContent(
      'in force',
    );
    expect(screen.getByRole('row', { name: /Version 1/ })).toHaveTextContent(
      'the first that is kept',
    );
  });

  it('show how two of them differ, the change told by more than colour', async () => {
    render(`${PAGE}?view=versions&compare=2&version=3`);
    const region = await screen.findByRole('region', {
      name: 'Differences from version 2 to version 3',
    });
    const added = within(region).getByRole('row', { name: /added/ });
    expect(added).toHaveTextContent(
      '+added- **Retention:** 7 days (default), 30 days (audit topics)',
    );
    expect(added.querySelector('ins mark')).toHaveTextContent('7');
    const removed = within(region).getByRole('row', { name: /removed/ });
    expect(removed.querySelector('del mark')).toHaveTextContent('3');
    expect(screen.getByText('+ 1 line added')).toBeInTheDocument();
    expect(screen.getByText('− 1 line removed')).toBeInTheDocument();
  });

  it('unfold what is the same', async () => {
    const user = userEvent.setup();
    render(`${PAGE}?view=versions&compare=2&version=3`);
    const fold = await screen.findByRole('button', {
      name: 'Show 28 unchanged lines',
    });
    expect(screen.queryByText('# Platform topics')).not.toBeInTheDocument();
    await user.click(fold);
    expect(screen.getByText('# Platform topics')).toBeInTheDocument();
  });

  it('are compared with any other that is chosen', async () => {
    const user = userEvent.setup();
    const { url } = render(`${PAGE}?view=versions&compare=2&version=3`);
    await user.click(await screen.findByRole('button', { name: /From/ }));
    await user.click(screen.getByRole('option', { name: /Version 1/ }));
    expect(url()).toBe(`${PAGE}?view=versions&version=3&compare=1`);
    expect(
      await screen.findByRole('region', {
        name: 'Differences from version 1 to version 3',
      }),
    ).toBeInTheDocument();
  });

  it('say that one and the same does not differ', async () => {
    render(`${PAGE}?view=versions&compare=3&version=3`);
    expect(await screen.findByText('No line differs.')).toBeInTheDocument();
  });

  it('are read as they were, without findings', async () => {
    render(`${PAGE}?version=1`);
    await lineShown(1);
    expect(screen.getByText('Version 1')).toBeInTheDocument();
    expect(screen.queryByText(/rag_events/)).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /at line/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Text in force' })).toHaveAttribute(
      'href',
      PAGE,
    );
  });

  it('say which is not kept', async () => {
    render(`${PAGE}?version=9`);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Version 9 is not kept',
    );
  });

  it('say that none is kept yet', async () => {
    const api = new FixtureApi();
    api.versions = [];
    render(`${PAGE}?view=versions`, { api });
    expect(
      await screen.findByText('No version is kept yet.'),
    ).toBeInTheDocument();
  });
});
