import {
  graphGroupId,
  graphServiceId,
  graphTopicId,
  TopicGraph,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { mustBeDrawn } from '../lib/mustBeDrawn';
import { Plan } from '../lib/plan';
import { Surface } from './types';

/** The graph as a file, by a strict reader of XML. */
export const graph: Surface = {
  name: 'graph',
  sample: 100,
  runs: 5000,
  async examine(plan) {
    mustBeDrawn(graphOf(plan), plan.title);
  },
};

function graphOf({ registries, cluster }: Plan): TopicGraph {
  const topics = new Map<string, TopicGraph['topics'][0]>();
  const parties = new Map<string, TopicGraph['parties'][0]>();
  const edges = new Map<string, TopicGraph['edges'][0]>();
  const party = (id: string, kind: 'service' | 'group', name: string) => {
    parties.set(id, { id, kind, name, aliases: [] });
    return id;
  };
  const edge = (topic: string, id: string, role: 'producer' | 'consumer') => {
    const key = `${role} ${topic} ${id}`;
    const verdict = role === 'producer' ? 'unknown' : 'undeclared';
    edges.set(key, { id: key, topic, party: id, role, verdict, groups: [] });
  };
  for (const [at, all] of registries.entries()) {
    for (const one of all) {
      const id = graphTopicId(`registry-${at}`, one.name);
      topics.set(id, {
        id,
        registry: `registry-${at}`,
        name: one.name,
        entityRef: `api:default/t${topics.size}`,
        lifecycle: one.lifecycle,
        category: one.category,
        owner: one.words,
        clusters: [],
        findings: { error: 0, warning: 0, info: 0 },
        line: 1,
      });
      for (const name of one.producers)
        edge(
          id,
          party(graphServiceId('r', { ref: name }), 'service', name),
          'producer',
        );
      for (const name of one.consumers)
        edge(
          id,
          party(graphServiceId('r', { ref: name }), 'service', name),
          'consumer',
        );
      for (const group of cluster.groups)
        edge(
          id,
          party(graphGroupId('c', group.id), 'group', group.id),
          'consumer',
        );
    }
  }
  return {
    topics: [...topics.values()],
    parties: [...parties.values()],
    edges: [...edges.values()],
  };
}
