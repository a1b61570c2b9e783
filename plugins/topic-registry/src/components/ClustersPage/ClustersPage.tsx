import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Link } from '@backstage/ui';
import {
  ClusterSummary,
  topicRegistryObservePermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { useState } from 'react';
import { topicRegistryApiRef } from '../../api';
import { formatCount, formatDuration, plural } from '../../format';
import { useHost } from '../../host';
import { useLive, useLoad } from '../../hooks';
import {
  Ago,
  Boundary,
  DataTable,
  Empty,
  Page,
  SignState,
  SignTone,
  SignWord,
} from '../../ui';
import { Refusals } from './Refusals';
import styles from './ClustersPage.module.css';

const STATUS: Record<
  ClusterSummary['status'],
  { state: SignState; tone: SignTone; word: string }
> = {
  ok: { state: 'agrees', tone: 'quiet', word: 'answers' },
  partial: { state: 'differs', tone: 'warning', word: 'answers in part' },
  failed: { state: 'differs', tone: 'error', word: 'does not answer' },
  observing: { state: 'unknown', tone: 'quiet', word: 'being read' },
  never: { state: 'unknown', tone: 'quiet', word: 'not read yet' },
};

/** The clusters that documents are held against: when each was read, and what it refused. */
export function ClustersPage() {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getClusters());
  useLive(loaded.reload);
  return (
    <Page
      label="Clusters"
      answer={loaded.value && <Answer clusters={loaded.value} />}
    >
      <Boundary what="Clusters" loaded={loaded}>
        {clusters =>
          clusters.length ? (
            <Clusters clusters={clusters} onObserved={loaded.reload} />
          ) : (
            <Empty title="No cluster yet.">
              Documents can be read without one; nothing is then compared. Name
              a cluster in app-config under topicRegistry.clusters, with its
              brokers and environment, and bind registries to it.
            </Empty>
          )
        }
      </Boundary>
    </Page>
  );
}

function Answer(props: { clusters: ClusterSummary[] }) {
  const { clusters } = props;
  const silent = clusters.filter(one => one.status === 'failed').length;
  const partial = clusters.filter(one => one.status === 'partial').length;
  const parts = [
    silent &&
      `${formatCount(silent)} ${silent === 1 ? 'does' : 'do'} not answer`,
    partial &&
      `${formatCount(partial)} ${partial === 1 ? 'answers' : 'answer'} in part`,
  ].filter(Boolean);
  const allWell = clusters.length === 1 ? 'answers.' : 'answer, all of them.';
  return (
    <span>
      {plural(clusters.length, 'cluster')}
      {parts.length ? `: ${parts.join(', ')}.` : ` ${allWell}`}
    </span>
  );
}

function Clusters(props: {
  clusters: ClusterSummary[];
  onObserved: () => void;
}) {
  const host = useHost();
  return (
    <DataTable
      label="Clusters"
      head={
        <>
          <th scope="col">Cluster</th>
          <th scope="col">State</th>
          <th scope="col">Read</th>
          <th scope="col" className="figure">
            Took
          </th>
          <th scope="col" className="figure">
            Topics
          </th>
          <th scope="col" className="figure">
            Partitions
          </th>
          <th scope="col" className="figure">
            Groups
          </th>
          <th scope="col">Registries</th>
          <th scope="col">Refused</th>
          <th scope="col">
            <span className={styles.hidden}>Actions</span>
          </th>
        </>
      }
    >
      {props.clusters.map(one => {
        const status = STATUS[one.status];
        return (
          <tr key={one.id}>
            <th scope="row">
              <strong>{one.id}</strong>
              <div className={styles.aside} title={one.brokers.join(', ')}>
                {one.environment}
                <br />
                {one.brokers[0]}
                {one.brokers.length > 1 && ` +${one.brokers.length - 1}`}
              </div>
            </th>
            <td>
              <SignWord state={status.state} tone={status.tone}>
                {status.word}
              </SignWord>
              {one.reason && one.status === 'failed' && (
                <div className={styles.reason}>{one.reason}</div>
              )}
            </td>
            <td>
              <Ago at={one.lastObservedAt} />
              <div className={`${styles.aside} ${styles.tight}`}>
                every {formatDuration(one.intervalMs)}
              </div>
            </td>
            <td className="figure">
              {one.durationMs === undefined
                ? '–'
                : formatDuration(one.durationMs)}
            </td>
            <Figure
              value={one.topics}
              title={
                one.internalTopics
                  ? `and ${plural(
                      one.internalTopics,
                      'internal topic',
                    )}, left alone`
                  : undefined
              }
            />
            <Figure value={one.partitions} />
            <Figure value={one.groups} />
            <td>
              {one.registries.length
                ? one.registries.map((id, index) => (
                    <span key={id}>
                      {index > 0 && ', '}
                      <Link href={host.document(id)}>{id}</Link>
                    </span>
                  ))
                : 'none bound'}
            </td>
            <td>
              <Refusals cluster={one} />
            </td>
            <td className={styles.tight}>
              <ObserveButton cluster={one} onObserved={props.onObserved} />
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}

function Figure(props: { value: number | undefined; title?: string }) {
  return (
    <td className="figure" title={props.title}>
      {props.value === undefined ? '–' : formatCount(props.value)}
    </td>
  );
}

function ObserveButton(props: {
  cluster: ClusterSummary;
  onObserved: () => void;
}) {
  const { cluster, onObserved } = props;
  const api = useApi(topicRegistryApiRef);
  const { allowed } = usePermission({
    permission: topicRegistryObservePermission,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (!allowed) return null;
  const observe = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.observeCluster(cluster.id);
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setBusy(false);
      onObserved();
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        aria-label={`Read now: ${cluster.id}`}
        isDisabled={busy || cluster.status === 'observing'}
        onPress={observe}
      >
        {busy ? 'Reading…' : 'Read now'}
      </Button>
      {error && (
        <div className={styles.reason} role="alert">
          {error}
        </div>
      )}
    </>
  );
}
