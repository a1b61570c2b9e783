import { TopicDetail } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount, plural } from '../../format';
import { Ago } from '../../ui';
import styles from './TopicTab.module.css';

/** When records of the topic were looked at, and how many: what is said of producers rests on these alone. */
export function SampleNote(props: { topic: TopicDetail }) {
  const sampled = props.topic.clusters.flatMap(({ cluster, sample }) =>
    sample ? [{ cluster, ...sample }] : [],
  );
  if (sampled.length === 0) return null;
  return (
    <p className={styles.none}>
      {sampled.map(({ cluster, records, partitions, sampledAt }) => (
        <span key={cluster}>
          Records looked at on {cluster}:{' '}
          {records === 0
            ? 'none, as there are none'
            : `the newest ${formatCount(records)} of ${plural(
                partitions,
                'partition',
              )}`}
          , <Ago at={sampledAt} />.{' '}
        </span>
      ))}
      Names and counts are kept of them, nothing else.
    </p>
  );
}
