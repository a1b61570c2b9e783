import { Button, Link } from '@backstage/ui';
import { GraphEdge } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo, useState } from 'react';
import { formatCount } from '../../format';
import { useHost } from '../../host';
import { Ago, DataTable, Name, NameLink, SignWord } from '../../ui';
import { categoryOf, GraphIndex } from './model/GraphIndex';
import { Selection } from './model/select';
import { VERDICTS } from '../../model/verdicts';
import styles from './GraphPage.module.css';

const STEP = 200;

interface TableRow {
  topic: string;
  edge?: GraphEdge;
  /** Rows of the topic from this one on, for the first of them. */
  span?: number;
}

/** The twin of the drawing: an edge a row, and a row for each topic without one. */
export function GraphTable(props: { index: GraphIndex; selection: Selection }) {
  const { index, selection } = props;
  const [most, setMost] = useState(STEP);
  const rows = useMemo(() => rowsOf(selection), [selection]);
  const shown = useMemo(() => withSpans(rows.slice(0, most)), [rows, most]);
  return (
    <div className={styles.table}>
      <DataTable
        label="Edges of the graph"
        head={
          <>
            <th scope="col">Topic</th>
            <th scope="col">Service</th>
            <th scope="col">Verdict</th>
            <th scope="col">Declared</th>
            <th scope="col">Seen as</th>
            <th scope="col" className="figure">
              Lag
            </th>
            <th scope="col">Seen</th>
          </>
        }
      >
        {shown.map(row => (
          <Row key={row.edge?.id ?? row.topic} row={row} index={index} />
        ))}
      </DataTable>
      <p className={styles.more}>
        {formatCount(shown.length)} of {formatCount(rows.length)}{' '}
        {most < rows.length && (
          <Button
            variant="tertiary"
            size="small"
            onPress={() => setMost(most + STEP)}
          >
            Show more
          </Button>
        )}
      </p>
    </div>
  );
}

function rowsOf(selection: Selection): TableRow[] {
  const byTopic = new Map<string, GraphEdge[]>();
  for (const edge of selection.edges) {
    const list = byTopic.get(edge.topic);
    if (list) list.push(edge);
    else byTopic.set(edge.topic, [edge]);
  }
  return selection.topics.flatMap(({ id }): TableRow[] => {
    const edges = byTopic.get(id);
    return edges ? edges.map(edge => ({ topic: id, edge })) : [{ topic: id }];
  });
}

/** Tells how many rows each topic has, so that its name stands once. */
function withSpans(rows: TableRow[]): TableRow[] {
  const counts = new Map<string, number>();
  for (const { topic } of rows) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return rows.map((row, at) =>
    rows[at - 1]?.topic === row.topic
      ? row
      : { ...row, span: counts.get(row.topic) },
  );
}

function Row(props: { row: TableRow; index: GraphIndex }) {
  const host = useHost();
  const { row, index } = props;
  const { edge } = row;
  const topic = index.topics.get(row.topic)!;
  const name = row.span !== undefined && (
    <th scope="row" rowSpan={row.span} className={styles.topic}>
      <NameLink
        href={topic.entityRef ? host.topic(topic.entityRef) : undefined}
        struck={topic.lifecycle === 'deprecated'}
      >
        {topic.name}
      </NameLink>
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
        {party?.kind === 'service' &&
          (href ? (
            <Link standalone href={href}>
              {party.name}
            </Link>
          ) : (
            party.name
          ))}
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
          <Link
            href={host.document(edge.declared.registry, edge.declared.line)}
          >
            line {edge.declared.line}
          </Link>
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
