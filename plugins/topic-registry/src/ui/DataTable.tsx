import { ReactNode } from 'react';
import { CellLinksProvider, useLinksOfTable } from './cellLinks';
import styles from './DataTable.module.css';

/** A small table: rows that fit on a page, without sorting. Figures carry the class `figure`. */
export function DataTable(props: {
  label: string;
  head: ReactNode;
  children: ReactNode;
}) {
  const links = useLinksOfTable();
  return (
    <div
      className={styles.wrap}
      role="region"
      aria-label={props.label}
      // What can scroll sideways has to be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>{props.head}</tr>
        </thead>
        <CellLinksProvider value={links}>
          <tbody>{props.children}</tbody>
        </CellLinksProvider>
      </table>
    </div>
  );
}
