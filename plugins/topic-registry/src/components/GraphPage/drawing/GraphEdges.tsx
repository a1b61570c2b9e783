import { memo } from 'react';
import { PlacedEdge, Ribbon } from '../model/layout';
import { edgeMiddle, edgePath, Geometry, ribbonPaths } from './geometry';
import styles from './Graph.module.css';

function EdgeLine(props: {
  placed: PlacedEdge;
  geometry: Geometry;
  tone: 'normal' | 'faded' | 'active';
}) {
  const { placed, geometry, tone } = props;
  const { edge } = placed;
  const d = edgePath(placed, geometry);
  const middle = edge.marked ? edgeMiddle(placed, geometry) : undefined;
  return (
    <g
      className={[
        styles.edge,
        styles[edge.verdict],
        styles[`step${edge.thickness}`],
        styles[tone],
        edge.muted && styles.muted,
      ]
        .filter(Boolean)
        .join(' ')}
      data-edge={edge.id}
    >
      <path className={styles.hit} d={d} />
      <path className={styles.line} d={d} />
      {middle && (
        <path
          className={styles.mark}
          d={`M${middle.x} ${middle.y - 5}l5 5l-5 5l-5 -5Z`}
        />
      )}
    </g>
  );
}

function RibbonLines(props: {
  ribbon: Ribbon;
  index: number;
  geometry: Geometry;
  faded: boolean;
}) {
  const { ribbon, faded } = props;
  const paths = ribbonPaths(ribbon, props.index, props.geometry);
  const { verdict } = ribbon.edges[0].edge;
  return (
    <g
      className={`${styles.ribbon} ${styles[verdict]} ${
        faded ? styles.faded : ''
      }`}
      data-node={ribbon.hub.node.id}
    >
      <path className={styles.branches} d={paths.branches} />
      <path className={styles.rail} d={paths.rail} />
      <path className={styles.way} d={paths.way} />
      {verdict === 'undeclared' && (
        <path
          className={styles.mark}
          d={`M${paths.middle.x} ${paths.middle.y - 5}l5 5l-5 5l-5 -5Z`}
        />
      )}
    </g>
  );
}

/** One edge: its line by kind, its mark, and a wide line that is easy to point at. */
export const GraphEdgeLine = memo(EdgeLine);

/** The edges of a hub as one. */
export const GraphRibbon = memo(RibbonLines);
