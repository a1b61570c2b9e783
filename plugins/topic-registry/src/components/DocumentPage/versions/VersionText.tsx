import { useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { topicRegistryApiRef } from '../../../api';
import { useLoad } from '../../../hooks';
import { Ago, Boundary, RowSkeleton } from '../../../ui';
import { DocumentText } from '../text/DocumentText';
import { useDocumentLinks } from '../useDocumentLinks';
import styles from './Versions.module.css';

/** The text of one version; what was found is told of the one in force alone. */
export function VersionText(props: { registry: string; version: number }) {
  const { registry, version } = props;
  const api = useApi(topicRegistryApiRef);
  const links = useDocumentLinks();
  const loaded = useLoad(
    () => api.getDocumentVersion(registry, version),
    `${registry} ${version}`,
  );
  return (
    <Boundary
      what={`Version ${version}`}
      loaded={loaded}
      skeleton={<RowSkeleton rows={14} label="Loading the version" />}
    >
      {kept => (
        <>
          <p className={styles.note} role="status">
            <strong>Version {version}</strong>, in force since{' '}
            <Ago at={kept.since} />
            {kept.until && (
              <>
                {' '}
                until <Ago at={kept.until} />
              </>
            )}
            . Findings are told for the text in force alone.{' '}
            <Link href={links.text()}>Text in force</Link>{' '}
            <Link href={links.view('versions')}>All versions</Link>
          </p>
          <DocumentText text={kept.text} findings={[]} unparsed={[]} />
        </>
      )}
    </Boundary>
  );
}
