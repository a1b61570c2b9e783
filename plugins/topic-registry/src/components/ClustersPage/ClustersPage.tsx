import { useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { ClusterSummary } from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicRegistryApiRef } from '../../api';
import { formatCount, formatDuration, plural } from '../../format';
import { useHost } from '../../host';
import { useLive, useLoad } from '../../hooks';
import { Ago, Boundary, DataTable, Empty, Page, SignWord } from '../../ui';
import { CLUSTER_STATUS } from './clusterStatus';
import { ObserveButton } from './ObserveButton';
import { Refusals } from './Refusals';
import styles from './ClustersPage.module.css';

/** The clusters that documents are held against: when each was read, and what it refused. */
export function ClustersPage() {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getClusters());
  useLive(loaded.reload);
  return (
    <Page
      label="Clusters"
      answer={
        loaded.value?.length ? <Answer clusters={loaded.value} /> : undefined
      }
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
        const status = CLUSTER_STATUS[one.status];
        return (
          <tr key={one.id}>
            <th scope="row">
              <Link href={host.cluster(one.id)} weight="bold">
                {one.id}
              </Link>
              <div
                className={styles.aside}
                title={one.arn ?? one.brokers.join(', ')}
              >
                {one.environment}
                <br />
                {one.arn ? `Amazon MSK ${one.msk?.kind ?? ''}` : one.brokers[0]}
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
