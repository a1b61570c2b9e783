import { manyGraph, topicGraph } from '../../../__fixtures__';
import { GraphIndex } from './GraphIndex';
import { neighbourhood } from './neighbourhood';
import { GraphQuery, MOST_NODES, select } from './select';

const index = new GraphIndex(topicGraph());

function selected(over: Partial<GraphQuery>, of = index) {
  const result = select(of, {
    query: '',
    registry: [],
    category: [],
    service: [],
    kind: [],
    depth: 1,
    all: false,
    ...over,
  });
  return {
    ...result,
    names: result.topics.map(topic => topic.name),
    parties: [...result.parties].map(id => of.nameOf(id)).sort(),
  };
}

describe('neighbourhood', () => {
  // a writes t1, b reads t1 and writes t2, c reads t1 and t2; d writes t2.
  const edges = (
    [
      ['producer', 't1', 'a'],
      ['consumer', 't1', 'b'],
      ['producer', 't2', 'b'],
      ['consumer', 't1', 'c'],
      ['consumer', 't2', 'c'],
      ['producer', 't2', 'd'],
    ] as const
  ).map(([role, topic, party]) => ({
    id: `${role} ${topic} ${party}`,
    role,
    topic,
    party,
    verdict: 'unknown' as const,
    groups: [],
  }));
  const at = (id: string) =>
    edges.filter(edge => edge.topic === id || edge.party === id);
  const around = (id: string, depth: number) =>
    [...neighbourhood(at, id, depth)].sort().join(' ');

  it.each([
    ['t1', 1, 'a b c t1'],
    ['t1', 2, 'a b c t1 t2'],
    ['a', 1, 'a t1'],
    ['a', 2, 'a b c t1'],
    ['a', 3, 'a b c t1 t2'],
    // Not d: it feeds what b feeds, and neither feeds nor is fed by b.
    ['b', 2, 'a b c t1 t2'],
    ['c', 2, 'a b c d t1 t2'],
  ])('of %s, %d steps away: %s', (id, depth, expected) => {
    expect(around(id, depth)).toBe(expected);
  });

  it('ends on a circle', () => {
    const circle = [
      { ...edges[0], role: 'producer' as const, topic: 't', party: 'x' },
      { ...edges[0], role: 'consumer' as const, topic: 't', party: 'x' },
    ];
    expect([...neighbourhood(() => circle, 'x', 3)].sort()).toEqual(['t', 'x']);
  });
});

describe('select', () => {
  it('shows everything when nothing is asked', () => {
    const all = selected({});
    expect(all.names).toHaveLength(10);
    expect(all.edges).toHaveLength(index.graph.edges.length);
  });

  it('chooses topics by registry and category, with all their parties', () => {
    expect(selected({ registry: ['cypher'] }).parties).toEqual([
      'Agent Copilot',
      'Agent Orchestration',
    ]);
    expect(selected({ category: ['Deprecated', 'Proposed'] }).names).toEqual([
      'nda_events',
      'pricing_events',
      'knowledge_events',
    ]);
    expect(
      selected({ service: ['component:platform/service-17'] }).names,
    ).toEqual(['rag_events']);
  });

  it('finds names, and keeps the edges of what it found', () => {
    const found = selected({ query: 'voice' });
    expect(found.names).toEqual(['billing_events', 'rag_events']);
    expect(found.parties).toEqual(['Voice Agent']);
    const topic = selected({ query: 'BILLING_ev' });
    expect(topic.names).toEqual(['billing_events']);
    expect(topic.parties).toHaveLength(7);
  });

  it('narrows to kinds of edges, and still counts all kinds', () => {
    const undeclared = selected({ kind: ['undeclared'] });
    expect(undeclared.names).toEqual(['billing_events', 'nda_events']);
    expect(undeclared.counts).toEqual(selected({}).counts);
    expect(undeclared.counts.undeclared).toBe(2);
    expect(undeclared.counts.deprecated).toBe(1);
    expect(selected({ kind: ['deprecated'] }).names).toEqual(['nda_events']);
  });

  it('keeps a centre in sight that has no edges', () => {
    const alone = selected({ focus: 'topic:platform/pricing_events' });
    expect(alone.names).toEqual(['pricing_events']);
    expect(alone.edges).toEqual([]);
  });

  it('draws the edges between all that it reached', () => {
    const around = selected({ focus: 'topic:platform/rag_events', depth: 2 });
    expect(around.names).toEqual([
      'rag_events',
      'conversation.orchestration.agent-handoff-requests.escalated.v1',
    ]);
  });

  it('takes as many steps as can be read, and all of them when told to', () => {
    const many = new GraphIndex(manyGraph(2_500));
    const hub = 'service:platform/service-999';
    const near = { focus: many.graph.topics[0].id, depth: 3 };
    expect(selected(near, many).depthShown).toBeUndefined();
    // Two steps from the hub lies every producer.
    const far = { focus: hub, depth: 2 };
    expect(selected(far, many).depthShown).toBe(1);
    expect(selected(far, many).topics).toHaveLength(1_500);
    expect(selected({ ...far, all: true }, many).depthShown).toBeUndefined();
    expect(
      selected({ ...far, all: true }, many).parties.length,
    ).toBeGreaterThan(MOST_NODES);
  });
});
