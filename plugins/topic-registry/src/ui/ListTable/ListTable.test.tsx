import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { renderPage } from '../../__testUtils__/renderPage';
import { CellLink } from '../CellLink';
import { ListColumn } from './columns';
import { ListTable } from './ListTable';

interface Fruit {
  name: string;
  /** Path of its page; some have none. */
  page?: string;
}

const FRUITS: Fruit[] = [
  { name: 'apple', page: '/fruits/apple' },
  { name: 'pear', page: '/fruits/pear' },
  { name: 'quince' },
];

const drawn = jest.fn();

const COLUMNS: ListColumn<Fruit, 'name'>[] = [
  {
    id: 'name',
    label: 'Fruit',
    sort: 'name',
    names: true,
    width: { share: 1, least: 100 },
    cell: ({ name, page }) => {
      drawn(name);
      return (
        <CellLink row href={page}>
          {name}
        </CellLink>
      );
    },
  },
  { id: 'kind', label: 'Kind', width: 100, cell: () => 'pome' },
  {
    id: 'more',
    label: 'More',
    figure: true,
    width: 100,
    cell: ({ name }) => (
      <CellLink href={`/more/${name}`} aria-label={`More of ${name}`}>
        3
      </CellLink>
    ),
  },
];

function Fruits() {
  const [descending, setDescending] = useState(false);
  return (
    <ListTable
      label="Fruits"
      columns={COLUMNS}
      rows={descending ? [...FRUITS].reverse() : FRUITS}
      keyOf={fruit => fruit.name}
      sort={{ by: 'name', descending }}
      onSort={(_, down) => setDescending(down)}
      page={1}
      onPage={() => {}}
      view={String(descending)}
      empty="No fruit."
    />
  );
}

function render() {
  const { url } = renderPage(<Fruits />, {
    mount: '/fruits',
    at: '/fruits',
  });
  return url;
}

/** The second cell of a row, in which nothing can be pressed. */
function plainCell(name: RegExp): HTMLElement {
  return within(screen.getByRole('row', { name })).getAllByRole('cell')[0];
}

describe('ListTable', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    drawn.mockClear();
    window.getSelection()?.removeAllRanges();
  });

  it('follows the link of a row from any place in it', async () => {
    const url = render();
    await userEvent.click(plainCell(/pear/));
    expect(url()).toBe('/fruits/pear');
  });

  it('leaves a click on another link of the row to that link', async () => {
    const url = render();
    await userEvent.click(screen.getByRole('link', { name: 'More of pear' }));
    expect(url()).toBe('/more/pear');
  });

  it('opens another tab with Ctrl held and by the middle button', async () => {
    const open = jest.spyOn(window, 'open').mockReturnValue(null);
    const url = render();
    const user = userEvent.setup();
    await user.keyboard('{Control>}');
    await user.click(plainCell(/pear/));
    await user.keyboard('{/Control}');
    await user.pointer({ keys: '[MouseMiddle]', target: plainCell(/apple/) });
    expect(
      open.mock.calls.map(([href]) => new URL(String(href)).pathname),
    ).toEqual(['/fruits/pear', '/fruits/apple']);
    expect(url()).toBe('/fruits');
  });

  it('does not take the right button for a click', () => {
    const open = jest.spyOn(window, 'open').mockReturnValue(null);
    const url = render();
    fireEvent(
      plainCell(/pear/),
      new MouseEvent('auxclick', { bubbles: true, button: 2 }),
    );
    expect(open).not.toHaveBeenCalled();
    expect(url()).toBe('/fruits');
  });

  it('lets text of a row be selected without leaving', async () => {
    const url = render();
    window.getSelection()?.selectAllChildren(plainCell(/pear/));
    fireEvent.click(plainCell(/pear/));
    expect(url()).toBe('/fruits');
  });

  it('goes nowhere from a row without a page', async () => {
    const url = render();
    expect(screen.queryByRole('link', { name: 'quince' })).toBeNull();
    await userEvent.click(plainCell(/quince/));
    expect(url()).toBe('/fruits');
  });

  it('leaves links that open elsewhere to the browser', () => {
    const url = render();
    const link = screen.getByRole('link', { name: 'pear' });
    expect(link).toHaveAttribute('href', '/fruits/pear');
    const leftToBrowser = jest.fn();
    // Stands for the browser, which the test has not.
    const browser = (event: Event) => {
      leftToBrowser(!event.defaultPrevented);
      event.preventDefault();
    };
    window.addEventListener('click', browser);
    fireEvent.click(link, { ctrlKey: true });
    window.removeEventListener('click', browser);
    expect(leftToBrowser).toHaveBeenCalledWith(true);
    expect(url()).toBe('/fruits');
  });

  it('sorts by keyboard, and draws no row anew for that', async () => {
    render();
    expect(drawn.mock.calls.flat()).toEqual(['apple', 'pear', 'quince']);
    const user = userEvent.setup();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Fruit' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('columnheader', { name: 'Fruit' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(
      screen.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['quince', 'pear', 'apple']);
    expect(drawn).toHaveBeenCalledTimes(3);
  });
});
