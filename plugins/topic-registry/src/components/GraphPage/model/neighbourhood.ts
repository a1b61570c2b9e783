import { GraphEdge } from '@topic-registry/backstage-plugin-topic-registry-common';

type Way = 'down' | 'up';

/**
 * What flows into a node and what comes out of it, so many steps away.
 *
 * @remarks
 * Walks with the data and against it, not back and forth: two steps from a
 * topic are its consumers and what they produce, its producers and what they
 * consume, but not everything else that its consumers happen to read.
 */
export function neighbourhood(
  edgesAt: (id: string) => readonly GraphEdge[],
  centre: string,
  depth: number,
): Set<string> {
  const reached = new Set([centre]);
  for (const way of ['down', 'up'] as const) {
    const walked = new Set([centre]);
    let front = [centre];
    for (let step = 0; step < depth; step++) {
      const next: string[] = [];
      for (const id of front) {
        for (const edge of edgesAt(id)) {
          const [from, to] = ends(edge, way);
          if (from !== id || walked.has(to)) continue;
          walked.add(to);
          reached.add(to);
          next.push(to);
        }
      }
      front = next;
    }
  }
  return reached;
}

function ends(edge: GraphEdge, way: Way): [string, string] {
  const flow: [string, string] =
    edge.role === 'producer'
      ? [edge.party, edge.topic]
      : [edge.topic, edge.party];
  return way === 'down' ? flow : [flow[1], flow[0]];
}
