import { useApi } from '@backstage/core-plugin-api';
import { Button, Link } from '@backstage/ui';
import {
  RegistryDocument,
  RegistrySummary,
  topicRegistryRefreshPermission,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useState } from 'react';
import { topicRegistryApiRef } from '../../api';
import { formatCount, plural } from '../../format';
import { useHost } from '../../host';
import { useLive, useLoad } from '../../hooks';
import { Ago, Boundary, Empty, Page, RowSkeleton } from '../../ui';
import { DocumentStatusWord } from '../RegistriesPage/DocumentStatusWord';
import { DocumentText } from './DocumentText';
import styles from './DocumentPage.module.css';

/** The document of a registry, with what was found in it. */
export function DocumentPage(props: { registry: string }) {
  const { registry } = props;
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(async () => {
    const [document, summary] = await Promise.all([
      api.getDocument(registry),
      api.getRegistry(registry),
    ]);
    return { document, summary };
  }, registry);
  useLive(loaded.reload);
  return (
    <Page
      fixed
      label={`Document of ${registry}`}
      answer={
        loaded.value && (
          <DocumentAnswer {...loaded.value} onRead={loaded.reload} />
        )
      }
    >
      <div className={styles.body}>
        <Boundary
          what="The document"
          loaded={loaded}
          skeleton={<RowSkeleton rows={14} label="Loading the document" />}
        >
          {({ document }) => <DocumentBody document={document} />}
        </Boundary>
      </div>
    </Page>
  );
}

function DocumentAnswer(props: {
  document: RegistryDocument;
  summary: RegistrySummary;
  onRead: () => void;
}) {
  const { document, summary, onRead } = props;
  const host = useHost();
  const count = document.findings.length;
  return (
    <>
      <div className={styles.answer}>
        <Link standalone href={host.registries()}>
          Registries
        </Link>
        <strong>{summary.title}</strong>
        <code className={styles.target}>{summary.target}</code>
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

function RefreshButton(props: { registry: string; onRead: () => void }) {
  const api = useApi(topicRegistryApiRef);
  const { allowed } = usePermission({
    permission: topicRegistryRefreshPermission,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (!allowed) return null;
  const read = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.refreshRegistry(props.registry);
      props.onRead();
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="secondary" size="small" isDisabled={busy} onPress={read}>
        {busy ? 'Reading…' : 'Read again'}
      </Button>
      {error && <span role="alert">{error}</span>}
    </>
  );
}

function DocumentBody(props: { document: RegistryDocument }) {
  const { document } = props;
  if (document.text === null) {
    return (
      <Empty title="No text has been read yet.">
        {document.error ??
          'The document is read when the backend starts and whenever it changes.'}
      </Empty>
    );
  }
  return (
    <>
      {document.unparsed.length > 0 && <Unparsed lines={document.unparsed} />}
      <DocumentText
        text={document.text}
        findings={document.findings}
        unparsed={document.unparsed}
      />
    </>
  );
}

function Unparsed(props: { lines: UnparsedLine[] }) {
  return (
    <details className={styles.unparsed}>
      <summary>
        {formatCount(props.lines.length)}{' '}
        {props.lines.length === 1 ? 'line' : 'lines'} found no place in the
        registry
      </summary>
      <ul>
        {props.lines.map(one => (
          <li key={`${one.line} ${one.text}`}>
            <a href={`#L${one.line}`}>line {one.line}</a>{' '}
            <code>{one.text}</code> – {one.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
