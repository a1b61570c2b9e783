/**
 * What it costs to choose, to lay out and to save a graph, from 40 nodes to
 * 10 000. Run in this folder's package:
 *
 *   node --import @backstage/cli/config/nodeTransform.cjs bench/graph.ts
 */
import { manyGraph } from '../src/__fixtures__/graph';
import { graphSvg } from '../src/components/GraphPage/drawing/graphSvg';
import { GraphIndex } from '../src/components/GraphPage/model/GraphIndex';
import { layout } from '../src/components/GraphPage/model/layout';
import { select } from '../src/components/GraphPage/model/select';
import { viewOf } from '../src/components/GraphPage/model/view';

const say = (line: string) => process.stdout.write(`${line}\n`);

const RUNS = 9;

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function measure(run: () => void): string {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return `${median(times).toFixed(1)} ms (slowest ${Math.max(...times).toFixed(
    1,
  )})`;
}

for (const nodes of [40, 500, 2_500, 10_000]) {
  const graph = manyGraph(nodes);
  say(
    `${graph.topics.length} topics, ${graph.parties.length} parties, ${graph.edges.length} edges`,
  );
  for (const all of [false, true]) {
    const query = {
      query: '',
      registry: [],
      category: [],
      service: [],
      kind: [],
      depth: 1,
      all,
    };
    const drawn = () => {
      const index = new GraphIndex(graph);
      const selection = select(index, query);
      return layout(viewOf(index, selection, { all, focused: false }));
    };
    const { length } = drawn().nodes;
    say(
      `  ${all ? 'every node' : 'as it opens'} (${length} drawn): ${measure(
        drawn,
      )}`,
    );
  }
  const whole = new GraphIndex(graph);
  const selection = select(whole, {
    query: '',
    registry: [],
    category: [],
    service: [],
    kind: [],
    depth: 1,
    all: true,
  });
  const placed = layout(
    viewOf(whole, selection, { all: true, focused: false }),
  );
  say(`  SVG file: ${measure(() => graphSvg(placed, 'topics'))}`);
}
