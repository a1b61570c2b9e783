import {
  EntityNames,
  entityNamesOf,
  entityRefOf,
  Finding,
  ownerByPattern,
  parseFullEntityRef,
  recordOf,
  RegistryBinding,
  ServiceLabel,
  SharedTopic,
  topicOf,
  TopicStatement,
  unifyTopics,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { RegistryState } from '../services/RegistriesService';
import { KnownComponent } from './ComponentsService';

/**
 * All registries in force seen as one: which statements mean the same topic,
 * what everything is called in the catalog, and who owns it.
 */
export class Landscape {
  /** In the order of the registries and their documents. */
  readonly topics: readonly SharedTopic[];
  readonly #configs: Map<string, RegistryConfig>;
  readonly #bound = new Map<string, BoundRegistry>();
  readonly #names: EntityNames;
  readonly #byKey = new Map<string, SharedTopic>();
  readonly #serviceNames = new Map<string, string>();
  readonly #owners: Map<string, string | undefined>;

  constructor(
    registries: readonly RegistryState[],
    components: readonly KnownComponent[],
  ) {
    this.#configs = new Map(registries.map(r => [r.config.id, r.config]));
    const bindings = bindingsOf(registries, components);
    this.#names = entityNamesOf(bindings);
    this.topics = unifyTopics(bindings);
    for (const shared of this.topics) {
      for (const { binding } of statementsOf(shared)) {
        this.#byKey.set(keyOf(binding.registry.id, shared.name), shared);
      }
    }
    for (const { config, bound } of registries) {
      if (!bound) continue;
      this.#bound.set(config.id, bound);
      for (const service of bound.registry.services) {
        this.#serviceNames.set(keyOf(config.id, service.ref), service.name);
      }
    }
    this.#owners = new Map(components.map(one => [one.ref, one.owner]));
  }

  /** The topic that a registry states, at its home or in a mention. */
  topic(registry: string, name: string): SharedTopic | undefined {
    return this.#byKey.get(keyOf(registry, name));
  }

  /** Registries with a text in force that are bound to a cluster. */
  boundTo(cluster: string): BoundRegistry[] {
    const result: BoundRegistry[] = [];
    for (const [id, bound] of this.#bound) {
      if (this.#configs.get(id)?.clusters.includes(cluster)) result.push(bound);
    }
    return result;
  }

  boundRegistry(id: string): BoundRegistry | undefined {
    return this.#bound.get(id);
  }

  topicEntityRef(registry: string, name: string): string | undefined {
    return this.#names.topicEntityRef(registry, name);
  }

  service(registry: string, ref: string): ServiceLabel {
    return {
      ref,
      name: this.#serviceNames.get(keyOf(registry, ref)) ?? ref,
      entityRef: this.#names.serviceEntityRef(registry, ref),
    };
  }

  /**
   * The topic's field where it is a full reference, else the config's pattern,
   * else the owner of its single producing Component, else the registry's.
   */
  ownerOfTopic(shared: SharedTopic): string {
    return (
      this.#statedOwner(shared) ??
      this.#ownerOfSingleProducer(shared) ??
      this.ownerOfRegistry(shared.home.binding.registry.id)
    );
  }

  /** Owners of the Components that are said to produce or consume the topic. */
  ownersOfParties(shared: SharedTopic): string[] {
    const owners = new Set<string>();
    for (const { binding, topic } of statementsOf(shared)) {
      for (const { ref } of topic.parties) {
        const entity = this.#names.serviceEntityRef(binding.registry.id, ref);
        const owner = entity && this.#owners.get(entity);
        if (owner) owners.add(owner);
      }
    }
    return [...owners];
  }

  /** Who can act: the service's owner, else the topic's, else the registry's. */
  ownerOfFinding(finding: Finding): string {
    const service =
      finding.service ??
      (finding.subject.kind === 'service' ? finding.subject.name : undefined);
    if (service !== undefined) {
      const ref = this.#names.serviceEntityRef(finding.registry, service);
      const owner = ref && this.#owners.get(ref);
      if (owner) return owner;
    }
    const name = topicOf(finding);
    const shared =
      name === undefined ? undefined : this.topic(finding.registry, name);
    return shared
      ? this.ownerOfTopic(shared)
      : this.ownerOfRegistry(finding.registry);
  }

  /**
   * Whether the owner of a finding depends on no Component that the catalog
   * does not have, or not yet.
   */
  isOwnerKnown(finding: Finding): boolean {
    const service =
      finding.service ??
      (finding.subject.kind === 'service' ? finding.subject.name : undefined);
    if (service !== undefined) {
      const ref = this.#names.serviceEntityRef(finding.registry, service);
      if (ref && !this.#owners.has(ref)) return false;
      if (ref && this.#owners.get(ref)) return true;
    }
    const name = topicOf(finding);
    const shared =
      name === undefined ? undefined : this.topic(finding.registry, name);
    if (!shared || this.#statedOwner(shared) !== undefined) return true;
    const single = this.#singleProducer(shared);
    return single === undefined || this.#owners.has(single);
  }

  #statedOwner({ home: { binding, topic } }: SharedTopic): string | undefined {
    const stated =
      topic.owner && parseFullEntityRef(topic.owner.value, ['group', 'user']);
    if (stated) return entityRefOf(stated);
    const config = this.#configs.get(binding.registry.id);
    return ownerByPattern(topic.name, config?.owners ?? []);
  }

  #ownerOfSingleProducer(shared: SharedTopic): string | undefined {
    const single = this.#singleProducer(shared);
    return single && this.#owners.get(single);
  }

  #singleProducer(shared: SharedTopic): string | undefined {
    const refs = new Set<string | undefined>();
    for (const { binding, topic } of statementsOf(shared)) {
      for (const party of topic.parties) {
        if (party.role !== 'producer' || party.certainty !== 'stated') continue;
        refs.add(this.#names.serviceEntityRef(binding.registry.id, party.ref));
      }
    }
    const [single, ...others] = refs;
    return others.length === 0 ? single : undefined;
  }

  /** @throws Error for a registry that app-config does not have */
  ownerOfRegistry(id: string): string {
    const config = this.#configs.get(id);
    if (!config) throw new Error(`No registry ${id} in app-config.`);
    return config.owner;
  }
}

/** Everything that is said of a topic, the home first. */
export function statementsOf(shared: SharedTopic): TopicStatement[] {
  return [shared.home, ...shared.mentions];
}

/** The registries as identity sees them, with the Components that stand for their services. */
function bindingsOf(
  registries: readonly RegistryState[],
  components: readonly KnownComponent[],
): RegistryBinding[] {
  const bindings: RegistryBinding[] = [];
  for (const { config, bound } of registries) {
    if (!bound) continue;
    const annotated = new Map<string, string>();
    for (const component of components) {
      if (component.made) continue;
      for (const ref of servicesOf(component, config.id)) {
        if (!annotated.has(ref)) annotated.set(ref, component.ref);
      }
    }
    bindings.push({
      registry: bound.registry,
      namespace: config.namespace,
      clusters: config.clusters,
      services: { ...recordOf(annotated), ...config.services },
    });
  }
  return bindings;
}

function servicesOf(component: KnownComponent, registry: string): string[] {
  const refs: string[] = [];
  for (const entry of (component.services ?? '').split(',')) {
    const [id, ref] = entry.split(':').map(part => part.trim());
    if (id === registry && ref) refs.push(ref);
  }
  return refs;
}

function keyOf(registry: string, name: string): string {
  return JSON.stringify([registry, name]);
}
