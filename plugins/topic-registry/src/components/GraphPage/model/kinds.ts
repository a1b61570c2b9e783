import {
  GraphEdge,
  GraphTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** What the legend tells apart: whose word an edge rests on, and edges of deprecated topics. */
export type EdgeKind = GraphEdge['verdict'] | 'deprecated';

/** In the order of the legend. */
export const KINDS: { id: EdgeKind; label: string; title: string }[] = [
  {
    id: 'seen',
    label: 'declared and seen',
    title:
      'A group of the declared consumer reads the topic, or sampled records name the declared producer',
  },
  {
    id: 'not-seen',
    label: 'declared, not seen',
    title: 'Complete readings show no group of the declared consumer',
  },
  {
    id: 'undeclared',
    label: 'seen, not declared',
    title:
      'A group reads the topic, or a service writes it; no line of a document says so',
  },
  {
    id: 'not-observable',
    label: 'cannot be seen',
    title:
      'Producers: Kafka does not name who writes to a topic, and no sampled record did',
  },
  {
    id: 'unknown',
    label: 'not known',
    title: 'Declared or possible; the answers of the clusters do not decide it',
  },
  {
    id: 'deprecated',
    label: 'deprecated',
    title: 'The topic is on its way out',
  },
];

/** The kinds that an edge is of: its verdict, and that its topic is deprecated. */
export function kindsOf(
  edge: Pick<GraphEdge, 'verdict'>,
  topic: Pick<GraphTopic, 'lifecycle'>,
): EdgeKind[] {
  return topic.lifecycle === 'deprecated'
    ? [edge.verdict, 'deprecated']
    : [edge.verdict];
}

/** Steps of an edge's thickness. */
export type Thickness = 1 | 2 | 3;

/** One record a minute, and one a second: what divides the steps. */
export const RATE_STEPS = [60, 3_600] as const;

/** The thickness of an edge by the records written to its topic per hour. */
export function thicknessOf(recordsPerHour: number | undefined): Thickness {
  const rate = recordsPerHour ?? 0;
  if (rate < RATE_STEPS[0]) return 1;
  return rate < RATE_STEPS[1] ? 2 : 3;
}
