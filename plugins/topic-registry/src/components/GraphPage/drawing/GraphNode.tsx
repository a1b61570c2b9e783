import { memo } from 'react';
import { topicView, worst } from '../../../model/topicState';
import { Sign } from '../../../ui';
import { PlacedNode } from '../model/layout';
import { cutText, widthOf } from './cutText';
import { boxOf, Geometry } from './geometry';
import styles from './Graph.module.css';

const PADDING = 10;
const SIGN = 18;
const NARROW = 84;

function NodeBox(props: {
  place: PlacedNode;
  geometry: Geometry;
  figure: string;
  description: string;
  faded: boolean;
  centre: boolean;
  pinned: boolean;
  matched: boolean;
  undeclared: boolean;
  /** Whether it is the one that Tab reaches. */
  stop: boolean;
}) {
  const { place, geometry, faded, centre, pinned, matched } = props;
  const { node, column } = place;
  const box = boxOf(place, geometry);
  const mono = node.topic !== undefined || node.party?.kind === 'group';
  const sign = signOf(place, props.undeclared);
  const start = box.x + PADDING + (sign ? SIGN : 0);
  const whole = box.x + box.width - PADDING - start;
  const face = mono ? 'mono' : 'label';
  const beside =
    whole - (props.figure ? widthOf(props.figure, 'figure') + 10 : 0);
  // Where there is no room for both, the name is worth more than the figure.
  const figure =
    beside < NARROW && widthOf(node.label, face) > beside ? '' : props.figure;
  const room = figure ? beside : whole;
  const gone = node.topic?.lifecycle === 'deprecated';
  return (
    <g
      className={[
        styles.node,
        faded && styles.faded,
        centre && styles.centre,
        pinned && styles.pinned,
        matched && styles.matched,
        gone && styles.gone,
      ]
        .filter(Boolean)
        .join(' ')}
      data-node={node.id}
    >
      <title>{node.label}</title>
      {/* Without the texts, which may be cut: its name says them whole. */}
      <g
        role="button"
        aria-pressed={pinned}
        aria-label={props.description}
        tabIndex={props.stop ? 0 : -1}
        data-place={place.key}
      >
        {node.count !== undefined && (
          <rect
            className={styles.stack}
            x={box.x + 3}
            y={box.y + 3}
            width={box.width}
            height={box.height}
            rx={column === 'topics' ? 5 : 13}
          />
        )}
        <rect
          className={styles.box}
          x={box.x}
          y={box.y}
          width={box.width}
          height={box.height}
          rx={column === 'topics' ? 5 : 13}
        />
      </g>
      {sign && (
        <g transform={`translate(${box.x + PADDING} ${place.y - 6})`}>{sign}</g>
      )}
      <text
        className={`${styles.label} ${mono ? styles.mono : ''}`}
        x={start}
        y={place.y}
        dy="0.35em"
        aria-hidden
      >
        {cutText(node.label, room, face)}
      </text>
      {figure && (
        <text
          className={styles.figure}
          x={box.x + box.width - PADDING}
          y={place.y}
          dy="0.35em"
          aria-hidden
        >
          {figure}
        </text>
      )}
    </g>
  );
}

/** A topic, a party or many of them: a box with a sign, a name and a figure. */
export const GraphNode = memo(NodeBox);

function signOf(place: PlacedNode, undeclared: boolean) {
  const { topic } = place.node;
  if (topic) {
    const view = topicView(topic);
    return (
      <Sign state={view.state} tone={worst(topic.findings) ?? view.tone} />
    );
  }
  return undeclared && place.column === 'consumers' ? (
    <Sign state="differs" tone="warning" />
  ) : undefined;
}
