import {
  GraphEdge,
  GraphTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { categoryOf, GraphIndex } from './GraphIndex';
import { EdgeKind, KINDS, kindsOf } from './kinds';
import { neighbourhood } from './neighbourhood';

/** What is asked of the graph; everything of it stands in the URL. */
export interface GraphQuery {
  /** Free text over the names of topics, services and categories. */
  query: string;
  registry: string[];
  category: string[];
  /** Ids of parties. */
  service: string[];
  kind: EdgeKind[];
  /** Id of the node at the centre. */
  focus?: string;
  /** Steps from the centre, 1 to 3. */
  depth: number;
  /** Draws every node, however many there are. */
  all: boolean;
}

/** What fits a query. */
export interface Selection {
  topics: GraphTopic[];
  /** Ids of the parties. */
  parties: Set<string>;
  edges: GraphEdge[];
  /** Edges of each kind before the narrowing by kind: the figures of the legend. */
  counts: Record<EdgeKind, number>;
  /** Set where fewer steps are shown than asked for, since more would not fit. */
  depthShown?: number;
  /** Nodes of the text found in the names. */
  matched: Set<string>;
}

/** The most nodes that are drawn one by one without being asked for. */
export const MOST_NODES = 200;

/**
 * Narrows a graph. Registry, category and service choose topics, with all
 * their parties; the text keeps the edges of what it matches; then come the
 * centre with its surroundings, and at last the kinds of edges.
 */
export function select(index: GraphIndex, query: GraphQuery): Selection {
  const chosen = chooseTopics(index, query);
  const matched = matches(index, query.query);
  let edges: GraphEdge[] = [];
  for (const topic of chosen) {
    for (const edge of index.at(topic.id)) {
      if (!matched || matched.has(edge.topic) || matched.has(edge.party)) {
        edges.push(edge);
      }
    }
  }
  let kept = new Set(
    chosen
      .filter(topic => !matched || matched.has(topic.id))
      .map(topic => topic.id),
  );
  let depthShown: number | undefined;
  if (query.focus !== undefined) {
    const around = surroundings(edges, query);
    edges = edges.filter(
      edge => around.nodes.has(edge.topic) && around.nodes.has(edge.party),
    );
    kept = new Set([...kept].filter(id => around.nodes.has(id)));
    if (index.topics.has(query.focus)) kept.add(query.focus);
    if (around.depth < query.depth) depthShown = around.depth;
  }
  const counts = countKinds(index, edges);
  if (query.kind.length > 0) {
    const wanted = new Set(query.kind);
    edges = edges.filter(edge =>
      kindsOf(edge, index.topics.get(edge.topic)!).some(kind =>
        wanted.has(kind),
      ),
    );
    // What has no edge of the kind is not what was asked for.
    kept = new Set();
  }
  const parties = new Set(edges.map(edge => edge.party));
  for (const edge of edges) kept.add(edge.topic);
  if (query.focus !== undefined) {
    if (index.topics.has(query.focus)) kept.add(query.focus);
    else if (index.parties.has(query.focus)) parties.add(query.focus);
  }
  return {
    topics: index.graph.topics.filter(topic => kept.has(topic.id)),
    parties,
    edges,
    counts,
    depthShown,
    matched: matched ?? new Set(),
  };
}

function chooseTopics(index: GraphIndex, query: GraphQuery): GraphTopic[] {
  const registries = new Set(query.registry);
  const categories = new Set(query.category);
  const services = new Set(query.service.map(id => index.resolve(id) ?? id));
  return index.graph.topics.filter(
    topic =>
      (registries.size === 0 || registries.has(topic.registry)) &&
      (categories.size === 0 || categories.has(categoryOf(topic))) &&
      (services.size === 0 ||
        index.at(topic.id).some(edge => services.has(edge.party))),
  );
}

/** Undefined where no text is given. */
function matches(index: GraphIndex, text: string): Set<string> | undefined {
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const fits = (value: string) => {
    const lower = value.toLocaleLowerCase('en-US');
    return words.every(word => lower.includes(word));
  };
  const found = new Set<string>();
  for (const topic of index.graph.topics) {
    if (fits(`${topic.name} ${categoryOf(topic)}`)) found.add(topic.id);
  }
  for (const party of index.graph.parties) {
    if (fits(party.name)) found.add(party.id);
  }
  return found;
}

function surroundings(
  edges: readonly GraphEdge[],
  query: GraphQuery,
): { nodes: Set<string>; depth: number } {
  const centre = query.focus!;
  const at = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    for (const end of [edge.topic, edge.party]) {
      const list = at.get(end);
      if (list) list.push(edge);
      else at.set(end, [edge]);
    }
  }
  const edgesAt = (id: string) => at.get(id) ?? [];
  let nodes = neighbourhood(edgesAt, centre, 1);
  let depth = 1;
  while (depth < query.depth) {
    const wider = neighbourhood(edgesAt, centre, depth + 1);
    if (!query.all && wider.size > MOST_NODES) break;
    nodes = wider;
    depth++;
  }
  return { nodes, depth };
}

function countKinds(
  index: GraphIndex,
  edges: readonly GraphEdge[],
): Record<EdgeKind, number> {
  const counts = Object.fromEntries(KINDS.map(kind => [kind.id, 0])) as Record<
    EdgeKind,
    number
  >;
  for (const edge of edges) {
    for (const kind of kindsOf(edge, index.topics.get(edge.topic)!)) {
      counts[kind]++;
    }
  }
  return counts;
}
