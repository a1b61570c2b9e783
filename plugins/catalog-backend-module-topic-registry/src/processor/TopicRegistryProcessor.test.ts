import { Entity } from '@backstage/catalog-model';
import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { TopicRegistryProcessor } from './TopicRegistryProcessor';

async function relationsOf(entity: Entity): Promise<string[]> {
  const results: CatalogProcessorResult[] = [];
  await new TopicRegistryProcessor().postProcessEntity(entity, undefined, r =>
    results.push(r),
  );
  const text = (ref: { kind: string; namespace: string; name: string }) =>
    `${ref.kind}:${ref.namespace}/${ref.name}`;
  return results.map(result =>
    result.type === 'relation'
      ? `${text(result.relation.source)} ${result.relation.type} ${text(
          result.relation.target,
        )}`
      : result.type,
  );
}

function api(over: {
  annotations?: Record<string, string>;
  spec?: Entity['spec'];
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: 'orders',
      namespace: 'shop',
      annotations: over.annotations ?? { 'topic-registry/topic': 'orders' },
    },
    spec: over.spec,
  };
}

describe('TopicRegistryProcessor', () => {
  it('relates a topic to its parties and clusters, both ways', async () => {
    expect(
      await relationsOf(
        api({
          spec: {
            producers: ['component:shop/checkout'],
            consumers: ['component:default/billing', 'mailer'],
            clusters: ['resource:default/main'],
          },
        }),
      ),
    ).toEqual([
      'API:shop/orders apiProvidedBy component:shop/checkout',
      'component:shop/checkout providesApi API:shop/orders',
      'API:shop/orders apiConsumedBy component:default/billing',
      'component:default/billing consumesApi API:shop/orders',
      'API:shop/orders apiConsumedBy Component:shop/mailer',
      'Component:shop/mailer consumesApi API:shop/orders',
      'API:shop/orders dependsOn resource:default/main',
      'resource:default/main dependencyOf API:shop/orders',
    ]);
  });

  it('leaves other APIs alone, and fields that hold something else', async () => {
    const spec = { producers: ['component:shop/checkout'] };
    expect(await relationsOf(api({ annotations: {}, spec }))).toEqual([]);
    expect(
      await relationsOf(
        api({ spec: { producers: 'checkout', consumers: [1] } }),
      ),
    ).toEqual([]);
    expect(await relationsOf(api({}))).toEqual([]);
  });
});
