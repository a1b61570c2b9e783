import { useCallback, useMemo, useState } from 'react';
import { formatCount, plural } from '../../format';
import { Empty } from '../../ui';
import { describe } from './drawing/figures';
import { GraphCanvas } from './drawing/GraphCanvas';
import { GraphPanel } from './GraphPanel';
import { GraphTable } from './GraphTable';
import { Legend } from './Legend';
import { GraphIndex } from './model/GraphIndex';
import { GraphLayout, layout } from './model/layout';
import { MOST_NODES, select } from './model/select';
import { viewOf } from './model/view';
import { saveSvg } from './saveSvg';
import { useEscape } from './useEscape';
import { useGraphQuery } from './useGraphQuery';
import { sentenceOf, sentenceOfMany } from './words';
import styles from './GraphPage.module.css';

/** The graph that the URL asks for, as a drawing or as a table. */
export function GraphView(props: { index: GraphIndex }) {
  const { index } = props;
  const { query, lost, pinned, table, params } = useGraphQuery(index);
  const [pointed, setPointed] = useState<string>();
  const selection = useMemo(() => select(index, query), [index, query]);
  const view = useMemo(
    () =>
      viewOf(index, selection, {
        all: query.all,
        focused: query.focus !== undefined,
      }),
    [index, selection, query.all, query.focus],
  );
  const drawing = useMemo(() => layout(view, query.focus), [view, query.focus]);

  const onPin = useCallback(
    (id: string | undefined) => params.set({ pin: id ?? '' }),
    [params],
  );
  const onCentre = (id: string, options?: { sameStep?: boolean }) => {
    const many = view.aggregated
      ? [...view.topics, ...view.parties].find(node => node.id === id)
      : undefined;
    if (!many) {
      params.set({ focus: id, q: '', pin: '' }, options);
    } else if (many.category !== undefined) {
      params.set(
        {
          category: many.category,
          registry: several(index) ? many.registry ?? '' : query.registry,
          pin: '',
        },
        options,
      );
    } else if (many.registry !== undefined) {
      params.set({ registry: many.registry, pin: '' }, options);
    }
  };
  const onEscape = () => {
    if (pinned) params.set({ pin: '' });
    else if (query.focus) params.set({ focus: '', depth: '' });
  };

  // From wherever the focus is: what had it may be gone from the panel.
  useEscape(pinned && !table ? () => params.set({ pin: '' }) : undefined);

  const empty = drawing.nodes.length === 0;
  return (
    <div className={styles.graph}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <Legend
            counts={selection.counts}
            selected={query.kind}
            onChange={kind => params.set({ kind, pin: '' })}
          />
          {!table && !empty && (
            <button
              type="button"
              className={styles.step}
              title="Saves the whole drawing as an SVG file, on white"
              onClick={() => saveSvg(drawing, titleOf(index, query.focus))}
            >
              Save SVG
            </button>
          )}
        </div>
        {lost && (
          <p className={styles.note} role="status">
            The graph has no node {lost}. It may have left the document since
            the link was made; this is the whole.
          </p>
        )}
        {selection.depthShown !== undefined && (
          <Note
            text={`More than ${MOST_NODES} nodes lie ${
              query.depth
            } steps away; ${plural(selection.depthShown, 'step')} ${
              selection.depthShown === 1 ? 'is' : 'are'
            } drawn.`}
            action="Draw all"
            onPress={() => params.set({ all: '1' })}
          />
        )}
        {view.aggregated && !table && (
          <Note
            text={`${formatCount(
              selection.topics.length + selection.parties.size,
            )} nodes are drawn by category. Enter or a double click opens one.`}
            action="Draw all"
            onPress={() => params.set({ all: '1', pin: '' })}
          />
        )}
        {query.all && !table && (
          <Note
            text={`All ${formatCount(drawing.nodes.length)} nodes are drawn.`}
            action="Draw less"
            onPress={() => params.set({ all: '' })}
          />
        )}
        <Body
          empty={empty}
          total={index.topics.size}
          table={table}
          tableOf={() => <GraphTable index={index} selection={selection} />}
          canvasOf={() => (
            <>
              <GraphCanvas
                layout={drawing}
                label="Producers, topics and consumers. Arrow keys move, Enter centres, Space pins. The table shows the same."
                aggregated={view.aggregated}
                pinned={pinned}
                centre={query.focus}
                matched={selection.matched}
                onPoint={setPointed}
                onPin={onPin}
                onCentre={onCentre}
                onEscape={onEscape}
              />
              <p className={styles.readout}>
                {readout(drawing, index, pointed) ??
                  'Point at a line or a name to see its evidence; click to keep it; double click to put it in the centre.'}
              </p>
            </>
          )}
        />
      </div>
      {pinned && !table && (
        <GraphPanel
          index={index}
          layout={drawing}
          selection={selection}
          pinned={pinned}
          onClose={() => params.set({ pin: '' })}
          onPin={onPin}
          onCentre={onCentre}
        />
      )}
    </div>
  );
}

function Body(props: {
  empty: boolean;
  total: number;
  table: boolean;
  tableOf: () => JSX.Element;
  canvasOf: () => JSX.Element;
}) {
  if (props.empty) {
    return (
      <Empty title="Nothing fits.">
        None of the {formatCount(props.total)} topics has all of this. The
        search looks at names of topics, services and categories.
      </Empty>
    );
  }
  return props.table ? props.tableOf() : props.canvasOf();
}

function Note(props: { text: string; action: string; onPress: () => void }) {
  return (
    <p className={styles.note} role="status">
      {props.text}{' '}
      <button type="button" className={styles.inline} onClick={props.onPress}>
        {props.action}
      </button>
    </p>
  );
}

function several(index: GraphIndex): boolean {
  return new Set(index.graph.topics.map(topic => topic.registry)).size > 1;
}

function titleOf(index: GraphIndex, focus: string | undefined): string {
  return focus === undefined ? 'topics' : index.nameOf(focus);
}

function readout(
  drawing: GraphLayout,
  index: GraphIndex,
  pointed: string | undefined,
): string | undefined {
  if (pointed === undefined) return undefined;
  const place = drawing.nodes.find(({ node }) => node.id === pointed);
  if (place) {
    const own = drawing.edges.filter(
      ({ edge }) => edge.topic === pointed || edge.party === pointed,
    );
    return describe(
      place,
      own.flatMap(({ edge }) => edge.edges),
    ).replaceAll(', ', ' · ');
  }
  const edge = drawing.edges.find(one => one.edge.id === pointed)?.edge;
  if (!edge) return undefined;
  return edge.edges.length === 1
    ? sentenceOf(edge.edges[0], index)
    : sentenceOfMany(edge);
}
