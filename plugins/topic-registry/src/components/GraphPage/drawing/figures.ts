import { GraphEdge } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatShort, plural } from '../../../format';
import { Column, GraphLayout, PlacedNode } from '../model/layout';

/** The small figure of a node: a rate, a lag, or how many it stands for. */
export function figureOf(
  place: PlacedNode,
  edges: readonly GraphEdge[],
): string {
  const { node, column } = place;
  if (node.count !== undefined) return String(node.count);
  if (node.topic) {
    const rate = node.topic.recordsPerHour;
    return rate === undefined ? '' : `${formatShort(rate)}/h`;
  }
  if (column !== 'consumers') return '';
  const lag = lagOf(edges);
  return lag ? `lag ${formatShort(lag)}` : '';
}

/** Records behind, of all groups together; undefined where none tells. */
function lagOf(edges: readonly GraphEdge[]): number | undefined {
  let sum: number | undefined;
  for (const { groups } of edges) {
    for (const { lag } of groups) {
      if (lag !== undefined) sum = (sum ?? 0) + Number(lag);
    }
  }
  return sum;
}

/** The edges behind each place. */
export function edgesByPlace(layout: GraphLayout): Map<string, GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  for (const { edge, from, to } of layout.edges) {
    for (const { key } of [from, to]) {
      const list = found.get(key);
      if (list) list.push(...edge.edges);
      else found.set(key, [...edge.edges]);
    }
  }
  return found;
}

const COLUMN_WORDS: Record<Column, string> = {
  producers: 'producer',
  topics: 'topic',
  consumers: 'consumer',
};

/** A node in words, for those who do not see the drawing. */
export function describe(
  place: PlacedNode,
  edges: readonly GraphEdge[],
): string {
  const { node, column } = place;
  const kind =
    node.count === undefined
      ? COLUMN_WORDS[column]
      : plural(node.count, column === 'topics' ? 'topic' : 'service');
  const count = (role: GraphEdge['role']) =>
    edges.filter(edge => edge.role === role).length;
  const undeclared = edges.filter(e => e.verdict === 'undeclared').length;
  const ends =
    column === 'topics'
      ? `${plural(count('producer'), 'producer')}, ${plural(
          count('consumer'),
          'consumer',
        )}`
      : `${plural(edges.length, 'topic')}`;
  return [
    node.label,
    kind,
    node.topic?.lifecycle === 'active' ? undefined : node.topic?.lifecycle,
    ends,
    undeclared > 0 ? `${undeclared} not declared` : undefined,
  ]
    .filter(Boolean)
    .join(', ');
}
