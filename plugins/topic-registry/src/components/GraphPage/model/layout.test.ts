import { manyGraph, topicGraph } from '../../../__fixtures__';
import { GraphIndex } from './GraphIndex';
import { layout, NODE_HEIGHT } from './layout';
import { orderLayers } from './orderLayers';
import { GraphQuery, MOST_NODES, select } from './select';
import { spread } from './spread';
import { viewOf } from './view';

const EVERYTHING: GraphQuery = {
  query: '',
  registry: [],
  category: [],
  service: [],
  kind: [],
  depth: 1,
  all: false,
};

function viewAt(graph: ReturnType<typeof topicGraph>, over = {}) {
  const index = new GraphIndex(graph);
  const query = { ...EVERYTHING, ...over };
  const selection = select(index, query);
  return viewOf(index, selection, {
    all: query.all,
    focused: query.focus !== undefined,
  });
}

describe('orderLayers', () => {
  it('undoes the crossings that can be undone', () => {
    const order = orderLayers({
      topics: ['a', 'b', 'c'].map(id => ({ id, group: '' })),
      producers: ['z', 'y', 'x'],
      consumers: ['r', 'q', 'p'],
      edges: [
        { topic: 'a', party: 'x', role: 'producer' },
        { topic: 'b', party: 'y', role: 'producer' },
        { topic: 'c', party: 'z', role: 'producer' },
        { topic: 'a', party: 'p', role: 'consumer' },
        { topic: 'b', party: 'q', role: 'consumer' },
        { topic: 'c', party: 'r', role: 'consumer' },
      ],
    });
    expect(order).toEqual({
      topics: ['a', 'b', 'c'],
      producers: ['x', 'y', 'z'],
      consumers: ['p', 'q', 'r'],
    });
  });

  it('keeps the topics of a group together', () => {
    const { topics } = orderLayers({
      topics: [
        { id: 'a1', group: 'a' },
        { id: 'b1', group: 'b' },
        { id: 'a2', group: 'a' },
        { id: 'b2', group: 'b' },
      ],
      producers: ['x', 'y'],
      consumers: [],
      edges: [
        { topic: 'a1', party: 'x', role: 'producer' },
        { topic: 'b1', party: 'x', role: 'producer' },
        { topic: 'a2', party: 'y', role: 'producer' },
        { topic: 'b2', party: 'y', role: 'producer' },
      ],
    });
    expect(topics.map(id => id[0]).join('')).toMatch(/^(aabb|bbaa)$/);
  });
});

describe('spread', () => {
  const room = { pitch: 10, first: 0, last: 100 };

  it('leaves what has room where it wants to be', () => {
    expect(spread([5, 40, 90], room)).toEqual([5, 40, 90]);
  });

  it('moves those that are too close apart, each as little as possible', () => {
    expect(spread([50, 50, 50], room)).toEqual([40, 50, 60]);
  });

  it('stays within the room, and goes on below where there is too little', () => {
    expect(spread([-20, -20], room)).toEqual([0, 10]);
    expect(spread([200], room)).toEqual([100]);
    expect(spread([5, 5, 5], { ...room, last: 10 })).toEqual([0, 10, 20]);
  });
});

describe('layout', () => {
  it('is the same every time, also when it is asked in another order', () => {
    expect(layout(viewAt(topicGraph()))).toEqual(layout(viewAt(topicGraph())));
    const many = manyGraph(400);
    expect(layout(viewAt(many, { all: true }))).toEqual(
      layout(viewAt(manyGraph(400), { all: true })),
    );
  });

  it('places every end of every edge, without overlaps', () => {
    const view = viewAt(manyGraph(300), { all: true });
    const { nodes, edges, height } = layout(view);
    expect(edges).toHaveLength(view.edges.length);
    for (const { from, to } of edges) {
      expect(nodes).toContain(from);
      expect(nodes).toContain(to);
    }
    for (const column of ['producers', 'topics', 'consumers']) {
      const ys = nodes
        .filter(place => place.column === column)
        .map(place => place.y)
        .sort((a, b) => a - b);
      for (const [index, y] of ys.entries()) {
        expect(y - (ys[index - 1] ?? -Infinity)).toBeGreaterThan(NODE_HEIGHT);
        expect(y).toBeLessThan(height);
      }
    }
  });

  it('gives a service that produces and consumes a place on both sides', () => {
    const { nodes } = layout(viewAt(topicGraph()));
    const columns = nodes
      .filter(({ node }) => node.id === 'service:platform/service-13')
      .map(place => place.column);
    expect(columns).toEqual(['producers', 'consumers']);
  });

  it('bundles what a hub reads, save for the few that nobody declared', () => {
    const view = viewAt(manyGraph(60), { all: true });
    const { ribbons, nodes, edges } = layout(view);
    const hub = 'service:platform/service-23';
    expect(new Set(ribbons.map(ribbon => ribbon.hub.node.id))).toEqual(
      new Set([hub]),
    );
    const bundled = ribbons.flatMap(ribbon => ribbon.edges);
    expect(bundled.every(({ edge }) => edge.party === hub)).toBe(true);
    for (const ribbon of ribbons) {
      expect(new Set(ribbon.edges.map(one => one.edge.verdict)).size).toBe(1);
    }
    const single = edges.filter(
      one => one.edge.party === hub && !bundled.includes(one),
    );
    expect(single.length).toBeGreaterThan(0);
    expect(single.some(({ edge }) => edge.verdict === 'undeclared')).toBe(true);
    expect(bundled.some(({ edge }) => edge.verdict === 'undeclared')).toBe(
      false,
    );
    // The hub stands above all other consumers.
    const consumers = nodes.filter(place => place.column === 'consumers');
    const top = consumers.reduce((a, b) => (a.y < b.y ? a : b));
    expect(top.node.id).toBe(hub);
  });

  it('draws the lines of a hub one by one where it is the centre', () => {
    const hub = 'service:platform/service-23';
    const { ribbons, nodes } = layout(
      viewAt(manyGraph(60), { all: true }),
      hub,
    );
    expect(ribbons.map(ribbon => ribbon.hub.node.id)).not.toContain(hub);
    const consumers = nodes
      .filter(place => place.column === 'consumers')
      .sort((a, b) => a.y - b.y);
    const at = consumers.findIndex(({ node }) => node.id === hub);
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(consumers.length - 1);
  });

  it('puts what is deprecated or proposed below what is in use', () => {
    const { headings } = layout(viewAt(topicGraph()));
    const labels = headings.map(heading => heading.label);
    expect(new Set(labels.slice(-2))).toEqual(
      new Set(['Deprecated · platform', 'Proposed · platform']),
    );
  });

  it('has no hub where nobody reads much', () => {
    expect(layout(viewAt(topicGraph())).ribbons).toEqual([]);
  });
});

describe('viewOf', () => {
  it('draws categories above the limit, and each node when asked to', () => {
    const graph = manyGraph(1_000);
    const together = viewAt(graph);
    expect(together.aggregated).toBe(true);
    expect(together.topics.length + together.parties.length).toBeLessThan(
      MOST_NODES,
    );
    // Nothing is lost on the way.
    const count = (of: { count?: number }[]) =>
      of.reduce((sum, node) => sum + node.count!, 0);
    expect(count(together.topics)).toBe(graph.topics.length);
    expect(together.edges.flatMap(edge => edge.edges)).toHaveLength(
      graph.edges.length,
    );
    const single = viewAt(graph, { all: true });
    expect(single.aggregated).toBe(false);
    expect(single.topics).toHaveLength(graph.topics.length);
  });

  it('never draws thousands unasked, however many categories there are', () => {
    const { aggregated, topics } = viewAt(manyGraph(10_000));
    expect(aggregated).toBe(true);
    expect(topics).toHaveLength(150);
  });

  it('counts services at home where they produce', () => {
    const together = viewAt(manyGraph(1_000));
    const labels = together.parties.map(node => node.label);
    expect(labels).toContain('Services of Category 0');
    expect(labels).toContain('Services that only read');
  });
});
