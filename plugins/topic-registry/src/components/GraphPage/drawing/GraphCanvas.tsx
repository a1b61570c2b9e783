import {
  KeyboardEvent,
  MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatCount } from '../../../format';
import { usePrinting } from '../../../hooks';
import {
  Column,
  GraphLayout,
  PITCH,
  PlacedNode,
  placeKey,
} from '../model/layout';
import { cutText } from './cutText';
import { emphasisOf } from './emphasis';
import { describe, edgesByPlace, figureOf } from './figures';
import { geometryOf, headingWidth, tiePath } from './geometry';
import { GraphEdgeLine, GraphRibbon } from './GraphEdges';
import { GraphNode } from './GraphNode';
import { move } from './move';
import { useWindowOf } from './useWindowOf';
import styles from './Graph.module.css';

const HEADS: { column: Column; label: string }[] = [
  { column: 'producers', label: 'Producers' },
  { column: 'topics', label: 'Topics' },
  { column: 'consumers', label: 'Consumers' },
];

/** What is drawn of it beyond the visible part, in pixels. */
const OVERSCAN = 240;

/** On paper all of it is, as wide as an upright sheet. */
const PRINTED = { width: 700, top: -Infinity, bottom: Infinity };

/**
 * The drawing. One stop for Tab; within it arrows move, Enter centres, Space
 * pins, Esc clears. Only what is in sight is in the page.
 */
export function GraphCanvas(props: {
  layout: GraphLayout;
  label: string;
  /** Nodes stand for many: light flows step back behind heavy ones. */
  aggregated: boolean;
  pinned?: string;
  centre?: string;
  matched: ReadonlySet<string>;
  onPoint: (id: string | undefined) => void;
  onPin: (id: string | undefined) => void;
  /** `sameStep` where a click on it has just made a step of the history. */
  onCentre: (id: string, options?: { sameStep?: boolean }) => void;
  onEscape: () => void;
}) {
  const { layout, pinned, centre, matched } = props;
  const { onPoint, onPin, onCentre, onEscape } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const seen = useWindowOf(scroll, OVERSCAN);
  const { width, top, bottom } = usePrinting() ? PRINTED : seen;
  const geometry = useMemo(() => geometryOf(width), [width]);
  const [pointed, setPointed] = useState<string>();
  const [cursor, setCursor] = useState<string>();
  const wantsFocus = useRef(false);
  const clicked = useRef<string>();

  const point = useCallback(
    (id: string | undefined) => {
      setPointed(id);
      onPoint(id);
    },
    [onPoint],
  );

  const places = useMemo(
    () => new Map(layout.nodes.map(place => [place.key, place])),
    [layout],
  );
  const behind = useMemo(() => edgesByPlace(layout), [layout]);
  const emphasis = useMemo(
    () => emphasisOf(layout, pointed) ?? emphasisOf(layout, pinned),
    [layout, pointed, pinned],
  );
  const stop =
    (cursor !== undefined ? places.get(cursor) : undefined) ??
    layout.nodes.find(({ node }) => node.id === (pinned ?? centre)) ??
    layout.nodes.find(({ column }) => column === 'topics') ??
    layout.nodes[0];

  // Another centre is another drawing: it begins where its centre is.
  useLayoutEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const place = mainPlaceOf(layout, centre);
    box.scrollTop = place ? Math.max(0, place.y - box.clientHeight / 2) : 0;
    // Only when the centre changes: a reload must not scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [centre]);

  useEffect(() => {
    if (!wantsFocus.current || cursor === undefined) return;
    wantsFocus.current = false;
    const nodes = svg.current?.querySelectorAll<SVGGElement>('[data-place]');
    for (const node of nodes ?? []) {
      if (node.dataset.place === cursor) node.focus({ preventScroll: true });
    }
  }, [cursor]);

  const goTo = (place: PlacedNode) => {
    const box = scroll.current;
    if (box) {
      if (place.y - PITCH < box.scrollTop) box.scrollTop = place.y - PITCH;
      const end = place.y + 2 * PITCH - box.clientHeight;
      if (box.clientHeight > 0 && end > box.scrollTop) box.scrollTop = end;
    }
    wantsFocus.current = true;
    setCursor(place.key);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const key = (event.target as Element)
      .closest('[data-place]')
      ?.getAttribute('data-place');
    const place = key ? places.get(key) : undefined;
    if (event.key === 'Escape') {
      point(undefined);
      onEscape();
      event.stopPropagation();
      return;
    }
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onCentre(place.node.id);
    else if (event.key === ' ') {
      onPin(place.node.id === pinned ? undefined : place.node.id);
    } else {
      const next = move(layout, place.key, event.key);
      if (!next) return;
      goTo(next);
    }
    event.preventDefault();
  };

  const idAt = (target: EventTarget): string | undefined => {
    const found = (target as Element).closest('[data-node], [data-edge]');
    return (
      found?.getAttribute('data-node') ??
      found?.getAttribute('data-edge') ??
      undefined
    );
  };

  // A first click may move things; the second still means what the first hit.
  const onClick = (event: MouseEvent) => {
    const id = idAt(event.target);
    if (event.detail >= 2) {
      const first = clicked.current;
      if (first !== undefined && layout.nodes.some(n => n.node.id === first)) {
        onCentre(first, { sameStep: true });
      }
      return;
    }
    clicked.current = id;
    onPin(id === pinned ? undefined : id);
  };

  const inSight = (y: number) => y >= top && y <= bottom;
  const bundled = new Set(
    layout.ribbons.flatMap(ribbon => ribbon.edges.map(({ edge }) => edge.id)),
  );
  // Every party in sight that has two places, for it is one and the same.
  const tied = layout.nodes.filter(
    place =>
      place.column === 'producers' &&
      emphasis?.places.has(place.key) &&
      emphasis.places.has(placeKey('consumers', place.node.id)),
  );
  const edges = layout.edges.filter(({ edge, from, to }) => {
    if (emphasis?.edges.has(edge.id)) return true;
    return !bundled.has(edge.id) && (inSight(from.y) || inSight(to.y));
  });
  // What is pointed at is drawn above the rest.
  const ordered = emphasis
    ? [
        ...edges.filter(({ edge }) => !emphasis.edges.has(edge.id)),
        ...edges.filter(({ edge }) => emphasis.edges.has(edge.id)),
      ]
    : edges;
  const toneOf = (id: string) => {
    if (!emphasis) return 'normal';
    return emphasis.edges.has(id) ? 'active' : 'faded';
  };

  return (
    <div className={styles.scroll} ref={scroll}>
      <div className={styles.heads} style={{ width: geometry.width }}>
        {HEADS.map(({ column, label }) => (
          <div
            key={column}
            className={styles.head}
            style={{ left: geometry.left[column] + 2 }}
          >
            {label}
            <span>{formatCount(countOf(layout, column))}</span>
          </div>
        ))}
      </div>
      <svg
        ref={svg}
        className={`${styles.svg} ${props.aggregated ? styles.aggregated : ''}`}
        role="group"
        aria-label={props.label}
        width={geometry.width}
        height={layout.height}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onPointerOver={event => point(idAt(event.target))}
        onPointerLeave={() => point(undefined)}
        onFocus={event => {
          const place = (event.target as Element).getAttribute('data-place');
          if (place) setCursor(place);
          if (place && (event.target as Element).matches(':focus-visible')) {
            point(idAt(event.target));
          }
        }}
        onBlur={() => point(undefined)}
      >
        {layout.headings.map(
          heading =>
            inSight(heading.y) && (
              <text
                key={heading.key}
                className={styles.heading}
                x={geometry.left.topics + 2}
                y={heading.y + 7}
              >
                <title>{heading.label}</title>
                {cutText(heading.label, headingWidth(geometry), 'figure')}
              </text>
            ),
        )}
        {layout.ribbons.map((ribbon, index) => (
          <GraphRibbon
            key={ribbon.id}
            ribbon={ribbon}
            index={index}
            geometry={geometry}
            faded={emphasis !== undefined}
          />
        ))}
        {ordered.map(placed => (
          <GraphEdgeLine
            key={placed.edge.id}
            placed={placed}
            geometry={geometry}
            tone={toneOf(placed.edge.id)}
          />
        ))}
        {tied.map(place => (
          <path
            key={place.key}
            className={styles.tie}
            d={tiePath(
              place,
              places.get(placeKey('consumers', place.node.id))!,
              geometry,
            )}
          />
        ))}
        {layout.nodes.map(place => {
          const isStop = place === stop;
          if (!inSight(place.y) && !isStop) return null;
          const { id } = place.node;
          const own = behind.get(place.key) ?? [];
          return (
            <GraphNode
              key={place.key}
              place={place}
              geometry={geometry}
              figure={figureOf(place, own)}
              description={describe(place, own)}
              faded={emphasis !== undefined && !emphasis.places.has(place.key)}
              centre={id === centre}
              pinned={id === pinned}
              matched={matched.has(id)}
              undeclared={own.some(edge => edge.verdict === 'undeclared')}
              stop={isStop}
            />
          );
        })}
      </svg>
    </div>
  );
}

/** Of the two places that a party may have, the one with the most lines. */
function mainPlaceOf(
  layout: GraphLayout,
  id: string | undefined,
): PlacedNode | undefined {
  const lines = ({ key }: PlacedNode) =>
    layout.edges.filter(({ from, to }) => from.key === key || to.key === key)
      .length;
  return layout.nodes
    .filter(({ node }) => node.id === id)
    .sort((a, b) => lines(b) - lines(a))[0];
}

function countOf(layout: GraphLayout, column: Column): number {
  let count = 0;
  for (const place of layout.nodes) {
    if (place.column === column) count += place.node.count ?? 1;
  }
  return count;
}
