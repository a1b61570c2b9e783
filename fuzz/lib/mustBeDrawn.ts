import {
  TopicGraph,
  visible,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { graphSvg } from '../../plugins/topic-registry/src/components/GraphPage/drawing/graphSvg';
import { GraphIndex } from '../../plugins/topic-registry/src/components/GraphPage/model/GraphIndex';
import { layout } from '../../plugins/topic-registry/src/components/GraphPage/model/layout';
import { select } from '../../plugins/topic-registry/src/components/GraphPage/model/select';
import { viewOf } from '../../plugins/topic-registry/src/components/GraphPage/model/view';
import { mustBePlain, must, readXml } from './checks';

/** The drawing of a graph, read as the XML that it must be. */
export function mustBeDrawn(graph: TopicGraph, title: string): void {
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
  mustBePlain(text, 'the drawing');
  const texts = new Set(readXml(text));
  for (const { label } of [...view.topics, ...view.parties])
    must(
      texts.has(visible(label)),
      `the drawing lacks ${JSON.stringify(label)}`,
    );
}
