import {
  Finding,
  namesIn,
  RelatedSubject,
  SharedTopic,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { TopicRegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Landscape, statementsOf } from '../landscape/Landscape';
import { TopicResource } from './TopicResource';

/** Makes resources of what is in force. */
export class TopicResources {
  readonly #landscape: Landscape;
  readonly #config: TopicRegistryConfig;
  #byName?: Map<string, SharedTopic[]>;

  constructor(landscape: Landscape, config: TopicRegistryConfig) {
    this.#landscape = landscape;
    this.#config = config;
  }

  ofTopic(shared: SharedTopic): TopicResource {
    const landscape = this.#landscape;
    return {
      name: shared.name,
      registries: statementsOf(shared).map(one => one.binding.registry.id),
      owner: landscape.ownerOfTopic(shared),
      parties: landscape.ownersOfParties(shared),
      lifecycle: shared.home.topic.lifecycle,
      ...this.#places(shared.clusters),
    };
  }

  /** What a registry says of no topic. */
  ofRegistry(id: string): TopicResource | undefined {
    const config = this.#config.registries.find(one => one.id === id);
    return (
      config && {
        registries: [id],
        owner: config.owner,
        parties: [],
        ...this.#places(config.clusters),
      }
    );
  }

  /** A finding whose topic no registry states; see {@link TopicResources.topicOf}. */
  ofFinding(finding: Finding): TopicResource | undefined {
    const registry = this.ofRegistry(finding.registry);
    return (
      registry && {
        ...registry,
        name: topicOf(finding),
        owner: this.#landscape.ownerOfFinding(finding),
        ...(finding.cluster === undefined
          ? {}
          : this.#places([finding.cluster])),
      }
    );
  }

  /**
   * The topics that a finding names beside its own. Of one that was stored
   * before they were noted, they are found in its words.
   */
  *relatedTo(finding: Finding): Iterable<SharedTopic | TopicResource> {
    const own = topicOf(finding);
    const { related = this.#namedBy(finding) } = finding;
    for (const { kind, name, registry = finding.registry } of related) {
      if (kind === 'document') {
        const resource = this.ofRegistry(name);
        if (resource) yield resource;
      } else if (name !== own) {
        const at = { ...finding, registry, topic: name };
        const found = this.topicOf(at) ?? this.ofFinding(at);
        if (found) yield found;
      }
    }
  }

  #namedBy(finding: Finding): RelatedSubject[] {
    this.#byName ??= byName(this.#landscape.topics);
    const named: RelatedSubject[] = [];
    for (const name of namesIn(finding)) {
      const shared = this.#byName.get(name);
      if (!shared) continue;
      const isOwn = this.#landscape.topic(finding.registry, name);
      named.push({
        kind: 'topic',
        name,
        ...(!isOwn && { registry: shared[0].home.binding.registry.id }),
      });
    }
    return named;
  }

  /** The registries that are bound to a cluster, as far as they concern it. */
  boundTo(cluster: string): TopicResource[] {
    const resources: TopicResource[] = [];
    for (const { id, clusters } of this.#config.registries) {
      const resource = clusters.includes(cluster) && this.ofRegistry(id);
      if (resource) resources.push({ ...resource, ...this.#places([cluster]) });
    }
    return resources;
  }

  /**
   * The topic that a finding belongs to: that of its registry, else one of the
   * same name on the same cluster, which another registry may state.
   */
  topicOf(finding: Finding): SharedTopic | undefined {
    const name = topicOf(finding);
    if (name === undefined) return undefined;
    const own = this.#landscape.topic(finding.registry, name);
    const { cluster } = finding;
    if (own || cluster === undefined) return own;
    this.#byName ??= byName(this.#landscape.topics);
    return this.#byName
      .get(name)
      ?.find(shared => shared.clusters.includes(cluster));
  }

  #places(
    clusters: readonly string[],
  ): Pick<TopicResource, 'clusters' | 'environments'> {
    const environments = new Set<string>();
    for (const { id, environment } of this.#config.clusters) {
      if (clusters.includes(id)) environments.add(environment);
    }
    return { clusters, environments: [...environments] };
  }
}

function byName(topics: readonly SharedTopic[]): Map<string, SharedTopic[]> {
  const result = new Map<string, SharedTopic[]>();
  for (const shared of topics) {
    const list = result.get(shared.name);
    if (list) list.push(shared);
    else result.set(shared.name, [shared]);
  }
  return result;
}
