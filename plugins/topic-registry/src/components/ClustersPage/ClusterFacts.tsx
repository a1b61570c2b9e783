import { Link } from '@backstage/ui';
import {
  ClusterDetail,
  Diagnosis,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount, formatDuration, plural } from '../../format';
import { useHost } from '../../host';
import { SignWord } from '../../ui';
import styles from './ClusterPage.module.css';

/** Where the cluster is, what is on it and what its clock says. */
export function ClusterFacts(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { arn, msk, brokers, registries, diagnosis } = cluster;
  const host = useHost();
  return (
    <dl className={styles.facts}>
      <dt>Reached at</dt>
      <dd>
        <code>{arn ?? brokers.join(', ')}</code>
      </dd>
      {msk && (
        <>
          <dt>Amazon MSK</dt>
          <dd>
            {[msk.name, msk.kind, msk.kafkaVersion, `state ${msk.state}`]
              .filter(Boolean)
              .join(' · ')}
          </dd>
        </>
      )}
      <dt>On it</dt>
      <dd>
        {cluster.topics === undefined
          ? 'not read yet'
          : [
              plural(cluster.topics, 'topic'),
              cluster.internalTopics !== undefined &&
                `${formatCount(cluster.internalTopics)} internal, left alone`,
              plural(cluster.partitions ?? 0, 'partition'),
              plural(cluster.groups ?? 0, 'group'),
            ]
              .filter(Boolean)
              .join(' · ')}
      </dd>
      <dt>Held against</dt>
      <dd>
        {registries.length > 0
          ? registries.map((id, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link href={host.document(id)}>{id}</Link>
              </span>
            ))
          : 'no registry: bind one to it in app-config'}
      </dd>
      <dt>Its clock</dt>
      <dd>
        <Clock clock={diagnosis?.clock} />
      </dd>
    </dl>
  );
}

function Clock(props: { clock: Diagnosis['clock'] }) {
  const { clock } = props;
  if (!clock) return <>not told by this cluster</>;
  const { aheadMs, withinMs, off } = clock;
  const by = `${formatDuration(Math.abs(aheadMs))} ${
    aheadMs < 0 ? 'behind' : 'ahead of'
  } the portal's, within ${formatDuration(withinMs)}`;
  return off ? (
    <SignWord state="differs" tone="warning" wraps>
      {by}: ages and dates told of it are wrong by as much
    </SignWord>
  ) : (
    <>{by}</>
  );
}
