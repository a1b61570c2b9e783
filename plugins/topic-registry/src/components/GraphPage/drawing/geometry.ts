import {
  Column,
  NODE_HEIGHT,
  PlacedEdge,
  PlacedNode,
  Ribbon,
} from '../model/layout';

/** How the columns share the width. */
export interface Geometry {
  width: number;
  nodeWidth: number;
  /** The left side of each column. */
  left: Record<Column, number>;
}

const LEAST_NODE = 132;
const MOST_NODE = 300;
const NODE_SHARE = 0.27;
const LEAST_WIDTH = 560;
const MARGIN = 4;
/** Topics mostly have one producer and many consumers: the lines to the right need the room. */
const LEFT_SHARE = 0.36;
/** Distance of a hub's rail from the topics, and of a second rail from the first. */
const RAIL = 14;
const RAIL_STEP = 6;
const BEND = 9;

/** The columns at a width, in pixels. */
export function geometryOf(available: number): Geometry {
  const width = Math.max(available, LEAST_WIDTH);
  const nodeWidth = Math.round(
    Math.min(Math.max(width * NODE_SHARE, LEAST_NODE), MOST_NODE),
  );
  const free = width - 3 * nodeWidth - 2 * MARGIN;
  return {
    width,
    nodeWidth,
    left: {
      producers: MARGIN,
      topics: Math.round(MARGIN + nodeWidth + free * LEFT_SHARE),
      consumers: width - nodeWidth - MARGIN,
    },
  };
}

function rightOf(place: PlacedNode, geometry: Geometry): number {
  return geometry.left[place.column] + geometry.nodeWidth;
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x2 - x1) / 2;
  return `M${x1} ${round(y1)}C${x1 + bend} ${round(y1)} ${x2 - bend} ${round(
    y2,
  )} ${x2} ${round(y2)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The line of an edge, from the right of one node to the left of the other. */
export function edgePath({ from, to }: PlacedEdge, geometry: Geometry): string {
  return curve(rightOf(from, geometry), from.y, geometry.left[to.column], to.y);
}

/** The middle of an edge, where its mark stands. */
export function edgeMiddle(
  { from, to }: PlacedEdge,
  geometry: Geometry,
): { x: number; y: number } {
  return {
    x: (rightOf(from, geometry) + geometry.left[to.column]) / 2,
    y: round((from.y + to.y) / 2),
  };
}

/** The line that ties the two places of a party. */
export function tiePath(
  producer: PlacedNode,
  consumer: PlacedNode,
  geometry: Geometry,
): string {
  return curve(
    rightOf(producer, geometry),
    producer.y,
    geometry.left.consumers,
    consumer.y,
  );
}

/** The lines of a ribbon: a rail along the topics with a branch to each, and the way to the hub. */
export function ribbonPaths(
  ribbon: Ribbon,
  index: number,
  geometry: Geometry,
): {
  rail: string;
  way: string;
  branches: string;
  /** Where its mark stands. */
  middle: { x: number; y: number };
} {
  const start = geometry.left.topics + geometry.nodeWidth;
  const x = start + RAIL + index * RAIL_STEP;
  const ys = ribbon.edges.map(edge => edge.from.y);
  const top = Math.min(...ys) - BEND;
  const bottom = Math.max(...ys) - BEND;
  const { y } = ribbon.hub;
  const end = geometry.left.consumers;
  const bend = (end - x) / 2;
  return {
    rail: `M${x} ${round(bottom)}V${round(top)}`,
    // Leaves the rail upwards, so that the two are one line.
    way: `M${x} ${round(top)}C${x} ${round(Math.min(top, y))} ${
      x + bend / 2
    } ${round(y)} ${end} ${round(y)}`,
    middle: { x: (x + end) / 2, y: round(y + (top - y) * 0.12) },
    branches: ys
      .map(
        at =>
          `M${start} ${round(at)}Q${x} ${round(at)} ${x} ${round(at - BEND)}`,
      )
      .join(''),
  };
}

/** How wide the heading of a category may be: up to the rails. */
export function headingWidth({ nodeWidth }: Geometry): number {
  return nodeWidth + RAIL - 6;
}

/** The box of a node. */
export function boxOf(
  place: PlacedNode,
  geometry: Geometry,
): { x: number; y: number; width: number; height: number } {
  return {
    x: geometry.left[place.column],
    y: round(place.y - NODE_HEIGHT / 2),
    width: geometry.nodeWidth,
    height: NODE_HEIGHT,
  };
}
