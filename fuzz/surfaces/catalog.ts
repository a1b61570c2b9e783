import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  entityEnvelopeSchemaValidator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  KindValidator,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import {
  ANNOTATION_TOPIC,
  ANNOTATION_REGISTRY,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseAllDocuments } from 'yaml';
import { exportCatalog } from '../../packages/cli/src/export/exportCatalog';
import { TopicRegistryProcessor } from '../../plugins/catalog-backend-module-topic-registry/src/processor/TopicRegistryProcessor';
import { RegistryConfig } from '../../plugins/topic-registry-node/src/config';
import { parseDocument } from '../../plugins/topic-registry-node/src/document';
import { entitiesOf } from '../../plugins/topic-registry-node/src/entities';
import { must, mustBePlain, mustEqual } from '../lib/checks';
import { documentOf } from '../lib/documentOf';
import { registryOf } from '../lib/registryOf';
import { Surface } from './types';

/** Entities, by the validators that the catalog itself asks. */
export const catalog: Surface = {
  name: 'catalog',
  sample: 25,
  runs: 3000,
  async examine(plan) {
    const clusters = [{ id: 'prod-eu', environment: plan.template }];
    const read = plan.registries.map((topics, at) =>
      parseDocument(documentOf(plan, topics, 'bullets'), {
        id: `read-${at}`,
        file: 'x.md',
      }),
    );
    const made = plan.registries.map((topics, at) =>
      registryOf(plan, topics, `made-${at}`),
    );
    const registries = [...read, ...made].map(({ registry }) => ({
      registry,
      config: configOf(registry.id),
    }));
    const { entities } = entitiesOf({ registries, clusters, components: [] });
    const refs = new Set<string>();
    for (const { entity } of entities) {
      await mustBeAccepted(entity);
      const ref = stringifyEntityRef(entity);
      must(!refs.has(ref), `two entities are ${ref}`);
      refs.add(ref);
    }
    const topics = new Set(
      registries.flatMap(one => one.registry.topics.map(({ name }) => name)),
    );
    mustEqual(
      entities
        .flatMap(
          ({ entity }) => entity.metadata.annotations![ANNOTATION_TOPIC] ?? [],
        )
        .sort(),
      [...topics].sort(),
      'the topics of the entities',
    );
    for (const { registry, config } of registries) {
      const [{ text }] = exportCatalog(registry, {
        known: config,
        clusters: [],
        owner: 'group:default/x',
      });
      mustBePlain(text, 'exported entities');
      const again = parseAllDocuments(text).map(one => one.toJS() as Entity);
      must(
        again.every(
          one => one.metadata.annotations![ANNOTATION_REGISTRY] === registry.id,
        ),
        'exported entities are torn apart',
      );
      mustEqual(
        again
          .flatMap(one => one.metadata.annotations![ANNOTATION_TOPIC] ?? [])
          .sort(),
        [...new Set(registry.topics.map(({ name }) => name))].sort(),
        'the topics of exported entities',
      );
    }
  },
};

function configOf(id: string): RegistryConfig {
  return {
    id,
    target: `${id}.md`,
    clusters: ['prod-eu'],
    owner: 'group:default/x',
    namespace: 'default',
    timezone: 'UTC',
    services: {},
    serviceAliases: {},
    owners: [],
  };
}

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
const envelope = entityEnvelopeSchemaValidator();
const kinds: KindValidator[] = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];
const processor = new TopicRegistryProcessor();

async function mustBeAccepted(entity: Entity): Promise<void> {
  // As it comes from the catalog's database.
  const stored = JSON.parse(JSON.stringify(entity));
  envelope(stored);
  await policy.enforce(stored);
  let known = false;
  for (const kind of kinds) known = (await kind.check(stored)) || known;
  must(known, `nobody knows the kind ${entity.kind}`);
  await processor.postProcessEntity(stored, undefined, () => {});
}
