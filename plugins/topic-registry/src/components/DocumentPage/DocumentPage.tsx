import { useApi } from '@backstage/core-plugin-api';
import { RegistryDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicRegistryApiRef } from '../../api';
import { useLive, useLoad, useUrlParams } from '../../hooks';
import { Boundary, Empty, Page, RowSkeleton } from '../../ui';
import { DocumentAnswer } from './DocumentAnswer';
import { StandardsTable } from './standards/StandardsTable';
import { DocumentText } from './text/DocumentText';
import { UnparsedTable } from './UnparsedTable';
import { DocumentView } from './useDocumentLinks';
import { VersionsView } from './versions/VersionsView';
import { VersionText } from './versions/VersionText';
import { ViewTabs, viewOf } from './ViewTabs';
import styles from './DocumentPage.module.css';

/** The document of a registry as its authors wrote it, and what became of it. */
export function DocumentPage(props: { registry: string }) {
  const { registry } = props;
  const api = useApi(topicRegistryApiRef);
  const params = useUrlParams();
  const loaded = useLoad(() => api.getDocument(registry), registry);
  useLive(loaded.reload);
  const view = viewOf(params.get('view'));
  return (
    <Page
      fixed
      label={`Document of ${registry}`}
      answer={
        loaded.value && (
          <DocumentAnswer document={loaded.value} onRead={loaded.reload} />
        )
      }
      controls={
        loaded.value && <ViewTabs document={loaded.value} view={view} />
      }
    >
      <div className={styles.body}>
        <Boundary
          what="The document"
          loaded={loaded}
          skeleton={<RowSkeleton rows={14} label="Loading the document" />}
        >
          {document => <Body document={document} view={view} />}
        </Boundary>
      </div>
    </Page>
  );
}

function Body(props: { document: RegistryDocument; view: DocumentView }) {
  const { document, view } = props;
  const version = Number(useUrlParams().get('version'));
  if (view === 'versions') return <VersionsView registry={document.registry} />;
  if (view === 'text' && version > 0) {
    return <VersionText registry={document.registry} version={version} />;
  }
  if (document.text === null) {
    return (
      <Empty title="No text has been read yet.">
        {document.error ??
          'The document is read when the backend starts and whenever it changes.'}
      </Empty>
    );
  }
  if (view === 'text') {
    return (
      <DocumentText
        text={document.text}
        findings={document.findings}
        unparsed={document.unparsed}
      />
    );
  }
  return (
    <div className={styles.list}>
      {view === 'standards' ? (
        <StandardsTable standards={document.standards} />
      ) : (
        <UnparsedTable lines={document.unparsed} />
      )}
    </div>
  );
}
