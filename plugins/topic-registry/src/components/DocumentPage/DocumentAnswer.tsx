import { Link } from '@backstage/ui';
import { RegistryDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../../format';
import { useHost } from '../../host';
import { Ago } from '../../ui';
import { DocumentStatusWord } from '../RegistriesPage/DocumentStatusWord';
import { RefreshButton } from './RefreshButton';
import styles from './DocumentPage.module.css';

/** Which text is in force, since when it was read, and how much was found in it. */
export function DocumentAnswer(props: {
  document: RegistryDocument;
  onRead: () => void;
}) {
  const { document, onRead } = props;
  const host = useHost();
  const count = document.findings.length;
  return (
    <>
      <div className={styles.answer}>
        <span className={styles.title}>
          <Link standalone href={host.registries()}>
            Registries
          </Link>
          <span aria-hidden> › </span>
          <strong>{document.title}</strong>
        </span>
        <code className={styles.target}>{document.target}</code>
        <DocumentStatusWord status={document.status} />
        <span>
          read <Ago at={document.readAt} />
        </span>
        <span>
          {count ? (
            <Link
              standalone
              href={host.findings({ registry: document.registry })}
            >
              {plural(count, 'finding')} in the text
            </Link>
          ) : (
            'no findings in the text'
          )}
        </span>
        <RefreshButton registry={document.registry} onRead={onRead} />
      </div>
      {document.error && (
        <p className={styles.reason} role="status">
          {document.error}
        </p>
      )}
    </>
  );
}
