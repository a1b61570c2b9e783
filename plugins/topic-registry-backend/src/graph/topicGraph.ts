import {
  graphGroupId,
  graphServiceId,
  graphTopicId,
  GraphEdge,
  GraphParty,
  GraphTopic,
  PartyRow,
  TopicGraph,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';

class Parties {
  readonly #byKey = new Map<string, GraphParty>();
  readonly #byId = new Map<string, GraphParty>();

  get all(): GraphParty[] {
    return [...this.#byId.values()];
  }

  nodeOf(home: string, row: PartyRow): GraphParty | undefined {
    if (!row.service) return this.#groupOf(row);
    const { service } = row;
    const id = graphServiceId(row.registry ?? home, service);
    const key = service.entityRef ?? id;
    const known = this.#byKey.get(key);
    if (known) {
      if (known.id !== id && !known.aliases.includes(id)) {
        known.aliases.push(id);
      }
      // The longest name is the one that says most, as in one registry.
      if (service.name.length > known.name.length) {
        known.name = service.name;
      }
      return known;
    }
    const node: GraphParty = {
      id,
      kind: 'service',
      name: service.name,
      entityRef: service.entityRef,
      aliases: [],
    };
    this.#byKey.set(key, node);
    this.#byId.set(id, node);
    return node;
  }

  #groupOf(row: PartyRow): GraphParty | undefined {
    const group = row.groups[0];
    if (!group) return undefined;
    const id = graphGroupId(group.cluster, group.group);
    const known = this.#byId.get(id);
    if (known) return known;
    const node: GraphParty = {
      id,
      kind: 'group',
      name: group.group,
      aliases: [],
    };
    this.#byId.set(id, node);
    return node;
  }
}

/**
 * The graph of topics and their parties. A service is one node however many
 * registries speak of it, as long as they mean the same Component.
 */
export function topicGraph(
  topics: readonly { row: TopicRow; parties: readonly PartyRow[] }[],
): TopicGraph {
  const parties = new Parties();
  const edges: GraphEdge[] = [];
  for (const { row, parties: rows } of topics) {
    const topic = graphTopicId(row.registry, row.name);
    const ofTopic = new Map<string, GraphEdge>();
    for (const party of rows) {
      const node = parties.nodeOf(row.registry, party);
      if (!node) continue;
      const id = `${party.role} ${topic} ${node.id}`;
      const before = ofTopic.get(id);
      const edge = edgeOf(id, topic, node.id, party);
      ofTopic.set(id, before ? united(before, edge) : edge);
    }
    edges.push(...ofTopic.values());
  }
  return {
    topics: topics.map(({ row }) => topicNode(row)),
    parties: parties.all,
    edges,
  };
}

function topicNode(row: TopicRow): GraphTopic {
  return {
    id: graphTopicId(row.registry, row.name),
    registry: row.registry,
    name: row.name,
    entityRef: row.entityRef,
    lifecycle: row.lifecycle,
    category: row.category,
    owner: row.owner,
    clusters: row.clusters.map(({ cluster, state }) => ({ cluster, state })),
    findings: row.findings,
    recordsPerHour: sumOf(row.clusters.map(on => on.recordsPerHour)),
    line: row.line,
  };
}

function sumOf(values: (number | undefined)[]): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length > 0
    ? known.reduce((sum, value) => sum + value, 0)
    : undefined;
}

function edgeOf(
  id: string,
  topic: string,
  party: string,
  row: PartyRow,
): GraphEdge {
  return {
    id,
    topic,
    party,
    role: row.role,
    verdict: row.verdict,
    reason: row.reason,
    declared: row.declared,
    groups: row.groups,
  };
}

/** Two registries may speak of one party of one topic: what either shows is true of it. */
function united(a: GraphEdge, b: GraphEdge): GraphEdge {
  const declared = a.declared ?? b.declared;
  const seen = a.groups.length > 0 || b.groups.length > 0;
  const groups = [...a.groups, ...b.groups];
  if (a.role === 'producer') {
    const shown = [a, b].find(({ verdict }) => verdict !== 'not-observable');
    if (!shown) return { ...a, declared, groups };
    const verdict = declared ? 'seen' : shown.verdict;
    return { ...a, declared, groups, verdict, reason: shown.reason };
  }
  if (seen && declared) {
    return { ...a, declared, groups, verdict: 'seen', reason: undefined };
  }
  const open = a.verdict === 'unknown' ? a : b;
  return { ...open, id: a.id, declared, groups };
}
