import { useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { useMemo } from 'react';
import { topicRegistryApiRef } from '../../api';
import { useHost } from '../../host';
import { useLive, useLoad } from '../../hooks';
import { Boundary, Empty, Page } from '../../ui';
import { GraphAnswer } from './GraphAnswer';
import { GraphControls } from './GraphControls';
import { GraphView } from './GraphView';
import { GraphIndex } from './model/GraphIndex';
import styles from './GraphPage.module.css';

/** Who feeds whom: producers, topics and consumers, declared beside seen. */
export function GraphPage() {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getGraph());
  useLive(loaded.reload);
  const index = useMemo(
    () => loaded.value && new GraphIndex(loaded.value),
    [loaded.value],
  );
  return (
    <Page
      fixed
      label="Graph"
      answer={index && <GraphAnswer index={index} />}
      controls={<GraphControls index={index} />}
    >
      <div className={styles.body}>
        <Boundary what="The graph" loaded={loaded}>
          {() =>
            index!.topics.size > 0 ? (
              <GraphView index={index!} />
            ) : (
              <NothingDeclared />
            )
          }
        </Boundary>
      </div>
    </Page>
  );
}

function NothingDeclared() {
  const host = useHost();
  return (
    <Empty title="No topics yet.">
      Here the services that produce and consume topics would be joined by what
      the registry documents declare and the clusters show.{' '}
      <Link href={host.registries()}>See how the documents were read</Link>.
    </Empty>
  );
}
