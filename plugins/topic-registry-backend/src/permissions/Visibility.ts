import {
  Finding,
  SharedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { TopicRegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Landscape, statementsOf } from '../landscape/Landscape';
import { TopicResource } from './TopicResource';
import { TopicResources } from './TopicResources';

/**
 * How far a permission reaches for whoever asks. What it does not reach is
 * left out of every answer, as if it were not there.
 */
export interface Visibility {
  /** True where nothing is left out. */
  readonly everything: boolean;
  topic(shared: SharedTopic): boolean;
  /**
   * By the topic that it belongs to, else as what the registry says of no topic;
   * and by everything else that it names.
   */
  finding(finding: Finding): boolean;
  /** The registry itself, or a topic of it. */
  registry(id: string): boolean;
  /** The registry itself and every topic of it: only then may its text be shown. */
  document(id: string): boolean;
  /** A topic that belongs on it, or a registry that is bound to it. */
  cluster(id: string): boolean;
}

/** For permissions that are granted without conditions. */
export const EVERYTHING: Visibility = {
  everything: true,
  topic: () => true,
  finding: () => true,
  registry: () => true,
  document: () => true,
  cluster: () => true,
};

/** {@link Visibility} by a predicate on resources. */
export class ConditionalVisibility implements Visibility {
  readonly everything = false;
  readonly #landscape: Landscape;
  readonly #resources: TopicResources;
  readonly #allows: (resource: TopicResource) => boolean;
  readonly #topics = new Map<SharedTopic, boolean>();

  constructor(options: {
    landscape: Landscape;
    config: TopicRegistryConfig;
    allows: (resource: TopicResource) => boolean;
  }) {
    this.#landscape = options.landscape;
    this.#resources = new TopicResources(options.landscape, options.config);
    this.#allows = options.allows;
  }

  topic(shared: SharedTopic): boolean {
    let visible = this.#topics.get(shared);
    if (visible === undefined) {
      visible = this.#allows(this.#resources.ofTopic(shared));
      this.#topics.set(shared, visible);
    }
    return visible;
  }

  finding(finding: Finding): boolean {
    const own =
      this.#resources.topicOf(finding) ?? this.#resources.ofFinding(finding);
    if (own === undefined || !this.#reaches(own)) return false;
    for (const related of this.#resources.relatedTo(finding)) {
      if (!this.#reaches(related)) return false;
    }
    return true;
  }

  registry(id: string): boolean {
    return this.#itself(id) || this.#statedBy(id).some(one => this.topic(one));
  }

  document(id: string): boolean {
    return this.#itself(id) && this.#statedBy(id).every(one => this.topic(one));
  }

  cluster(id: string): boolean {
    return (
      this.#resources.boundTo(id).some(resource => this.#allows(resource)) ||
      this.#landscape.topics.some(
        shared => shared.clusters.includes(id) && this.topic(shared),
      )
    );
  }

  #reaches(one: SharedTopic | TopicResource): boolean {
    return 'home' in one ? this.topic(one) : this.#allows(one);
  }

  #itself(id: string): boolean {
    const resource = this.#resources.ofRegistry(id);
    return resource !== undefined && this.#allows(resource);
  }

  #statedBy(id: string): SharedTopic[] {
    return this.#landscape.topics.filter(shared =>
      statementsOf(shared).some(({ binding }) => binding.registry.id === id),
    );
  }
}
