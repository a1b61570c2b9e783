import { useApi } from '@backstage/core-plugin-api';
import { topicRegistryApiRef } from '../../api';
import { useLive, useLoad } from '../../hooks';
import { Boundary, Page } from '../../ui';
import { NoTopics } from './NoTopics';
import { TopicsAnswer } from './TopicsAnswer';
import { TopicsControls } from './TopicsControls';
import styles from './TopicsPage.module.css';
import { TopicsTable } from './TopicsTable';
import { useTopicsView } from './useTopicsView';

/** Every declared topic, and how it stands on the clusters. */
export function TopicsPage() {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getTopics());
  useLive(loaded.reload);
  const { filter, sort, shown } = useTopicsView(loaded.value);
  return (
    <Page
      fixed
      label="Topics"
      answer={
        loaded.value?.length ? <TopicsAnswer rows={loaded.value} /> : undefined
      }
      controls={
        loaded.value?.length === 0 ? undefined : (
          <TopicsControls
            rows={loaded.value}
            filter={filter}
            shown={shown?.length}
          />
        )
      }
    >
      <div className={styles.list}>
        <Boundary what="Topics" loaded={loaded}>
          {rows =>
            rows.length === 0 ? (
              <NoTopics />
            ) : (
              <TopicsTable
                all={rows}
                shown={shown ?? []}
                query={filter.query}
                sort={sort}
              />
            )
          }
        </Boundary>
      </div>
    </Page>
  );
}
