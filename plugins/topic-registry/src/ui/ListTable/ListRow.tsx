import { memo } from 'react';
import { ListColumn } from './columns';
import styles from './ListTable.module.css';

function PlainListRow<Row, By extends string>(props: {
  row: Row;
  columns: readonly ListColumn<Row, By>[];
}) {
  const { row, columns } = props;
  return (
    <tr>
      {columns.map(({ id, names, figure, cell }) =>
        names ? (
          <th key={id} scope="row">
            {cell(row)}
          </th>
        ) : (
          <td key={id} className={figure ? styles.figure : undefined}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

/** A row of a list; drawn anew only when the row itself or the columns change. */
export const ListRow = memo(PlainListRow) as typeof PlainListRow;
