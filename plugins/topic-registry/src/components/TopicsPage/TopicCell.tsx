import { TopicRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useHost } from '../../host';
import { topicView } from '../../model/topicState';
import { CellLink, Name, Sign } from '../../ui';
import { DaysLeftWord } from './DaysLeftWord';
import { matchingEvents } from './filterTopics';
import styles from './TopicsPage.module.css';

/** A topic by name: how it stands, what replaces it, and why a search found it. */
export function TopicCell(props: { row: TopicRow; query: string }) {
  const { row, query } = props;
  const host = useHost();
  const view = topicView(row);
  const events = matchingEvents(row, query);
  return (
    <span className={styles.topic}>
      <Sign state={view.state} tone={view.tone} label={view.word} />
      <CellLink row href={host.topic(row.entityRef)}>
        <Name>{row.name}</Name>
      </CellLink>
      {row.replacement && (
        <span className={styles.aside} title={`Use ${row.replacement}`}>
          → {row.replacement}
        </span>
      )}
      {row.lifecycle === 'deprecated' && (
        <DaysLeftWord removableFrom={row.removableFrom} />
      )}
      {events.length > 0 && (
        <span className={styles.aside} title={events.join(', ')}>
          {events[0]}
          {events.length > 1 && ` +${events.length - 1}`}
        </span>
      )}
    </span>
  );
}
