import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount, formatShort } from '../../format';
import { rateOf } from './filterTopics';
import styles from './TopicsPage.module.css';

/** Records written to a topic per hour, with each cluster's share on hover. */
export function RateWord(props: { row: TopicRow }) {
  const rate = rateOf(props.row);
  if (rate === undefined) {
    return (
      <span className={styles.quiet} title="Known after two readings">
        –
      </span>
    );
  }
  const title = props.row.clusters
    .filter(on => on.recordsPerHour !== undefined)
    .map(on => `${on.cluster}: ${formatCount(on.recordsPerHour ?? 0)}/h`)
    .join(', ');
  return <span title={title}>{formatShort(rate)}</span>;
}
