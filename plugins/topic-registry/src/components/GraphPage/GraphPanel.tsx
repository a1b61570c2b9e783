import { Button, Link } from '@backstage/ui';
import {
  GraphEdge,
  GraphParty,
  GraphTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatShort, plural } from '../../format';
import { useHost } from '../../host';
import { total } from '../../model/topicState';
import { SidePanel } from '../../ui';
import { Evidence } from './Evidence';
import { categoryOf, GraphIndex } from './model/GraphIndex';
import { GraphLayout } from './model/layout';
import { Selection } from './model/select';
import { ViewNode } from './model/view';
import { sentenceOfMany } from './words';
import styles from './GraphPanel.module.css';

/** Edges that the panel lists before it leaves the rest to the table. */
const MOST_EDGES = 60;

/** What is known of the node or the edge that was pinned. */
export function GraphPanel(props: {
  index: GraphIndex;
  layout: GraphLayout;
  selection: Selection;
  pinned: string;
  onClose: () => void;
  onPin: (id: string) => void;
  onCentre: (id: string) => void;
}) {
  const { index, layout, selection, pinned, onCentre } = props;
  const node = layout.nodes.find(place => place.node.id === pinned)?.node;
  const drawn = layout.edges.find(({ edge }) => edge.id === pinned)?.edge;
  if (!node && !drawn) return null;
  const edges = drawn
    ? drawn.edges
    : selection.edges.filter(
        edge => edge.topic === pinned || edge.party === pinned,
      );
  return (
    <SidePanel
      label="Evidence"
      back="The graph"
      onClose={props.onClose}
      className={styles.panel}
    >
      {node?.topic && <TopicHead topic={node.topic} />}
      {node?.party && <PartyHead party={node.party} />}
      {node?.count !== undefined && <ManyHead node={node} />}
      {drawn && drawn.edges.length > 1 && (
        <h2 className={styles.title}>{sentenceOfMany(drawn)}</h2>
      )}
      {drawn && drawn.edges.length === 1 && (
        <h2 className={styles.title}>
          {drawn.role === 'producer' ? 'Produces' : 'Consumes'}
        </h2>
      )}
      {node && (node.count === undefined || node.registry !== undefined) && (
        <p className={styles.actions}>
          <Button
            variant="secondary"
            size="small"
            onPress={() => onCentre(node.id)}
          >
            {node.count === undefined ? 'Put in the centre' : 'Open'}
          </Button>
        </p>
      )}
      <Edges
        edges={edges}
        index={index}
        side={node?.topic && 'party'}
        at={node?.party && 'topic'}
        onPin={props.onPin}
      />
    </SidePanel>
  );
}

function Edges(props: {
  edges: GraphEdge[];
  index: GraphIndex;
  side?: 'party';
  at?: 'topic';
  onPin: (id: string) => void;
}) {
  const { edges, index, onPin } = props;
  const show = props.side ?? props.at ?? 'both';
  const shown = edges.slice(0, MOST_EDGES);
  const titles =
    show === 'party'
      ? { producer: 'Written by', consumer: 'Read by' }
      : { producer: 'Produces', consumer: 'Consumes' };
  return (
    <>
      {(['producer', 'consumer'] as const).map(role => {
        const own = shown.filter(edge => edge.role === role);
        if (own.length === 0) return null;
        return (
          <section key={role} className={styles.section}>
            {show !== 'both' && (
              <h3 className={styles.sectionTitle}>{titles[role]}</h3>
            )}
            <ul className={styles.list}>
              {own.map(edge => (
                <li key={edge.id}>
                  <Evidence
                    edge={edge}
                    index={index}
                    show={show}
                    onPin={onPin}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {edges.length > shown.length && (
        <p className={styles.quiet}>
          {plural(edges.length - shown.length, 'more edge')}: the table shows
          them all.
        </p>
      )}
    </>
  );
}

function TopicHead(props: { topic: GraphTopic }) {
  const host = useHost();
  const { topic } = props;
  const href = topic.entityRef ? host.topic(topic.entityRef) : undefined;
  const findings = total(topic.findings);
  return (
    <>
      <h2 className={`${styles.title} ${styles.mono}`}>
        {href ? <Link href={href}>{topic.name}</Link> : topic.name}
      </h2>
      <p className={styles.facts}>
        <span>{topic.lifecycle}</span>
        <span>{categoryOf(topic)}</span>
        <Link href={host.document(topic.registry, topic.line)}>
          line {topic.line} of {topic.registry}
        </Link>
        {topic.recordsPerHour !== undefined && (
          <span>{formatShort(topic.recordsPerHour)} records/h</span>
        )}
        {findings > 0 && (
          <Link
            href={host.findings({
              topic: topic.name,
              registry: topic.registry,
            })}
          >
            {plural(findings, 'finding')}
          </Link>
        )}
      </p>
    </>
  );
}

function PartyHead(props: { party: GraphParty }) {
  const host = useHost();
  const { party } = props;
  const href = party.entityRef && host.entity(party.entityRef);
  return (
    <>
      <h2
        className={`${styles.title} ${
          party.kind === 'group' ? styles.mono : ''
        }`}
      >
        {href ? <Link href={href}>{party.name}</Link> : party.name}
      </h2>
      <p className={styles.facts}>
        <span>
          {party.kind === 'group'
            ? 'a consumer group that belongs to no known service'
            : 'service'}
        </span>
      </p>
    </>
  );
}

function ManyHead(props: { node: ViewNode }) {
  const { node } = props;
  return (
    <h2 className={styles.title}>
      {node.label}: {node.count}
    </h2>
  );
}
