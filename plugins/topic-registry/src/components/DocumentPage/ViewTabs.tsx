import { Link } from '@backstage/ui';
import { RegistryDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { DocumentView, useDocumentLinks } from './useDocumentLinks';
import styles from './DocumentPage.module.css';

const VIEWS: { id: DocumentView; label: string }[] = [
  { id: 'text', label: 'Text' },
  { id: 'standards', label: 'Standards' },
  { id: 'unparsed', label: 'No place found' },
  { id: 'versions', label: 'Versions' },
];

/** The view that the URL asks for; the text where it asks for none of them. */
export function viewOf(param: string): DocumentView {
  return VIEWS.find(({ id }) => id === param)?.id ?? 'text';
}

/** What of the document is shown. */
export function ViewTabs(props: {
  document: RegistryDocument;
  view: DocumentView;
}) {
  const links = useDocumentLinks();
  return (
    <nav className={styles.tabs} aria-label="Views of the document">
      {VIEWS.map(({ id, label }) => (
        <Link
          key={id}
          standalone
          className={styles.tab}
          href={links.view(id)}
          aria-current={id === props.view ? 'page' : undefined}
        >
          {label}
          {id === 'unparsed' && (
            <span className={styles.count}>
              {' '}
              {formatCount(props.document.unparsed.length)}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
