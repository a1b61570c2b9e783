import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { clusterView } from '../../model/topicState';
import { SignWord } from '../../ui';
import styles from './TopicsPage.module.css';

/** How a topic stands on one cluster. */
export function ClusterWord(props: { row: TopicRow; cluster: string }) {
  const { row, cluster } = props;
  const on = row.clusters.find(one => one.cluster === cluster);
  if (!on) {
    return (
      <span
        className={styles.quiet}
        title={`${row.registry} is not bound to ${cluster}`}
      >
        –
      </span>
    );
  }
  const view = clusterView(on);
  return (
    <SignWord state={view.state} tone={view.tone} title={view.title}>
      {view.word}
    </SignWord>
  );
}
