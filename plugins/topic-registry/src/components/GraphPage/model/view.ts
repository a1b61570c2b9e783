import {
  GraphEdge,
  GraphParty,
  GraphTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { GraphIndex, categoryOf } from './GraphIndex';
import { Thickness, thicknessOf } from './kinds';
import { MOST_NODES, Selection } from './select';

/** A node as it is drawn: a topic, a party, or many of them together. */
export interface ViewNode {
  id: string;
  label: string;
  topic?: GraphTopic;
  party?: GraphParty;
  /** How many topics or services stand behind it, where it is many. */
  count?: number;
  /** The category that a node of many stands for. */
  category?: string;
  registry?: string;
  /** For topics: the group in which it stands, and its heading. */
  group?: { key: string; label: string; last: boolean };
}

/** An edge as it is drawn: one, or all between two nodes of many. */
export interface ViewEdge {
  id: string;
  topic: string;
  party: string;
  role: GraphEdge['role'];
  /** That of most of its edges. */
  verdict: GraphEdge['verdict'];
  /** Whether an undeclared edge is among them. */
  marked: boolean;
  /** Whether it belongs to deprecated topics alone. */
  muted: boolean;
  thickness: Thickness;
  edges: GraphEdge[];
}

/** What is drawn. */
export interface GraphView {
  topics: ViewNode[];
  parties: ViewNode[];
  edges: ViewEdge[];
  /** Whether nodes stand for many. */
  aggregated: boolean;
}

const MOST_GROUPS = 120;
/** Edges between nodes of many that divide the steps of thickness. */
const WEIGHT_STEPS = [5, 25] as const;

/**
 * What is drawn of a selection: each node, or, where there are too many to be
 * read, categories with the services that are at home in them.
 */
export function viewOf(
  index: GraphIndex,
  selection: Selection,
  options: { all: boolean; focused: boolean },
): GraphView {
  const several = new Set(selection.topics.map(t => t.registry)).size > 1;
  const nodes = selection.topics.length + selection.parties.size;
  if (!options.all && !options.focused && nodes > MOST_NODES) {
    const many = aggregate(index, selection, several);
    if (many) return many;
  }
  return {
    topics: selection.topics.map(topic => ({
      id: topic.id,
      label: topic.name,
      topic,
      group: groupOf(topic, several),
    })),
    parties: index.graph.parties
      .filter(party => selection.parties.has(party.id))
      .map(party => ({ id: party.id, label: party.name, party })),
    edges: selection.edges.map(edge => {
      const topic = index.topics.get(edge.topic)!;
      return {
        id: edge.id,
        topic: edge.topic,
        party: edge.party,
        role: edge.role,
        verdict: edge.verdict,
        marked: edge.verdict === 'undeclared',
        muted: topic.lifecycle === 'deprecated',
        // Nobody sees a producer write: its edge says no more than that.
        thickness:
          edge.verdict === 'seen' || edge.verdict === 'undeclared'
            ? thicknessOf(topic.recordsPerHour)
            : 1,
        edges: [edge],
      };
    }),
    aggregated: false,
  };
}

function groupOf(
  topic: GraphTopic,
  several: boolean,
): { key: string; label: string; last: boolean } {
  const category = categoryOf(topic);
  return {
    // What is gone or not there yet stands below what is in use.
    last: topic.category === undefined && topic.lifecycle !== 'active',
    key: JSON.stringify([topic.registry, category]),
    label: several ? `${category} · ${topic.registry}` : category,
  };
}

function aggregate(
  index: GraphIndex,
  selection: Selection,
  several: boolean,
): GraphView | undefined {
  const byCategory = (topic: GraphTopic) => groupOf(topic, several);
  const byRegistry = (topic: GraphTopic) => ({
    last: false,
    key: JSON.stringify([topic.registry]),
    label: topic.registry,
  });
  const keys = (of: typeof byCategory) =>
    new Set(selection.topics.map(topic => of(topic).key)).size;
  let grouping = byCategory;
  let categories = true;
  if (several && keys(byCategory) > MOST_GROUPS) {
    grouping = byRegistry;
    categories = false;
  }
  // One node in the middle tells nothing.
  if (keys(grouping) < 2) return undefined;

  const topics = new Map<string, ViewNode>();
  for (const topic of selection.topics) {
    const { key, label } = grouping(topic);
    const id = `topics:${key}`;
    const node = topics.get(id);
    if (node) node.count!++;
    else {
      topics.set(id, {
        id,
        label,
        count: 1,
        category: categories ? categoryOf(topic) : undefined,
        registry: topic.registry,
      });
    }
  }

  const homes = homesOf(index, selection, grouping);
  const parties = new Map<string, ViewNode>();
  for (const party of selection.parties) {
    const home = homes.get(party)!;
    const node = parties.get(home.id);
    if (node) node.count!++;
    else parties.set(home.id, { ...home, count: 1 });
  }

  const edges = new Map<string, GraphEdge[]>();
  for (const edge of selection.edges) {
    const topic = `topics:${grouping(index.topics.get(edge.topic)!).key}`;
    const id = JSON.stringify([edge.role, topic, homes.get(edge.party)!.id]);
    const list = edges.get(id);
    if (list) list.push(edge);
    else edges.set(id, [edge]);
  }
  return {
    topics: [...topics.values()],
    parties: [...parties.values()],
    edges: [...edges].map(([id, list]) => together(index, id, list)),
    aggregated: true,
  };
}

/** Where each party is at home: in the group whose topics it produces most. */
function homesOf(
  index: GraphIndex,
  selection: Selection,
  grouping: (topic: GraphTopic) => { key: string; label: string },
): Map<string, ViewNode> {
  const produced = new Map<
    string,
    Map<string, { n: number; home: ViewNode }>
  >();
  for (const edge of selection.edges) {
    if (edge.role !== 'producer') continue;
    const topic = index.topics.get(edge.topic)!;
    const { key, label } = grouping(topic);
    const counts = produced.get(edge.party) ?? new Map();
    const entry = counts.get(key) ?? {
      n: 0,
      home: {
        id: `services:${key}`,
        label: `Services of ${label}`,
        category: topic.category,
        registry: topic.registry,
      },
    };
    entry.n++;
    counts.set(key, entry);
    produced.set(edge.party, counts);
  }
  const homes = new Map<string, ViewNode>();
  for (const id of selection.parties) {
    const best = [...(produced.get(id)?.values() ?? [])].reduce<
      { n: number; home: ViewNode } | undefined
    >((most, next) => (most && most.n >= next.n ? most : next), undefined);
    homes.set(
      id,
      best?.home ??
        (index.parties.get(id)?.kind === 'group'
          ? { id: 'services:groups', label: 'Groups of no known service' }
          : { id: 'services:readers', label: 'Services that only read' }),
    );
  }
  return homes;
}

function together(index: GraphIndex, id: string, edges: GraphEdge[]): ViewEdge {
  const [role, topic, party] = JSON.parse(id);
  const counts = new Map<GraphEdge['verdict'], number>();
  for (const { verdict } of edges) {
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const [verdict] = [...counts].reduce((most, next) =>
    next[1] > most[1] ? next : most,
  );
  return {
    id,
    topic,
    party,
    role,
    verdict,
    marked: counts.has('undeclared'),
    muted: edges.every(
      edge => index.topics.get(edge.topic)?.lifecycle === 'deprecated',
    ),
    thickness: stepOf(edges.length),
    edges,
  };
}

function stepOf(edges: number): Thickness {
  if (edges < WEIGHT_STEPS[0]) return 1;
  return edges < WEIGHT_STEPS[1] ? 2 : 3;
}
