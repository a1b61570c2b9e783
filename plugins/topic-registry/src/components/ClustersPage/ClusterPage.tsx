import { useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import {
  ClusterDetail,
  QuestionDiagnosis,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ReactNode } from 'react';
import { topicRegistryApiRef } from '../../api';
import { formatCount, formatDuration } from '../../format';
import { useHost } from '../../host';
import { useLive, useLoad, usePolling } from '../../hooks';
import { Ago, Boundary, Empty, Page, SignWord } from '../../ui';
import { CLUSTER_STATUS } from './clusterStatus';
import { ClusterFacts } from './ClusterFacts';
import { LeftAloneList } from './LeftAloneList';
import { ObserveButton } from './ObserveButton';
import { Policies } from './Policies';
import { ProtocolTable } from './ProtocolTable';
import { QuestionsTable } from './QuestionsTable';
import { ReadingsTable } from './ReadingsTable';
import { RunningReading } from './RunningReading';
import styles from './ClusterPage.module.css';

/** While a reading is under way, its progress is asked for this often. */
const PROGRESS_MS = 1_000;

/** What one cluster lets the portal know, which right or version would tell more, and what its readings cost. */
export function ClusterPage(props: { cluster: string }) {
  const { cluster } = props;
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getCluster(cluster), cluster);
  useLive(loaded.reload);
  const observing = loaded.value?.status === 'observing';
  usePolling(loaded.reload, observing ? PROGRESS_MS : undefined);
  return (
    <Page
      label={`Cluster ${cluster}`}
      answer={
        loaded.value && (
          <Answer cluster={loaded.value} onObserved={loaded.reload} />
        )
      }
    >
      <Boundary what={`Cluster ${cluster}`} loaded={loaded}>
        {value => <Detail cluster={value} />}
      </Boundary>
    </Page>
  );
}

function Answer(props: { cluster: ClusterDetail; onObserved: () => void }) {
  const { cluster } = props;
  const { state, tone, word } = CLUSTER_STATUS[cluster.status];
  const host = useHost();
  const questions = cluster.diagnosis?.questions;
  return (
    <div className={styles.answer}>
      <span>
        <Link href={host.clusters()}>Clusters</Link> ›{' '}
        <strong>{cluster.id}</strong>{' '}
        <span className={styles.aside}>{cluster.environment}</span>
      </span>
      <SignWord state={state} tone={tone}>
        {word}
      </SignWord>
      {questions && cluster.lastObservedAt && (
        <span>{answeredWords(questions)}</span>
      )}
      <span className={styles.aside}>
        read <Ago at={cluster.lastObservedAt} />, every{' '}
        {formatDuration(cluster.intervalMs)}
      </span>
      <ObserveButton cluster={cluster} onObserved={props.onObserved} />
    </div>
  );
}

/** Counts every row of the table below; those on which no finding hangs, apart. */
function answeredWords(questions: QuestionDiagnosis[]): string {
  const words = (optional: boolean, kind: string) => {
    const asked = questions.filter(one => one.optional === optional);
    const answered = asked.filter(one => one.verdict === 'answered');
    return asked.length > 0
      ? [`${answered.length} of ${asked.length} ${kind}`]
      : [];
  };
  return [
    ...words(false, 'questions answered in full'),
    ...words(true, 'optional'),
  ].join(', ');
}

function Detail(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { diagnosis, readings } = cluster;
  if (!diagnosis) {
    return (
      <Empty title="Shown to readers of the whole cluster.">
        You may see {formatCount(cluster.topics ?? 0)} of its topics. What the
        cluster answers and what its readings cost concerns all of them.
      </Empty>
    );
  }
  return (
    <div className={styles.sections}>
      {cluster.running && <RunningReading running={cluster.running} />}
      {cluster.status === 'failed' && (
        <p className={styles.failure} role="status">
          {cluster.reason}
        </p>
      )}
      <ClusterFacts cluster={cluster} />
      <Section title="What it answers">
        <QuestionsTable questions={diagnosis.questions} />
      </Section>
      {cluster.leftAlone && cluster.leftAlone.length > 0 && (
        <Section title="Left alone, as platforms keep it">
          <LeftAloneList things={cluster.leftAlone} />
        </Section>
      )}
      <Section title="Last readings">
        <ReadingsTable readings={readings ?? []} />
      </Section>
      <Section title="Least rights, to copy">
        <Policies policies={diagnosis.policies} />
      </Section>
      {diagnosis.protocol && (
        <Section title="Protocol versions">
          <ProtocolTable protocol={diagnosis.protocol} />
        </Section>
      )}
    </div>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.title}>{props.title}</h2>
      {props.children}
    </section>
  );
}
