import { GraphLayout } from '../model/layout';

/** What stays in sight while the rest fades. */
export interface Emphasis {
  /** Keys of places. */
  places: Set<string>;
  /** Ids of edges. */
  edges: Set<string>;
}

/**
 * A node in all its places with its neighbours, or an edge with its ends;
 * undefined when the layout has neither.
 */
export function emphasisOf(
  layout: GraphLayout,
  id: string | undefined,
): Emphasis | undefined {
  if (id === undefined) return undefined;
  const places = new Set<string>();
  const edges = new Set<string>();
  for (const { edge, from, to } of layout.edges) {
    if (edge.id !== id && edge.topic !== id && edge.party !== id) continue;
    edges.add(edge.id);
    places.add(from.key);
    places.add(to.key);
  }
  for (const { node, key } of layout.nodes) {
    if (node.id === id) places.add(key);
  }
  return places.size > 0 ? { places, edges } : undefined;
}
