import { useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { useMemo } from 'react';
import { topicRegistryApiRef } from '../../api';
import { useHost } from '../../host';
import { useLive, useLoad } from '../../hooks';
import { Boundary, Empty, FirstRegistry, Page } from '../../ui';
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
  const nothing = index?.topics.size === 0;
  return (
    <Page
      fixed
      label="Graph"
      answer={index && !nothing && <GraphAnswer index={index} />}
      controls={nothing ? undefined : <GraphControls index={index} />}
    >
      <div className={styles.body}>
        <Boundary what="The graph" loaded={loaded}>
          {() => (nothing ? <NothingDeclared /> : <GraphView index={index!} />)}
        </Boundary>
      </div>
    </Page>
  );
}

function NothingDeclared() {
  const host = useHost();
  return (
    <Empty title="No topics yet.">
      Here services that produce and consume topics are joined by what registry
      documents declare and clusters show.{' '}
      <Link href={host.registries()}>See how documents were read</Link>, or name
      the first.
      <FirstRegistry />
    </Empty>
  );
}
