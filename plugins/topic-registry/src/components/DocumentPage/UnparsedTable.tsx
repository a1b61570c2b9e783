import { Link } from '@backstage/ui';
import { UnparsedLine } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DataTable, Empty } from '../../ui';
import { useDocumentLinks } from './useDocumentLinks';
import styles from './DocumentPage.module.css';

/** What looks like a statement of the registry and found no place in it, with the reasons. */
export function UnparsedTable(props: { lines: UnparsedLine[] }) {
  const { lines } = props;
  const links = useDocumentLinks();
  if (lines.length === 0) {
    return (
      <Empty title="Every statement found its place.">
        Here are lines that look like a topic, a field, a table row or a count
        and could not be read as one. They are reported, never left out in
        silence; what is plain prose is not listed.
      </Empty>
    );
  }
  return (
    <DataTable
      label="Lines that found no place"
      head={
        <>
          <th scope="col">Line</th>
          <th scope="col">Text</th>
          <th scope="col">Why it found no place</th>
        </>
      }
    >
      {lines.map((one, index) => (
        <tr key={index}>
          <th scope="row" className={styles.tight}>
            <Link href={links.text(undefined, one.line)} data-row-link="">
              line {one.line}
            </Link>
          </th>
          <td>
            <code className={styles.unparsed}>{one.text}</code>
          </td>
          <td>{one.reason}</td>
        </tr>
      ))}
    </DataTable>
  );
}
