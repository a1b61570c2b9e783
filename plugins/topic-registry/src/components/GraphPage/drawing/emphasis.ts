import { GraphLayout } from '../model/layout';

/** What stays in sight while the rest fades: nodes by id, edges by id. */
export interface Emphasis {
  nodes: Set<string>;
  edges: Set<string>;
}

/** The surroundings of a node or an edge; undefined when the layout has neither. */
export function emphasisOf(
  layout: GraphLayout,
  id: string | undefined,
): Emphasis | undefined {
  if (id === undefined) return undefined;
  const nodes = new Set<string>();
  const edges = new Set<string>();
  for (const { edge } of layout.edges) {
    if (edge.id !== id && edge.topic !== id && edge.party !== id) continue;
    edges.add(edge.id);
    nodes.add(edge.topic);
    nodes.add(edge.party);
  }
  if (layout.nodes.some(({ node }) => node.id === id)) nodes.add(id);
  return nodes.size > 0 ? { nodes, edges } : undefined;
}
