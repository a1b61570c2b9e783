import {
  GraphEdge,
  GraphParty,
  GraphTopic,
  TopicGraph,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** What a topic without a category is listed under. */
const LIFECYCLE_GROUPS: Record<GraphTopic['lifecycle'], string> = {
  active: 'Without a category',
  deprecated: 'Deprecated',
  proposed: 'Proposed',
};

/** The heading under which a topic stands: its category, else where it is in its life. */
export function categoryOf(topic: GraphTopic): string {
  return topic.category ?? LIFECYCLE_GROUPS[topic.lifecycle];
}

/** A graph with what is needed to walk it. */
export class GraphIndex {
  readonly topics = new Map<string, GraphTopic>();
  readonly parties = new Map<string, GraphParty>();
  readonly edges = new Map<string, GraphEdge>();
  /** Edges by the topic or party at either end. */
  readonly #at = new Map<string, GraphEdge[]>();
  readonly #byOtherName = new Map<string, string>();

  constructor(readonly graph: TopicGraph) {
    for (const topic of graph.topics) {
      this.topics.set(topic.id, topic);
      if (topic.entityRef) this.#byOtherName.set(topic.entityRef, topic.id);
    }
    for (const party of graph.parties) {
      this.parties.set(party.id, party);
      for (const alias of party.aliases) this.#byOtherName.set(alias, party.id);
      if (party.entityRef) this.#byOtherName.set(party.entityRef, party.id);
    }
    for (const edge of graph.edges) {
      this.edges.set(edge.id, edge);
      this.#push(edge.topic, edge);
      this.#push(edge.party, edge);
    }
  }

  at(id: string): readonly GraphEdge[] {
    return this.#at.get(id) ?? [];
  }

  /** The node that an id, an alias or the reference of an entity means. */
  resolve(id: string): string | undefined {
    if (this.topics.has(id) || this.parties.has(id)) return id;
    return this.#byOtherName.get(id) ?? this.#byOtherName.get(id.toLowerCase());
  }

  nameOf(id: string): string {
    return this.topics.get(id)?.name ?? this.parties.get(id)?.name ?? id;
  }

  #push(id: string, edge: GraphEdge): void {
    const list = this.#at.get(id);
    if (list) list.push(edge);
    else this.#at.set(id, [edge]);
  }
}
