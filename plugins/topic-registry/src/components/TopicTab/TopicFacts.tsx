import { Link } from '@backstage/ui';
import {
  graphTopicId,
  TopicDetail,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../../format';
import { useHost } from '../../host';
import { Prose } from '../../ui';
import styles from './TopicTab.module.css';

/** What the document says of the topic in a line or two, and where. */
export function TopicFacts(props: { topic: TopicDetail }) {
  const host = useHost();
  const { topic } = props;
  return (
    <p className={styles.facts}>
      {topic.purpose && (
        <>
          <Prose>{topic.purpose}</Prose>
          {'. '}
        </>
      )}
      {topic.events.length > 0
        ? `${plural(topic.events.length, 'event type')}, `
        : 'No event types, '}
      declared at{' '}
      <Link href={host.document(topic.registry, topic.line)}>
        line {topic.line} of {topic.registry}
      </Link>
      .{' '}
      <Link
        href={host.graph({ focus: graphTopicId(topic.registry, topic.name) })}
      >
        Graph
      </Link>
    </p>
  );
}
