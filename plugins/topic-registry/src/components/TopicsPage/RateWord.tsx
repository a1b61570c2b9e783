import {
  TopicOnCluster,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount, formatDuration, formatShort } from '../../format';
import { rateOf } from './filterTopics';
import styles from './TopicsPage.module.css';

/** Records written to a topic per hour, with each cluster's share on hover. */
export function RateWord(props: { row: TopicRow }) {
  const rate = rateOf(props.row);
  if (rate === undefined) {
    return (
      <span
        className={styles.quiet}
        title="Known when it was read for two minutes"
      >
        –
      </span>
    );
  }
  const title = props.row.clusters
    .filter(on => on.recordsPerHour !== undefined)
    .map(rateWords)
    .join(', ');
  return <span title={title}>{formatShort(rate)}</span>;
}

function rateWords(on: TopicOnCluster): string {
  const rate = `${on.cluster}: ${formatCount(on.recordsPerHour ?? 0)}/h`;
  return on.rateOverMs === undefined
    ? rate
    : `${rate} over the last ${formatDuration(toMinutes(on.rateOverMs))}`;
}

function toMinutes(ms: number): number {
  return Math.round(ms / 60_000) * 60_000;
}
