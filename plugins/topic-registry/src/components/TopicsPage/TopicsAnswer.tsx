import { Link } from '@backstage/ui';
import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { memo, useMemo } from 'react';
import { formatCount, plural } from '../../format';
import { useHost } from '../../host';
import { CLUSTER_STATES, stateTone } from '../../model/clusterStates';
import {
  clustersOf,
  countByCluster,
  StateCounts,
} from '../../model/topicState';
import { SignWord } from '../../ui';
import styles from './TopicsPage.module.css';

// More clusters than this are summed up; a line for each would push the table away.
const MAX_LINES = 4;

function PlainTopicsAnswer(props: { rows: TopicRow[] }) {
  const host = useHost();
  const { rows } = props;
  const counts = useMemo(() => countByCluster(rows), [rows]);
  const clusters = useMemo(() => clustersOf(rows).slice(0, MAX_LINES), [rows]);
  return (
    <div className={styles.answer}>
      <span>{plural(rows.length, 'topic')} declared</span>
      {counts.size === 0 && rows.length > 0 && (
        <span className={styles.quiet}>
          No cluster is bound to a registry, so nothing is compared. Clusters
          are named in app-config under topicRegistry.clusters.
        </span>
      )}
      {clusters.map(cluster => (
        <ClusterCounts
          key={cluster}
          cluster={cluster}
          counts={counts.get(cluster)!}
        />
      ))}
      {counts.size > MAX_LINES && (
        <Link standalone href={host.clusters()}>
          {plural(counts.size - MAX_LINES, 'more cluster')}
        </Link>
      )}
    </div>
  );
}

/** How far document and clusters agree, cluster by cluster; each figure leads to its topics. */
export const TopicsAnswer = memo(PlainTopicsAnswer);

function ClusterCounts(props: { cluster: string; counts: StateCounts }) {
  const host = useHost();
  const { cluster } = props;
  const { states, severities } = props.counts;
  return (
    <span className={styles.cluster}>
      <strong>{cluster}</strong>
      {CLUSTER_STATES.filter(part => states[part.id] > 0).map(part => (
        <Link
          key={part.id}
          standalone
          href={host.topics({ state: part.id, cluster })}
          aria-label={`${states[part.id]} ${part.word(
            states[part.id],
          )} on ${cluster}`}
        >
          <SignWord state={part.state} tone={stateTone(part, severities)}>
            {formatCount(states[part.id])} {part.word(states[part.id])}
          </SignWord>
        </Link>
      ))}
    </span>
  );
}
