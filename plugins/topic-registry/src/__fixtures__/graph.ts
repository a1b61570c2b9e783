import {
  graphGroupId,
  graphServiceId,
  graphTopicId,
  GraphEdge,
  GraphParty,
  GraphTopic,
  GroupOnTopic,
  ServiceLabel,
  TopicGraph,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ago, NO_FINDINGS, service, topicRows } from './topics';

function groupOn(
  name: string,
  of: ServiceLabel | undefined,
  lag: string,
): GroupOnTopic {
  return {
    cluster: 'prod-eu',
    group: name,
    type: 'classic',
    state: 'Stable',
    members: 2,
    clientIds: ['one', 'two'],
    lag,
    movedAt: ago(2),
    service: of?.ref,
    observedAt: ago(4),
  };
}

function topicNode(row: TopicRow): GraphTopic {
  const rates = row.clusters
    .map(on => on.recordsPerHour)
    .filter(rate => rate !== undefined);
  return {
    id: graphTopicId(row.registry, row.name),
    registry: row.registry,
    name: row.name,
    entityRef: row.entityRef,
    lifecycle: row.lifecycle,
    category: row.category,
    owner: row.owner,
    clusters: row.clusters,
    findings: row.findings,
    recordsPerHour: rates.length
      ? rates.reduce((sum, rate) => sum + rate, 0)
      : undefined,
    line: row.line,
  };
}

/** The graph of the fixtures' topics, with an edge of every verdict. */
export function topicGraph(rows: TopicRow[] = topicRows()): TopicGraph {
  const parties = new Map<string, GraphParty>();
  const edges: GraphEdge[] = [];
  const partyOf = (label: ServiceLabel): string => {
    const id = graphServiceId('platform', label);
    parties.set(id, {
      id,
      kind: 'service',
      name: label.name,
      entityRef: label.entityRef,
      aliases: [],
    });
    return id;
  };
  const add = (
    row: TopicRow,
    party: string,
    role: GraphEdge['role'],
    more: Pick<GraphEdge, 'verdict'> & Partial<GraphEdge>,
  ) => {
    const topic = graphTopicId(row.registry, row.name);
    edges.push({
      id: `${role} ${topic} ${party}`,
      topic,
      party,
      role,
      groups: [],
      ...more,
    });
  };
  for (const row of rows) {
    const declared = (offset: number): GraphEdge['declared'] => ({
      registry: row.registry,
      line: row.line + offset,
      certainty: 'stated',
    });
    for (const label of row.producers) {
      add(row, partyOf(label), 'producer', {
        verdict: 'not-observable',
        reason: 'Kafka does not name its producers.',
        declared: declared(1),
      });
    }
    for (const [index, label] of row.consumers.entries()) {
      const unseen = row.name === 'billing_events' && index === 1;
      const unknown = row.name === 'support_events';
      const group = `${label.name.toLowerCase().replace(/[^a-z]+/g, '_')}_${
        row.name
      }_consumer`;
      add(row, partyOf(label), 'consumer', {
        declared: declared(2),
        ...(unseen && { verdict: 'not-seen' }),
        ...(unknown && {
          verdict: 'unknown',
          reason: 'prod-eu: the reading role may not describe groups.',
        }),
        ...(!unseen &&
          !unknown && {
            verdict: 'seen',
            groups: [groupOn(group, label, '12480')],
          }),
      } as Pick<GraphEdge, 'verdict'> & Partial<GraphEdge>);
    }
    if (row.name === 'billing_events') {
      const name = 'reporting_billing_events_consumer';
      const id = graphGroupId('prod-eu', name);
      parties.set(id, { id, kind: 'group', name, aliases: [] });
      add(row, id, 'consumer', {
        verdict: 'undeclared',
        reason: 'The name of the group fits no known service.',
        groups: [groupOn(name, undefined, '14')],
      });
    }
    if (row.name === 'nda_events') {
      const label = service(3);
      add(row, partyOf(label), 'consumer', {
        verdict: 'undeclared',
        groups: [
          groupOn('sales_document_generator_nda_events_consumer', label, '0'),
        ],
      });
    }
  }
  return {
    topics: rows.map(topicNode),
    parties: [...parties.values()],
    edges,
  };
}

// A small generator with a seed: the same graph every time.
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A graph of about so many nodes, shaped like a large organisation: many categories, a few hubs. */
export function manyGraph(nodes: number, seed = 7): TopicGraph {
  const random = randomOf(seed);
  const pick = (most: number) => Math.floor(random() * most);
  const topicCount = Math.ceil(nodes * 0.6);
  const serviceCount = Math.max(2, nodes - topicCount);
  const categories = Math.max(1, Math.round(topicCount / 40));
  const parties: GraphParty[] = Array.from(
    { length: serviceCount },
    (_, index) => ({
      id: graphServiceId('platform', { ref: `service-${index}` }),
      kind: 'service',
      name: `Service ${index}`,
      entityRef: `component:platform/service-${index}`,
      aliases: [],
    }),
  );
  const topics: GraphTopic[] = [];
  const edges: GraphEdge[] = [];
  for (let index = 0; index < topicCount; index++) {
    const category = index % categories;
    const name = `domain_${category}_${String(index).padStart(5, '0')}_events`;
    const topic: GraphTopic = {
      id: graphTopicId('platform', name),
      registry: 'platform',
      name,
      entityRef: `api:platform/${name}`,
      lifecycle: index % 50 === 49 ? 'deprecated' : 'active',
      category: `Category ${category}`,
      owner: 'group:default/platform-architecture',
      clusters: [{ cluster: 'prod-eu', state: 'agrees' }],
      findings: NO_FINDINGS,
      recordsPerHour: pick(20_000),
      line: index + 1,
    };
    topics.push(topic);
    const ends = new Map<string, GraphEdge>();
    const connect = (at: number, role: GraphEdge['role']) => {
      const party = parties[at % serviceCount].id;
      const id = `${role} ${topic.id} ${party}`;
      ends.set(id, {
        id,
        topic: topic.id,
        party,
        role,
        verdict:
          role === 'producer'
            ? 'not-observable'
            : (['seen', 'seen', 'seen', 'not-seen', 'undeclared'] as const)[
                pick(5)
              ],
        declared: {
          registry: 'platform',
          line: index + 2,
          certainty: 'stated',
        },
        groups: [],
      });
    };
    // Services of a category stay near it; a few reach across, and one reads all.
    const home = Math.floor((category / categories) * serviceCount);
    const near = Math.max(2, Math.round(serviceCount / categories));
    for (let i = 0; i <= pick(2); i++) connect(home + pick(near), 'producer');
    for (let i = 0; i < pick(6); i++) {
      connect(
        random() < 0.8 ? home + pick(near) : pick(serviceCount),
        'consumer',
      );
    }
    connect(serviceCount - 1, 'consumer');
    edges.push(...ends.values());
  }
  return { topics, parties, edges };
}
