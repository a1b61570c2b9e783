import { Link } from '@backstage/ui';
import { DocumentVersion } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatBytes, formatCount } from '../../../format';
import { Ago, DataTable, Empty, SignWord } from '../../../ui';
import { useDocumentLinks } from '../useDocumentLinks';
import styles from './Versions.module.css';

/** The texts that were in force, each with a way to it and to what changed with it. */
export function VersionsTable(props: { versions: DocumentVersion[] }) {
  const { versions } = props;
  const links = useDocumentLinks();
  if (versions.length === 0) {
    return (
      <Empty title="No version is kept yet.">
        Each text of the document that was in force is kept from its first
        reading on: the latest 50, and not more than 20 MB.
      </Empty>
    );
  }
  return (
    <DataTable
      label="Versions of the document"
      head={
        <>
          <th scope="col">Version</th>
          <th scope="col">In force since</th>
          <th scope="col">Until</th>
          <th scope="col" className="figure">
            Lines
          </th>
          <th scope="col" className="figure">
            Size
          </th>
          <th scope="col">Differences</th>
          <th scope="col">SHA-256</th>
        </>
      }
    >
      {versions.map((one, at) => {
        const before = versions[at + 1];
        return (
          <tr key={one.version}>
            <th scope="row">
              <Link
                href={at === 0 ? links.text() : links.text(one.version)}
                data-row-link=""
              >
                Version {one.version}
              </Link>
            </th>
            <td>
              <Ago at={one.since} />
            </td>
            <td>
              {one.until ? (
                <Ago at={one.until} />
              ) : (
                <SignWord state="agrees">in force</SignWord>
              )}
            </td>
            <td className="figure">{formatCount(one.lines)}</td>
            <td className="figure">{formatBytes(one.bytes)}</td>
            <td className={styles.links}>
              {before ? (
                <Link href={links.difference(before.version, one.version)}>
                  from version {before.version}
                </Link>
              ) : (
                <span className={styles.quiet}>the first that is kept</span>
              )}
              {at > 1 && (
                <Link href={links.difference(one.version, versions[0].version)}>
                  to version {versions[0].version}
                </Link>
              )}
            </td>
            <td>
              <code className={styles.hash} title={one.hash}>
                {one.hash.slice(0, 12)}
              </code>
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}
