import { ApiEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_DEPRECATED_ON,
  ANNOTATION_REPLACEMENT,
  ANNOTATION_TOPIC,
  EntityId,
  entityRefOf,
  Lifecycle,
  ownerByPattern,
  parseFullEntityRef,
  Party,
  SharedTopic,
  TopicStatement,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { asyncApiText } from '../asyncapi';
import { ClusterConfig, RegistryConfig } from '../config';
import { documentAnnotations, tagOf } from './annotations';
import { Links } from './linkServices';
import { ExistingComponent } from './types';

const LIFECYCLE: Record<Lifecycle, string> = {
  active: 'production',
  deprecated: 'deprecated',
  proposed: 'experimental',
};

/**
 * An API of type `asyncapi` that stands for a topic. What the API kind has no
 * field for is in fields of our own, as references; the processor makes
 * relations of them.
 *
 * @public
 */
export interface TopicEntity extends ApiEntity {
  spec: ApiEntity['spec'] & {
    /** References of the Components that write the topic. */
    producers: string[];
    /** References of the Components that read the topic. */
    consumers: string[];
    /** References of the Resources that are the clusters on which the topic is expected. */
    clusters: string[];
  };
}

/** The API entity of a topic. */
export function topicEntity(options: {
  shared: SharedTopic;
  id: EntityId;
  config: RegistryConfig;
  links: Links;
  clusters: readonly Pick<ClusterConfig, 'id' | 'environment'>[];
  components: readonly ExistingComponent[];
}): TopicEntity {
  const { shared, id, config, links } = options;
  const { topic, binding } = shared.home;
  const system =
    topic.category && links.names.category(binding.registry.id, topic.category);
  const statements = [shared.home, ...shared.mentions];
  const producers = partyRefs(statements, 'producer', links);
  const expected = expectedClusters(shared, options.clusters);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: id.name,
      namespace: id.namespace,
      title: topic.name,
      ...(topic.purpose?.value && { description: topic.purpose.value }),
      annotations: {
        ...documentAnnotations(config, topic.range.line),
        [ANNOTATION_TOPIC]: topic.name,
        ...(topic.deprecatedOn && {
          [ANNOTATION_DEPRECATED_ON]: topic.deprecatedOn.value,
        }),
        ...(topic.replacement && {
          [ANNOTATION_REPLACEMENT]: topic.replacement.value,
        }),
      },
      tags: ['kafka', topic.lifecycle, topic.topicClass?.value]
        .map(text => text && tagOf(text))
        .filter(
          (tag, i, all): tag is string => !!tag && all.indexOf(tag) === i,
        ),
    },
    spec: {
      type: 'asyncapi',
      lifecycle: LIFECYCLE[topic.lifecycle],
      owner: ownerOf(options, producers),
      ...(system && { system: entityRefOf(system) }),
      definition: asyncApiText(
        topic,
        binding.registry,
        shared.mentions.map(mention => ({
          topic: mention.topic,
          registry: mention.binding.registry,
        })),
        options.clusters.filter(cluster => expected.includes(cluster.id)),
      ),
      producers,
      consumers: partyRefs(statements, 'consumer', links),
      clusters: expected.map(cluster =>
        entityRefOf(links.names.cluster(cluster)),
      ),
    },
  };
}

// One of several candidates is no party yet: a relation would say that it is.
function partyRefs(
  statements: readonly TopicStatement[],
  role: Party['role'],
  links: Links,
): string[] {
  const refs = new Set<string>();
  for (const { topic, binding } of statements) {
    for (const party of topic.parties) {
      if (party.role !== role || party.certainty !== 'stated') continue;
      const ref = links.names.serviceEntityRef(binding.registry.id, party.ref);
      if (ref) refs.add(ref);
    }
  }
  return [...refs].sort();
}

function ownerOf(
  options: {
    shared: SharedTopic;
    config: RegistryConfig;
    components: readonly ExistingComponent[];
  },
  producers: readonly string[],
): string {
  const { config, components } = options;
  const { topic } = options.shared.home;
  const stated =
    topic.owner && parseFullEntityRef(topic.owner.value, ['group', 'user']);
  if (stated) return entityRefOf(stated);
  const byPattern = ownerByPattern(topic.name, config.owners);
  if (byPattern) return byPattern;
  const single = producers.length === 1 ? producers[0] : undefined;
  const component = components.find(c => c.ref === single);
  return component?.owner ?? config.owner;
}

function expectedClusters(
  shared: SharedTopic,
  clusters: readonly Pick<ClusterConfig, 'id' | 'environment'>[],
): string[] {
  const environments = shared.home.topic.environments?.value.map(name =>
    name.toLowerCase(),
  );
  return shared.clusters.filter(id => {
    const environment = clusters.find(c => c.id === id)?.environment;
    return (
      !environments ||
      !environment ||
      environments.includes(environment.toLowerCase())
    );
  });
}
