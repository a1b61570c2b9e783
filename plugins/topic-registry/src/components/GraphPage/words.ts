import { GraphEdge } from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatCount, plural } from '../../format';
import { SignState, SignTone } from '../../ui';
import { GraphIndex } from './model/GraphIndex';
import { ViewEdge } from './model/view';

/** How a verdict is shown. */
export const VERDICTS: Record<
  GraphEdge['verdict'],
  { state: SignState; tone: SignTone; word: string; title: string }
> = {
  seen: {
    state: 'agrees',
    tone: 'quiet',
    word: 'seen',
    title: 'Declared, and a group of it reads the topic',
  },
  'not-seen': {
    state: 'differs',
    tone: 'warning',
    word: 'not seen',
    title: 'Declared; complete readings show no group of it',
  },
  undeclared: {
    state: 'differs',
    tone: 'warning',
    word: 'not declared',
    title: 'Reads the topic; no line of the document says so',
  },
  'not-observable': {
    state: 'unknown',
    tone: 'quiet',
    word: 'cannot be seen',
    title: 'Kafka does not name who writes to a topic',
  },
  unknown: {
    state: 'unknown',
    tone: 'quiet',
    word: 'unknown',
    title: 'It cannot be told',
  },
};

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
