import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { total } from '../../model/topicState';
import { CellLink } from '../../ui';
import styles from './TopicsPage.module.css';

/** How many findings a topic has, leading to them. */
export function FindingsLink(props: { row: TopicRow }) {
  const host = useHost();
  const { row } = props;
  const count = total(row.findings);
  if (!count) return <span className={styles.quiet}>0</span>;
  return (
    <CellLink
      href={host.findings({ topic: row.name, registry: row.registry })}
      aria-label={`${count} findings of ${row.name}`}
    >
      {formatCount(count)}
    </CellLink>
  );
}
