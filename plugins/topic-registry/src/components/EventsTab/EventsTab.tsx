import { useApi } from '@backstage/core-plugin-api';
import { lazy, Suspense } from 'react';
import { topicRegistryApiRef } from '../../api';
import { useLoad } from '../../hooks';
import { Boundary, Empty, RowSkeleton } from '../../ui';
import { NoTopic, useTopicOfEntity } from '../TopicTab';
import styles from './EventsTab.module.css';

// Parser and viewer weigh several MB; only who opens the tab loads them.
const AsyncApiView = lazy(() =>
  import('./AsyncApiView').then(m => ({ default: m.AsyncApiView })),
);

/** What a topic carries, as its AsyncAPI document says. */
export function EventsTab() {
  const topic = useTopicOfEntity();
  if (!topic) {
    return (
      <Empty title="This entity names no topic of a registry.">
        It needs the annotations topic-registry/registry and
        topic-registry/topic.
      </Empty>
    );
  }
  return <Events {...topic} />;
}

function Events(props: { registry: string; name: string }) {
  const { registry, name } = props;
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(
    async () => (await api.getTopic(registry, name)).asyncapi,
    `${registry}/${name}`,
  );
  return (
    <div className={styles.tab}>
      <Boundary
        what="The AsyncAPI document"
        loaded={loaded}
        absent={<NoTopic registry={registry} name={name} />}
      >
        {text => (
          <Suspense
            fallback={<RowSkeleton label="Loading the AsyncAPI document" />}
          >
            <AsyncApiView text={text} />
          </Suspense>
        )}
      </Boundary>
    </div>
  );
}
