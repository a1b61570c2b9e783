import { Link } from '@backstage/ui';
import { Standards } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo } from 'react';
import { DataTable, Empty, Prose } from '../../../ui';
import { useDocumentLinks } from '../useDocumentLinks';
import { standardRows } from './standardRows';
import styles from './StandardsTable.module.css';

/** The conventions as they were read from the document, each with its line. */
export function StandardsTable(props: { standards: Standards | null }) {
  const { standards } = props;
  const links = useDocumentLinks();
  const found = useMemo(
    () => standards && standardRows(standards),
    [standards],
  );
  if (!found || found.rows.length === 0) {
    return (
      <Empty title="The document states no standards.">
        Here are the conventions that topics are held against: templates of
        names, partitions, replication, retention, compression. They are read
        from lines such as <code>- **Partitions:** 10 (default)</code>.
      </Empty>
    );
  }
  return (
    <>
      <DataTable
        label="Standards"
        head={
          <>
            <th scope="col">Standard</th>
            <th scope="col">Value</th>
            <th scope="col">Holds for</th>
            <th scope="col">Stated at</th>
          </>
        }
      >
        {found.rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">{row.name}</th>
            <td className={styles.value}>
              <Prose>{row.value}</Prose>
            </td>
            <td>
              {row.holdsFor ? (
                <Prose>{row.holdsFor}</Prose>
              ) : (
                <span className={styles.quiet}>all, unless said otherwise</span>
              )}
            </td>
            <td className={styles.line}>
              {row.line === undefined ? (
                <span className={styles.quiet}>app-config</span>
              ) : (
                <Link href={links.text(undefined, row.line)}>
                  line {row.line}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </DataTable>
      {found.missing.length > 0 && (
        <p className={styles.note}>
          Not stated, so nothing is held against it: {found.missing.join(', ')}.
        </p>
      )}
    </>
  );
}
