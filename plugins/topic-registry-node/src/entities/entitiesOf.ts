import {
  ComponentEntity,
  DomainEntity,
  Entity,
  ResourceEntity,
  SystemEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_SERVICE,
  entityRefOf,
  Registry,
  Service,
  unifyTopics,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { documentAnnotations, locationAnnotations } from './annotations';
import { Links, linkServices } from './linkServices';
import { topicEntity } from './topicEntity';
import { inTurns } from '../turns';
import { ConfiguredRegistry, EntitiesInput } from './types';

/**
 * An entity as the catalog takes it from a provider.
 *
 * @public
 */
export interface LocatedEntity {
  entity: Entity;
  /** Who may replace it; absent for what gives way to an entity from elsewhere. */
  locationKey?: string;
}

/**
 * The catalog entities of registries.
 *
 * @public
 */
export interface Entities {
  entities: LocatedEntity[];
  /** What is wrong with existing Components' annotations, for the log. */
  problems: string[];
}

/**
 * Makes the entities of registries: an API for every topic, a Component for
 * every service that has none yet, a System for every category, a Domain for
 * every registry, a Resource for every cluster that a registry is bound to.
 *
 * @remarks
 * Components have no location key: one of the same name that comes from
 * elsewhere later takes the place of ours, instead of being refused.
 *
 * @public
 */
export function entitiesOf(input: EntitiesInput): Entities {
  const steps = entitySteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * As {@link entitiesOf}, leaving the event loop to others now and then.
 *
 * @public
 */
export async function entitiesInTurns(input: EntitiesInput): Promise<Entities> {
  return inTurns(entitySteps(input));
}

/** One entity, or a few, a step. */
function* entitySteps(input: EntitiesInput): Generator<void, Entities> {
  const links = linkServices(input.registries, input.components);
  yield;
  const topics = unifyTopics(links.bindings);
  const entities: LocatedEntity[] = [];
  const add = (owner: string, entity: Entity) =>
    entities.push({ entity, locationKey: `topic-registry:${owner}` });

  for (const entry of input.registries) {
    const { registry, config } = entry;
    add(registry.id, domainEntity(entry, links));
    for (const title of categoriesOf(registry)) {
      add(registry.id, systemEntity(entry, title, links));
    }
    for (const service of registry.services) {
      yield;
      if (links.isLinked(registry.id, service.ref)) continue;
      entities.push({ entity: componentEntity(entry, service, links) });
    }
    for (const shared of topics) {
      yield;
      const id = links.names.topic(registry.id, shared.name);
      if (shared.home.binding.registry.id !== registry.id || !id) continue;
      const { clusters, components } = input;
      add(
        registry.id,
        topicEntity({ shared, id, config, links, clusters, components }),
      );
    }
  }
  for (const cluster of input.clusters) {
    const bound = input.registries.find(r =>
      r.config.clusters.includes(cluster.id),
    );
    if (bound) add(cluster.id, clusterEntity(cluster, bound, links));
  }
  return { entities, problems: links.problems };
}

function domainEntity(
  { registry, config }: ConfiguredRegistry,
  links: Links,
): DomainEntity {
  const id = links.names.registry(registry.id)!;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: {
      name: id.name,
      namespace: id.namespace,
      title: registry.title || registry.id,
      description: `Kafka topics of the registry ${
        registry.title || registry.id
      }`,
      annotations: documentAnnotations(config),
      tags: ['kafka'],
    },
    spec: { owner: config.owner },
  };
}

function categoriesOf(registry: Registry): string[] {
  const titles = registry.categories.map(category => category.title);
  for (const topic of registry.topics) {
    if (topic.category) titles.push(topic.category);
  }
  return [...new Set(titles)];
}

function systemEntity(
  { registry, config }: ConfiguredRegistry,
  title: string,
  links: Links,
): SystemEntity {
  const id = links.names.category(registry.id, title)!;
  const heading = registry.categories.find(c => c.title === title);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: id.name,
      namespace: id.namespace,
      title,
      annotations: documentAnnotations(config, heading?.range.line),
      tags: ['kafka'],
    },
    spec: {
      owner: config.owner,
      domain: entityRefOf(links.names.registry(registry.id)!),
    },
  };
}

function componentEntity(
  { registry, config }: ConfiguredRegistry,
  service: Service,
  links: Links,
): ComponentEntity {
  const id = links.names.service(registry.id, service.ref)!;
  const category = categoryOf(registry, service.ref);
  const system = category && links.names.category(registry.id, category);
  const roles = registry.topics.filter(topic =>
    topic.parties.some(party => party.ref === service.ref),
  );
  const experimental =
    roles.length > 0 && roles.every(topic => topic.lifecycle === 'proposed');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: id.name,
      namespace: id.namespace,
      title: service.name,
      annotations: {
        ...documentAnnotations(config, service.range.line),
        [ANNOTATION_SERVICE]: `${registry.id}:${service.ref}`,
      },
      tags: ['kafka'],
    },
    spec: {
      type: 'service',
      lifecycle: experimental ? 'experimental' : 'production',
      owner: config.owner,
      ...(system && { system: entityRefOf(system) }),
    },
  };
}

/** The category whose heading names the service, else the one that holds all that it produces; undefined where there are several. */
function categoryOf(registry: Registry, service: string): string | undefined {
  const named = registry.categories
    .filter(category => category.services.includes(service))
    .map(category => category.title);
  const produced = registry.topics
    .filter(topic =>
      topic.parties.some(
        party =>
          party.ref === service &&
          party.role === 'producer' &&
          party.certainty === 'stated',
      ),
    )
    .map(topic => topic.category);
  const titles = new Set(named.length ? named : produced);
  return titles.size === 1 ? [...titles][0] : undefined;
}

function clusterEntity(
  cluster: EntitiesInput['clusters'][number],
  bound: ConfiguredRegistry,
  links: Links,
): ResourceEntity {
  const id = links.names.cluster(cluster.id);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: id.name,
      namespace: id.namespace,
      title: cluster.id,
      description: `Kafka cluster of the environment ${cluster.environment}`,
      annotations: locationAnnotations(`cluster-${cluster.id}`),
      tags: ['kafka'],
    },
    spec: { type: 'kafka-cluster', owner: bound.config.owner },
  };
}
