import {
  entityNamesOf,
  EntityNames,
  entityRefOf,
  RegistryBinding,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ConfiguredRegistry, ExistingComponent } from './types';

/**
 * The registries as identity sees them, with the Components that stand for
 * their services already.
 */
export interface Links {
  bindings: RegistryBinding[];
  names: EntityNames;
  /** True for a service whose Component comes from elsewhere, so that none is made. */
  isLinked(registry: string, ref: string): boolean;
  /** What is wrong with annotations of existing Components, for the log. */
  problems: string[];
}

/**
 * Finds the Component of every service: the one that app-config names, else
 * one that carries the annotation, else one that has the very name that ours
 * would have, else one of our own.
 */
export function linkServices(
  registries: readonly ConfiguredRegistry[],
  components: readonly ExistingComponent[],
): Links {
  const problems: string[] = [];
  const annotated = annotatedServices(registries, components, problems);
  const bindings = registries.map(({ registry, config }) => ({
    registry,
    namespace: config.namespace,
    clusters: config.clusters,
    services: {
      ...Object.fromEntries(annotated.get(registry.id) ?? []),
      ...config.services,
    },
  }));
  const names = entityNamesOf(bindings);
  const existing = new Set(components.map(component => component.ref));
  const mapped = new Map(
    bindings.map(b => [b.registry.id, new Set(Object.keys(b.services))]),
  );
  return {
    bindings,
    names,
    problems,
    isLinked(registry, ref) {
      const id = names.service(registry, ref);
      return (
        mapped.get(registry)?.has(ref) ||
        (id !== undefined && existing.has(entityRefOf(id)))
      );
    },
  };
}

function annotatedServices(
  registries: readonly ConfiguredRegistry[],
  components: readonly ExistingComponent[],
  problems: string[],
): Map<string, Map<string, string>> {
  const result = new Map<string, Map<string, string>>();
  const known = new Map(registries.map(r => [r.registry.id, r]));
  // By reference, so that the same one wins whatever order the catalog gives.
  const sorted = [...components].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  for (const component of sorted) {
    for (const entry of (component.services ?? '').split(',')) {
      const text = entry.trim();
      if (!text) continue;
      const [, id, ref] = /^([^:]+):(.+)$/.exec(text) ?? [];
      const registry = known.get(id?.trim());
      if (!registry) {
        problems.push(
          `${
            component.ref
          } has the annotation topic-registry/service "${text}", which names no registry that is in force; write <registry>:<service>, such as ${
            [...known.keys()][0] ?? 'platform'
          }:service-6`,
        );
        continue;
      }
      const service = ref.trim();
      if (!registry.registry.services.some(s => s.ref === service)) {
        problems.push(
          `${component.ref} has the annotation topic-registry/service "${text}", but the registry ${id} has no service ${service}`,
        );
        continue;
      }
      const links = result.get(registry.registry.id) ?? new Map();
      result.set(registry.registry.id, links);
      const other = links.get(service);
      if (other) {
        problems.push(
          `${component.ref} and ${other} both stand for ${text} by annotation; ${other} is used`,
        );
        continue;
      }
      links.set(service, component.ref);
    }
  }
  return result;
}
