import {
  TopicDetail,
  TopicOnCluster,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatBytes, formatCount, formatShort, plural } from '../../format';
import { clusterView, total } from '../../model/topicState';
import { Ago, SignWord, Since } from '../../ui';
import styles from './TopicTab.module.css';

/** What agrees and what differs, cluster by cluster, and since when. */
export function StateLine(props: { topic: TopicDetail }) {
  const { topic } = props;
  if (!topic.clusters.length) {
    return (
      <p className={styles.state}>
        <SignWord state="unknown">
          The registry is bound to no cluster, so nothing is compared.
        </SignWord>
      </p>
    );
  }
  return (
    <ul className={styles.state} aria-label="State on each cluster">
      {topic.clusters.map(on => (
        <li key={on.cluster}>
          <ClusterLine topic={topic} on={on} />
        </li>
      ))}
    </ul>
  );
}

function ClusterLine(props: { topic: TopicDetail; on: TopicOnCluster }) {
  const { topic, on } = props;
  const view = clusterView(on);
  const since = earliest(topic, on.cluster);
  return (
    <>
      <SignWord state={view.state} tone={view.tone} wraps>
        <strong>{on.cluster}</strong> {sentence(on)}
      </SignWord>
      <span className={styles.quiet}>
        {since && (
          <>
            since <Since at={since} />
            {' · '}
          </>
        )}
        {on.partitions !== undefined &&
          `${plural(on.partitions, 'partition')} · `}
        {on.records !== undefined &&
          `${formatCount(on.records)} ${
            on.records === '1' ? 'record' : 'records'
          } · `}
        {on.bytesOnDisk !== undefined && (
          <span title="Bytes of all replicas">
            {formatBytes(on.bytesOnDisk)} on disk ·{' '}
          </span>
        )}
        {on.recordsPerHour !== undefined &&
          `${formatShort(on.recordsPerHour)}/h · `}
        {on.observedAt ? (
          <>
            read <Ago at={on.observedAt} />
          </>
        ) : (
          'not read yet'
        )}
      </span>
    </>
  );
}

function sentence(on: TopicOnCluster): string {
  const count = total(on.findings);
  switch (on.state) {
    case 'agrees':
      return count
        ? `agrees; ${plural(count, 'finding')} for information`
        : 'agrees';
    case 'differs':
      return count ? `differs: ${plural(count, 'finding')}` : 'differs';
    case 'missing':
      return 'does not have the topic';
    case 'absent':
      return 'does not have the topic, as it should be';
    default:
      return `is not known: ${on.reason ?? 'it has not been read yet'}`;
  }
}

function earliest(topic: TopicDetail, cluster: string): string | undefined {
  const times = topic.records
    .filter(one => one.cluster === cluster && one.state === 'open')
    .map(one => one.firstSeenAt)
    .sort();
  return times[0];
}
