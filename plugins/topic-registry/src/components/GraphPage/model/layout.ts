import { GraphView, ViewEdge, ViewNode } from './view';
import { orderLayers } from './orderLayers';
import { spread } from './spread';

/** The columns, from left to right. */
export type Column = 'producers' | 'topics' | 'consumers';

/** A node in its place. A party that produces and consumes has two places. */
export interface PlacedNode {
  /** Unique in the layout: the column and the node's id. */
  key: string;
  node: ViewNode;
  column: Column;
  /** Its middle, in pixels from the top. */
  y: number;
}

/** An edge between two places. */
export interface PlacedEdge {
  edge: ViewEdge;
  /** The places at the left and at the right. */
  from: PlacedNode;
  to: PlacedNode;
}

/** Many edges of one hub, drawn as one. */
export interface Ribbon {
  id: string;
  hub: PlacedNode;
  /** All of one verdict, from top to bottom. */
  edges: PlacedEdge[];
}

/** The heading above the topics of a category. */
export interface Heading {
  key: string;
  label: string;
  /** Its middle, in pixels from the top. */
  y: number;
}

/** Where everything is. Across, the columns share the width; see `geometry`. */
export interface GraphLayout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  ribbons: Ribbon[];
  headings: Heading[];
  height: number;
}

/** Distance between two nodes of a column, from middle to middle, in pixels. */
export const PITCH = 32;
/** Height of a node, in pixels. */
export const NODE_HEIGHT = 26;
const HEADING = 30;
const TOP = 8;

/** A consumer of at least so many topics, and of this share of all, is a hub. */
const HUB_EDGES = 8;
const HUB_SHARE = 0.35;
const HUB_SHARE_OF_MANY = 0.8;
/** Where more than these read that much, reading much is nothing special. */
const MOST_HUBS = 3;
/** Fewer edges than this of one verdict are drawn one by one. */
const RIBBON_EDGES = 5;
/** What nobody declared is bundled late: each of these is news. */
const RIBBON_UNDECLARED = 13;

/** The place of a node in a column. */
export function placeKey(column: Column, id: string): string {
  return `${column} ${id}`;
}

/**
 * Places a graph in three columns, the same way every time.
 *
 * @remarks
 * Order by barycentre within categories (Sugiyama, Tagawa and Toda 1981), of
 * several sweeps the one with the fewest crossings; then every party as near
 * as possible to the middle of its topics. Hubs stand on top of their column
 * and take no part in the order: what reads everything pulls nothing apart.
 * A party at the centre is no hub. Its two places are at one height, in the
 * middle of all its topics, so that both come into sight together.
 */
export function layout(view: GraphView, centre?: string): GraphLayout {
  const hubs = hubsOf(view, centre);
  const order = orderLayers({
    topics: view.topics.map(node => ({
      id: node.id,
      group: node.group?.key ?? '',
    })),
    lastGroups: new Set(
      view.topics.flatMap(({ group: of }) => (of?.last ? [of.key] : [])),
    ),
    producers: endsOf(view, 'producer'),
    consumers: endsOf(view, 'consumer').filter(id => !hubs.has(id)),
    edges: view.edges
      .filter(edge => !isHubEdge(edge, hubs))
      .map(({ topic, party, role, edges }) => ({
        topic,
        party,
        role,
        weight: edges.length,
      })),
  });
  const byId = new Map(
    [...view.topics, ...view.parties].map(node => [node.id, node]),
  );
  const { placed: topics, headings, bottom } = placeTopics(order.topics, byId);
  const topicY = new Map(topics.map(place => [place.node.id, place.y]));

  const producers = placeParties({
    ids: order.producers,
    column: 'producers',
    edges: view.edges.filter(edge => pulls(edge, 'producer', centre)),
    topicY,
    byId,
    bottom,
  });
  const hubPlaces = [...hubs].map((id, index) =>
    placeOf('consumers', byId.get(id)!, TOP + PITCH / 2 + index * PITCH),
  );
  const consumers = placeParties({
    ids: order.consumers,
    column: 'consumers',
    edges: view.edges.filter(edge => pulls(edge, 'consumer', centre)),
    topicY,
    byId,
    bottom,
    top: TOP + hubs.size * PITCH,
  });

  const nodes = [...producers, ...topics, ...hubPlaces, ...consumers];
  const places = new Map(nodes.map(place => [place.key, place]));
  const edges = view.edges.map(edge => placeEdge(edge, places));
  return {
    nodes,
    edges,
    ribbons: ribbonsOf(hubPlaces, edges),
    headings,
    height: Math.max(...nodes.map(({ y }) => y + PITCH / 2), 0) + TOP,
  };
}

function endsOf(view: GraphView, role: ViewEdge['role']): string[] {
  const ids = new Set<string>();
  const joined = new Set<string>();
  for (const edge of view.edges) {
    joined.add(edge.party);
    if (edge.role === role) ids.add(edge.party);
  }
  // A party without edges, alone at the centre, has a place too.
  return view.parties
    .filter(({ id }) => ids.has(id) || (role === 'consumer' && !joined.has(id)))
    .map(({ id }) => id);
}

/** Whether an edge tells where a party stands in the column of a role. */
function pulls(
  edge: ViewEdge,
  role: ViewEdge['role'],
  centre: string | undefined,
): boolean {
  return edge.role === role || edge.party === centre;
}

function hubsOf(view: GraphView, centre: string | undefined): Set<string> {
  const reads = new Map<string, number>();
  for (const edge of view.edges) {
    if (edge.role !== 'consumer' || edge.party === centre) continue;
    reads.set(edge.party, (reads.get(edge.party) ?? 0) + 1);
  }
  const share = view.aggregated ? HUB_SHARE_OF_MANY : HUB_SHARE;
  const least = Math.max(HUB_EDGES, view.topics.length * share);
  return new Set(
    [...reads]
      .filter(([, count]) => count >= least)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MOST_HUBS)
      .map(([id]) => id),
  );
}

function isHubEdge(edge: ViewEdge, hubs: ReadonlySet<string>): boolean {
  return edge.role === 'consumer' && hubs.has(edge.party);
}

function placeOf(column: Column, node: ViewNode, y: number): PlacedNode {
  return { key: placeKey(column, node.id), node, column, y };
}

function placeTopics(
  ids: readonly string[],
  byId: ReadonlyMap<string, ViewNode>,
): { placed: PlacedNode[]; headings: Heading[]; bottom: number } {
  const placed: PlacedNode[] = [];
  const headings: Heading[] = [];
  let y = TOP;
  let group: string | undefined;
  for (const id of ids) {
    const node = byId.get(id)!;
    if (node.group && node.group.key !== group) {
      group = node.group.key;
      const { key, label } = node.group;
      headings.push({ key, label, y: y + HEADING / 2 });
      y += HEADING;
    }
    placed.push(placeOf('topics', node, y + PITCH / 2));
    y += PITCH;
  }
  return { placed, headings, bottom: y };
}

function placeParties(options: {
  ids: readonly string[];
  column: Column;
  edges: readonly ViewEdge[];
  topicY: ReadonlyMap<string, number>;
  byId: ReadonlyMap<string, ViewNode>;
  top?: number;
  bottom: number;
}): PlacedNode[] {
  const { ids, column, edges, topicY, byId, bottom, top = TOP } = options;
  const sums = new Map<string, { sum: number; n: number }>();
  for (const { party, topic, edges: behind } of edges) {
    const entry = sums.get(party) ?? { sum: 0, n: 0 };
    entry.sum += (topicY.get(topic) ?? 0) * behind.length;
    entry.n += behind.length;
    sums.set(party, entry);
  }
  const wanted = ids.map(id => {
    const entry = sums.get(id);
    return entry ? entry.sum / entry.n : (top + bottom) / 2;
  });
  // The order of the sweeps looks at both sides; the middles of the topics
  // themselves give the same order, up to ties.
  const sorted = ids
    .map((id, index) => ({ id, y: wanted[index], index }))
    .sort((a, b) => a.y - b.y || a.index - b.index);
  const ys = spread(
    sorted.map(one => one.y),
    { pitch: PITCH, first: top + PITCH / 2, last: bottom - PITCH / 2 },
  );
  return sorted.map(({ id }, index) =>
    placeOf(column, byId.get(id)!, ys[index]),
  );
}

function placeEdge(
  edge: ViewEdge,
  places: ReadonlyMap<string, PlacedNode>,
): PlacedEdge {
  const topic = places.get(placeKey('topics', edge.topic))!;
  return edge.role === 'producer'
    ? { edge, from: places.get(placeKey('producers', edge.party))!, to: topic }
    : { edge, from: topic, to: places.get(placeKey('consumers', edge.party))! };
}

/** The edges of each hub, one ribbon for each verdict; few of one verdict stay single. */
function ribbonsOf(
  hubs: readonly PlacedNode[],
  edges: readonly PlacedEdge[],
): Ribbon[] {
  const ribbons: Ribbon[] = [];
  for (const hub of hubs) {
    const byVerdict = new Map<string, PlacedEdge[]>();
    for (const placed of edges) {
      if (placed.to !== hub) continue;
      const list = byVerdict.get(placed.edge.verdict);
      if (list) list.push(placed);
      else byVerdict.set(placed.edge.verdict, [placed]);
    }
    for (const [verdict, list] of byVerdict) {
      const least = verdict === 'undeclared' ? RIBBON_UNDECLARED : RIBBON_EDGES;
      if (list.length < least) continue;
      ribbons.push({
        id: `ribbon ${hub.node.id} ${verdict}`,
        hub,
        edges: list.sort((a, b) => a.from.y - b.from.y),
      });
    }
  }
  return ribbons;
}
