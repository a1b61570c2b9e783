import { entityNameOf, slugOf } from './entityName';
import { EntityId, entityRefOf, parseRef } from './entityRef';
import { RegistryBinding, unifyTopics } from './sameTopic';

/** Namespace of the Resources that stand for clusters, which belong to no one registry. @public */
export const CLUSTER_NAMESPACE = 'default';

/**
 * The entities that the parts of all registries are in the catalog.
 *
 * @public
 */
export interface EntityNames {
  /** The API of a topic: of its home, also when asked for a registry that only mentions it. */
  topic(registry: string, name: string): EntityId | undefined;
  /** The Component of a service: the mapped one, or the one that is made. */
  service(registry: string, ref: string): EntityId | undefined;
  /** The System of a category. */
  category(registry: string, title: string): EntityId | undefined;
  /** The Domain of a registry. */
  registry(registry: string): EntityId | undefined;
  /** The Resource of a cluster. */
  cluster(id: string): EntityId;
  /** Reference of the API of a topic, as {@link EntityNames.topic}. */
  topicEntityRef(registry: string, name: string): string | undefined;
  /** Reference of the Component of a service, as {@link EntityNames.service}. */
  serviceEntityRef(registry: string, ref: string): string | undefined;
}

/** Names in use, by kind and namespace. */
class Claims {
  readonly #taken = new Map<string, Set<string>>();

  claim(
    kind: string,
    namespace: string,
    exactName: string,
    registry: string,
    wish: string = exactName,
  ): EntityId {
    const scope = `${kind}:${namespace}`.toLowerCase();
    const taken = this.#taken.get(scope) ?? new Set<string>();
    this.#taken.set(scope, taken);
    // The last two are never legal as they stand, so that they take the slug
    // with a hash: of the exact name, then of the name with its registry,
    // where two registries of one namespace use the same name.
    const name =
      [
        entityNameOf(wish || exactName, taken),
        entityNameOf(exactName, taken),
        entityNameOf(`${exactName} (${registry})`),
      ].find(candidate => !taken.has(candidate.toLowerCase())) ??
      entityNameOf(`${exactName} (${registry}, ${taken.size})`);
    taken.add(name.toLowerCase());
    return { kind, namespace, name };
  }
}

/**
 * Names every entity of the registries, so that all who name one agree.
 *
 * @remarks
 * The catalog compares names without case and has one entity for a kind,
 * namespace and name. Who asks first keeps the plain name: registries in the
 * order of app-config, and within one by exact name, so that moving an entry in
 * its document renames nothing. What comes later takes a slug with 8 hex
 * digits of its exact name.
 *
 * @public
 */
export function entityNamesOf(
  bindings: readonly RegistryBinding[],
): EntityNames {
  const claims = new Claims();
  const topics = new Map<string, EntityId>();
  const services = new Map<string, EntityId>();
  const categories = new Map<string, EntityId>();
  const registries = new Map<string, EntityId>();

  const shared = unifyTopics(bindings);
  for (const binding of bindings) {
    const { registry, namespace } = binding;
    registries.set(
      registry.id,
      claims.claim('Domain', namespace, registry.id, registry.id),
    );

    // A service may be called as a property that every object has.
    const links = new Map(Object.entries(binding.services ?? {}));
    for (const service of sortedBy(registry.services, s => s.ref)) {
      const mapped = links.get(service.ref);
      services.set(
        keyOf(registry.id, service.ref),
        mapped
          ? parseRef(mapped, 'Component')
          : claims.claim('Component', namespace, service.ref, registry.id),
      );
    }

    const titles = new Set(registry.categories.map(c => c.title));
    for (const topic of registry.topics) {
      if (topic.category) titles.add(topic.category);
    }
    for (const title of sortedBy([...titles], t => t)) {
      categories.set(
        keyOf(registry.id, title),
        claims.claim('System', namespace, title, registry.id, slugOf(title)),
      );
    }

    const own = shared.filter(t => t.home.binding.registry.id === registry.id);
    for (const topic of sortedBy(own, t => t.name)) {
      const id = claims.claim('API', namespace, topic.name, registry.id);
      for (const statement of [topic.home, ...topic.mentions]) {
        topics.set(keyOf(statement.binding.registry.id, topic.name), id);
      }
    }
  }

  const refOf = (id?: EntityId) => id && entityRefOf(id);
  const topic = (registry: string, name: string) =>
    topics.get(keyOf(registry, name));
  const service = (registry: string, ref: string) =>
    services.get(keyOf(registry, ref));
  return {
    topic,
    service,
    category: (registry, title) => categories.get(keyOf(registry, title)),
    registry: registry => registries.get(registry),
    cluster: id => ({
      kind: 'Resource',
      namespace: CLUSTER_NAMESPACE,
      name: entityNameOf(id),
    }),
    topicEntityRef: (registry, name) => refOf(topic(registry, name)),
    serviceEntityRef: (registry, ref) => refOf(service(registry, ref)),
  };
}

function keyOf(registry: string, name: string): string {
  return JSON.stringify([registry, name]);
}

// By UTF-16 code units: the order must not depend on the machine's language.
function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => {
    const x = key(a);
    const y = key(b);
    if (x === y) return 0;
    return x < y ? -1 : 1;
  });
}
