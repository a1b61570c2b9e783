import { useApi } from '@backstage/core-plugin-api';
import { TopicDetail } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ReactNode } from 'react';
import { topicRegistryApiRef } from '../../api';
import { useLive, useLoad } from '../../hooks';
import { Boundary, Empty } from '../../ui';
import { FindingRows } from '../FindingsPage';
import { DeprecationNote } from './DeprecationNote';
import { NoTopic } from './NoTopic';
import { PartiesTable } from './PartiesTable';
import { SampleNote } from './SampleNote';
import { SettingsTable } from './SettingsTable';
import { StateLine } from './StateLine';
import { TopicFacts } from './TopicFacts';
import { useTopicOfEntity } from './useTopicOfEntity';
import styles from './TopicTab.module.css';

/** How a topic stands: parties declared and seen, settings on each cluster, findings. */
export function TopicTab() {
  const topic = useTopicOfEntity();
  if (!topic) {
    return (
      <Empty title="This entity names no topic of a registry.">
        It needs the annotations topic-registry/registry and
        topic-registry/topic.
      </Empty>
    );
  }
  return <LoadedTopic {...topic} />;
}

function LoadedTopic(props: { registry: string; name: string }) {
  const { registry, name } = props;
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(
    () => api.getTopic(registry, name),
    `${registry}/${name}`,
  );
  useLive(loaded.reload);
  return (
    <div className={styles.tab}>
      <Boundary
        what="The topic"
        loaded={loaded}
        absent={<NoTopic registry={registry} name={name} />}
      >
        {topic => <Topic topic={topic} />}
      </Boundary>
    </div>
  );
}

function Topic(props: { topic: TopicDetail }) {
  const { topic } = props;
  const open = topic.records.filter(one => one.state !== 'resolved');
  return (
    <>
      <StateLine topic={topic} />
      {topic.lifecycle === 'deprecated' && <DeprecationNote topic={topic} />}
      <TopicFacts topic={topic} />
      {open.length > 0 && (
        <Section title="Findings">
          <FindingRows label="Findings of the topic" findings={open} />
        </Section>
      )}
      <Section title="Parties">
        <PartiesTable topic={topic} />
        <SampleNote topic={topic} />
      </Section>
      <Section title="Settings">
        <SettingsTable topic={topic} />
      </Section>
      {open.length === 0 && (
        <Section title="Findings">
          <p className={styles.none}>
            None. The document and the answers of the clusters agree about this
            topic.
          </p>
        </Section>
      )}
    </>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.children}
    </section>
  );
}
