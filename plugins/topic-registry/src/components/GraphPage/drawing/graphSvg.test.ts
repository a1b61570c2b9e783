import { visible } from '@topic-registry/backstage-plugin-topic-registry-common';
import { manyGraph, topicGraph } from '../../../__fixtures__';
import { GraphIndex } from '../model/GraphIndex';
import { layout } from '../model/layout';
import { select } from '../model/select';
import { viewOf } from '../model/view';
import { cutText, widthOf } from './cutText';
import { graphSvg } from './graphSvg';

function svgOf(graph: ReturnType<typeof topicGraph>, title = 'topics') {
  const index = new GraphIndex(graph);
  const selection = select(index, {
    query: '',
    registry: [],
    category: [],
    service: [],
    kind: [],
    depth: 1,
    all: true,
  });
  const view = viewOf(index, selection, { all: true, focused: false });
  const text = graphSvg(layout(view), title);
  return new DOMParser().parseFromString(text, 'image/svg+xml');
}

describe('graphSvg', () => {
  it('is a whole file on white, with every node and without the page', () => {
    const file = svgOf(topicGraph(), 'a < b & "c"');
    expect(file.querySelector('parsererror')).toBeNull();
    const root = file.documentElement;
    expect(root.querySelector('title')!.textContent).toBe('a < b & "c"');
    expect(root.querySelector('rect')!.getAttribute('fill')).toBe('#ffffff');
    for (const topic of topicGraph().topics) {
      expect(root.textContent).toContain(topic.name);
    }
    // Nothing that only a page could resolve.
    expect(root.outerHTML).not.toMatch(/var\(|class=/);
  });

  it.each(['a\u001b[2J', 'a\u0000b', 'a\u202eb', '\ud800', ']]>', '<!--'])(
    'is XML whatever hides in a name such as %j',
    name => {
      const graph = topicGraph();
      graph.topics[0].name = name;
      const file = svgOf(graph, name);
      expect(file.querySelector('parsererror')).toBeNull();
      expect(file.documentElement.outerHTML).not.toMatch(
        /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u,
      );
      const titles = [...file.querySelectorAll('title')];
      expect(titles.map(one => one.textContent)).toContain(visible(name));
    },
  );

  it('holds more than what is in sight', () => {
    const file = svgOf(manyGraph(400));
    expect(file.querySelectorAll('rect').length).toBeGreaterThan(400);
  });
});

describe('cutText', () => {
  it('leaves alone what fits', () => {
    expect(cutText('auth_events', 200, 'mono')).toBe('auth_events');
  });

  it('cuts topics in the middle and services at the end, to fit', () => {
    const topic = cutText('conversation.handoff.escalated.v1', 120, 'mono');
    expect(topic).toMatch(/^conv.*….*lated\.v1$/);
    expect(widthOf(topic, 'mono')).toBeLessThanOrEqual(120);
    expect(cutText('Communication Service', 90, 'label')).toMatch(
      /^Commun.*…$/,
    );
  });
});
