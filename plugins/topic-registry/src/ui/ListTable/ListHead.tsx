import { RiArrowUpLine } from '@remixicon/react';
import { ListColumn, ListSort } from './columns';
import styles from './ListTable.module.css';

/** The head of a column; pressing it sorts, and once more the other way round. */
export function ListHead<Row, By extends string>(props: {
  column: ListColumn<Row, By>;
  sort: ListSort<By>;
  onSort: (by: By, descending: boolean) => void;
}) {
  const { column, sort, onSort } = props;
  const { label, sort: by } = column;
  const className = column.figure ? styles.figure : undefined;
  if (by === undefined) {
    return (
      <th scope="col" className={className}>
        <span className={styles.label}>{label}</span>
      </th>
    );
  }
  const sorted = sort.by === by;
  const order = sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} aria-sort={sorted ? order : 'none'}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort(by, sorted && !sort.descending)}
      >
        <span className={styles.label}>{label}</span>
        <RiArrowUpLine className={styles.arrow} size={16} aria-hidden />
      </button>
    </th>
  );
}
