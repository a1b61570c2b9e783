import { Button } from '@backstage/ui';
import { GraphEdge } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo, useState } from 'react';
import { formatCount } from '../../format';
import { usePrinting } from '../../hooks';
import { DataTable } from '../../ui';
import { GraphTableRow, TableRow } from './GraphTableRow';
import { GraphIndex } from './model/GraphIndex';
import { Selection } from './model/select';
import styles from './GraphPage.module.css';

const STEP = 200;

/** The twin of the drawing: an edge a row, and a row for each topic without one. */
export function GraphTable(props: { index: GraphIndex; selection: Selection }) {
  const { index, selection } = props;
  const [asked, setMost] = useState(STEP);
  const most = usePrinting() ? Infinity : asked;
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
          <GraphTableRow
            key={row.edge?.id ?? row.topic}
            row={row}
            index={index}
          />
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
