import { GraphEdge } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount, plural } from '../../format';
import { VERDICTS } from '../../model/verdicts';
import { GraphIndex } from './model/GraphIndex';
import { ViewEdge } from './model/view';

/** An edge in one line: who, by whose word, with which evidence. */
export function sentenceOf(edge: GraphEdge, index: GraphIndex): string {
  const party = index.nameOf(edge.party);
  const topic = index.nameOf(edge.topic);
  const [group] = edge.groups;
  return [
    edge.role === 'producer' ? `${party} → ${topic}` : `${topic} → ${party}`,
    edge.declared
      ? `declared in line ${edge.declared.line} of ${edge.declared.registry}`
      : 'not declared',
    edge.verdict === 'not-observable' || edge.verdict === 'not-seen'
      ? VERDICTS[edge.verdict].word
      : undefined,
    edge.verdict === 'unknown'
      ? `not known: ${(edge.reason ?? 'it cannot be told').replace(/`/g, '')}`
      : undefined,
    edge.role === 'producer' &&
    (edge.verdict === 'seen' || edge.verdict === 'undeclared')
      ? 'seen in sampled records'
      : undefined,
    group && edge.verdict !== 'unknown'
      ? `seen as ${group.group} on ${group.cluster}${
          group.lag === undefined ? '' : `, lag ${formatCount(group.lag)}`
        }`
      : undefined,
    edge.groups.length > 1
      ? `and ${plural(edge.groups.length - 1, 'more group')}`
      : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Many edges in one line, by verdict. */
export function sentenceOfMany(edge: ViewEdge): string {
  const counts = new Map<string, number>();
  for (const { verdict } of edge.edges) {
    const { word } = VERDICTS[verdict];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return `${plural(edge.edges.length, 'edge')}: ${[...counts]
    .map(([word, count]) => `${formatCount(count)} ${word}`)
    .join(', ')}`;
}
