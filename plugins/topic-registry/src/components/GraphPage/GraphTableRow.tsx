import { GraphEdge } from '@topic-registry/backstage-plugin-topic-registry-common';
import { memo } from 'react';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { VERDICTS } from '../../model/verdicts';
import { Ago, CellLink, Name, SignWord } from '../../ui';
import { categoryOf, GraphIndex } from './model/GraphIndex';
import styles from './GraphPage.module.css';

/** An edge of the graph, or a topic without one. */
export interface TableRow {
  topic: string;
  edge?: GraphEdge;
  /** Rows of the topic from this one on, for the first of them. */
  span?: number;
}

function PlainGraphTableRow(props: { row: TableRow; index: GraphIndex }) {
  const host = useHost();
  const { row, index } = props;
  const { edge } = row;
  const topic = index.topics.get(row.topic)!;
  const name = row.span !== undefined && (
    <th scope="row" rowSpan={row.span} className={styles.topic}>
      <CellLink href={topic.entityRef && host.topic(topic.entityRef)}>
        <Name struck={topic.lifecycle === 'deprecated'}>{topic.name}</Name>
      </CellLink>
      <div className={`${styles.quiet} ${styles.category}`}>
        {categoryOf(topic)}
      </div>
    </th>
  );
  if (!edge) {
    return (
      <tr>
        {name}
        <td colSpan={6} className={styles.quiet}>
          nobody declared, nobody seen
        </td>
      </tr>
    );
  }
  const verdict = VERDICTS[edge.verdict];
  const party = index.parties.get(edge.party);
  const href = party?.entityRef && host.entity(party.entityRef);
  const [group, ...others] = edge.groups;
  return (
    <tr>
      {name}
      <td>
        {party?.kind === 'group' && (
          <span className={styles.quiet}>no known service</span>
        )}
        {party?.kind === 'service' && (
          <CellLink href={href}>{party.name}</CellLink>
        )}
        <div className={styles.quiet}>{edge.role}</div>
      </td>
      <td>
        <SignWord
          state={verdict.state}
          tone={verdict.tone}
          title={edge.reason?.replace(/`/g, '') ?? verdict.title}
        >
          {verdict.word}
        </SignWord>
      </td>
      <td className={styles.tight}>
        {edge.declared ? (
          <CellLink
            underlined
            href={host.document(edge.declared.registry, edge.declared.line)}
          >
            line {edge.declared.line}
          </CellLink>
        ) : (
          <span className={styles.quiet}>no</span>
        )}
      </td>
      <td className={styles.seenAs}>
        {group ? (
          <>
            <Name>{group.group}</Name>
            <div className={styles.quiet}>
              {group.cluster}
              {others.length > 0 && ` and ${others.length} more`}
            </div>
          </>
        ) : (
          <span className={styles.quiet}>–</span>
        )}
      </td>
      <td className="figure">
        {group?.lag === undefined ? '–' : formatCount(group.lag)}
      </td>
      <td className={styles.tight}>
        {group ? <Ago at={group.observedAt} /> : '–'}
      </td>
    </tr>
  );
}

/** What is declared and seen of one edge; drawn anew only when it changes. */
export const GraphTableRow = memo(PlainGraphTableRow);
