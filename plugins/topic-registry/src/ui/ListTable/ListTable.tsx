import { ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { useRowKeys } from '../../hooks';
import { CellLinksProvider, useLinksOfTable } from '../cellLinks';
import { columnWidths, ListColumn, ListSort } from './columns';
import { ListHead } from './ListHead';
import { ListRow } from './ListRow';
import { Pager } from './Pager';
import { followRow, followRowElsewhere, keepFromScrolling } from './rowClicks';
import styles from './ListTable.module.css';

// 10 000 rows at once take seconds to lay out; a page of these takes no time, and
// the browser's own search finds what is on it.
const PAGE_ROWS = 50;

/**
 * A long list as a table that fills its place: heads that sort and stay while
 * rows scroll beneath them, whole rows that lead where their {@link CellLink}
 * leads, arrow keys between them, and a page of rows at a time.
 */
export function ListTable<Row, By extends string>(props: {
  label: string;
  /** Rows are drawn anew when this is another array. */
  columns: readonly ListColumn<Row, By>[];
  /** All rows, in the order that `sort` names. */
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sort: ListSort<By>;
  onSort: (by: By, descending: boolean) => void;
  /** Counts from 1. */
  page: number;
  onPage: (page: number) => void;
  /** What the rows were chosen and ordered by; with another, the list begins at its top. */
  view: string;
  /** Stands in place of rows where there are none. */
  empty: ReactNode;
}) {
  const { label, columns, rows, keyOf, view, onPage } = props;
  const links = useLinksOfTable();
  const onRowKeys = useRowKeys();
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [view]);
  const { widths, least } = useMemo(() => columnWidths(columns), [columns]);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const page = Math.min(Math.max(1, Math.floor(props.page)), pages);
  const shown = rows.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS);
  return (
    <div className={styles.list}>
      <div className={styles.scroller} ref={scroller}>
        <table
          className={styles.table}
          style={{ minWidth: least }}
          aria-label={label}
        >
          <colgroup>
            {columns.map(({ id }, at) => (
              <col key={id} style={{ width: widths[at] }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(column => (
                <ListHead
                  key={column.id}
                  column={column}
                  sort={props.sort}
                  onSort={props.onSort}
                />
              ))}
            </tr>
          </thead>
          {shown.length === 0 ? (
            <tbody>
              <tr>
                <td colSpan={columns.length} className={styles.empty}>
                  {props.empty}
                </td>
              </tr>
            </tbody>
          ) : (
            // The links of the rows take the keys; a click beside one is meant for it.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <tbody
              className={styles.rows}
              onKeyDown={onRowKeys}
              onClick={followRow}
              onAuxClick={followRowElsewhere}
              onMouseDown={keepFromScrolling}
            >
              <CellLinksProvider value={links}>
                {shown.map(row => (
                  <ListRow key={keyOf(row)} row={row} columns={columns} />
                ))}
              </CellLinksProvider>
            </tbody>
          )}
        </table>
      </div>
      {pages > 1 && (
        <Pager
          label={label}
          page={page}
          pageRows={PAGE_ROWS}
          rows={rows.length}
          onPage={onPage}
        />
      )}
    </div>
  );
}
