import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  entityEnvelopeSchemaValidator,
  makeValidator,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  FieldFormatEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parse } from 'yaml';
import {
  rangeAt,
  stated,
  testConfig,
  testRegistry,
  testTopic,
} from './testing/testRegistry';
import { entitiesOf } from './entitiesOf';
import { ConfiguredRegistry, EntitiesInput } from './types';

function make(
  registries: ConfiguredRegistry[],
  over: Partial<EntitiesInput> = {},
) {
  const result = entitiesOf({
    registries,
    clusters: [],
    components: [],
    ...over,
  });
  const byRef = new Map(
    result.entities.map(d => [stringifyEntityRef(d.entity), d.entity]),
  );
  const get = (ref: string) => {
    const entity = byRef.get(ref);
    if (!entity) throw new Error(`no ${ref} among ${[...byRef.keys()]}`);
    return entity;
  };
  return { ...result, refs: [...byRef.keys()], get };
}

function entry(
  id: string,
  topics: ReturnType<typeof testTopic>[],
  config: Parameters<typeof testConfig>[1] = {},
  registry: Parameters<typeof testRegistry>[2] = {},
): ConfiguredRegistry {
  return {
    registry: testRegistry(id, topics, registry),
    config: testConfig(id, config),
  };
}

// What the catalog demands of every entity, and of each kind.
const policies = [
  new SchemaValidEntityPolicy(),
  new FieldFormatEntityPolicy(makeValidator()),
];
const envelope = entityEnvelopeSchemaValidator();
const kinds = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];

async function expectValid(entity: Entity) {
  envelope(entity);
  for (const policy of policies) await policy.enforce(entity);
  const checks = await Promise.all(kinds.map(kind => kind.check(entity)));
  expect(checks.filter(Boolean)).toHaveLength(1);
}

describe('entitiesOf', () => {
  it('makes the entities of a registry', () => {
    const shop = entry(
      'shop',
      [
        testTopic('orders', 'checkout > mailer', {
          category: 'Buying & Paying',
          purpose: stated('What was bought'),
          events: [{ type: 'order_placed', range: rangeAt(9) }],
        }),
      ],
      { clusters: ['main'] },
      {
        categories: [
          {
            title: 'Buying & Paying',
            services: ['checkout'],
            range: rangeAt(5),
          },
        ],
      },
    );
    const { refs, get } = make([shop], {
      clusters: [
        { id: 'main', environment: 'production' },
        { id: 'unbound', environment: 'staging' },
      ],
    });
    expect(refs).toEqual([
      'domain:shop/shop',
      'system:shop/buying-paying',
      'component:shop/checkout',
      'component:shop/mailer',
      'api:shop/orders',
      'resource:default/main',
    ]);
    const api = get('api:shop/orders');
    expect(api.metadata).toEqual({
      name: 'orders',
      namespace: 'shop',
      title: 'orders',
      description: 'What was bought',
      annotations: {
        'backstage.io/managed-by-location': 'topic-registry:shop',
        'backstage.io/managed-by-origin-location': 'topic-registry:shop',
        'topic-registry/registry': 'shop',
        'topic-registry/topic': 'orders',
        'topic-registry/line': '7',
      },
      tags: ['kafka', 'active'],
    });
    expect(api.spec).toMatchObject({
      type: 'asyncapi',
      lifecycle: 'production',
      owner: 'group:default/architecture',
      system: 'system:shop/buying-paying',
      producers: ['component:shop/checkout'],
      consumers: ['component:shop/mailer'],
      clusters: ['resource:default/main'],
    });
    expect(parse(api.spec?.definition as string)).toMatchObject({
      asyncapi: '3.0.0',
      info: { title: 'orders' },
      components: { messages: { order_placed: { name: 'order_placed' } } },
    });
    const component = get('component:shop/checkout');
    expect(component.metadata.title).toBe('Name of checkout');
    expect(component.metadata.annotations).toMatchObject({
      'topic-registry/service': 'shop:checkout',
    });
    expect(component.spec?.system).toBe('system:shop/buying-paying');
    expect(get('system:shop/buying-paying').spec?.domain).toBe(
      'domain:shop/shop',
    );
    expect(get('resource:default/main').spec?.type).toBe('kafka-cluster');
  });

  it('says how a topic stands: lifecycle, dates, replacement, document line', () => {
    const target = 'https://github.com/o/r/blob/main/topics.md';
    const { get } = make([
      entry(
        'shop',
        [
          testTopic('old', '', {
            lifecycle: 'deprecated',
            deprecatedOn: stated('2026-01-31'),
            replacement: stated('orders'),
            range: rangeAt(310),
          }),
          testTopic('idea', '?a,?b>', { lifecycle: 'proposed' }),
        ],
        { target },
      ),
    ]);
    const old = get('api:shop/old');
    expect(old.spec?.lifecycle).toBe('deprecated');
    expect(old.metadata.tags).toEqual(['kafka', 'deprecated']);
    expect(old.metadata.annotations).toEqual({
      'backstage.io/managed-by-location': `url:${target}`,
      'backstage.io/managed-by-origin-location': 'topic-registry:shop',
      'backstage.io/source-location': `url:${target}`,
      'backstage.io/view-url': `${target}?plain=1#L310`,
      'topic-registry/registry': 'shop',
      'topic-registry/topic': 'old',
      'topic-registry/line': '310',
      'topic-registry/deprecated-on': '2026-01-31',
      'topic-registry/replacement': 'orders',
    });
    const idea = get('api:shop/idea');
    expect(idea.spec?.lifecycle).toBe('experimental');
    // One of two candidates is not yet a producer.
    expect(idea.spec?.producers).toEqual([]);
    expect(get('component:shop/a').spec?.lifecycle).toBe('experimental');
  });

  it('links the Component that config maps or that carries the annotation, and makes none', () => {
    const { refs, get, problems } = make(
      [
        entry(
          'shop',
          [testTopic('orders', 'service-1 > service-2, service-3, service-4')],
          { services: { 'service-1': 'component:default/checkout' } },
        ),
      ],
      {
        components: [
          {
            ref: 'component:default/mailer',
            services: 'other:service-9, shop:service-2 ,shop:service-7',
          },
          // The same name that ours would have.
          { ref: 'component:shop/service-3' },
        ],
      },
    );
    expect(refs.filter(ref => ref.startsWith('component:'))).toEqual([
      'component:shop/service-4',
    ]);
    expect(get('api:shop/orders').spec).toMatchObject({
      producers: ['component:default/checkout'],
      consumers: [
        'component:default/mailer',
        'component:shop/service-3',
        'component:shop/service-4',
      ],
    });
    expect(problems).toEqual([
      expect.stringContaining('"other:service-9", which names no registry'),
      expect.stringContaining('has no service service-7'),
    ]);
  });

  it('uses one of two Components that claim a service, and says so', () => {
    const components = [
      { ref: 'component:default/b', services: 'shop:checkout' },
      { ref: 'component:default/a', services: 'shop:checkout' },
    ];
    const registries = [entry('shop', [testTopic('orders', 'checkout >')])];
    for (const order of [components, [...components].reverse()]) {
      const { get, problems } = make(registries, { components: order });
      expect(get('api:shop/orders').spec?.producers).toEqual([
        'component:default/a',
      ]);
      expect(problems).toHaveLength(1);
    }
  });

  describe('owner of a topic', () => {
    const owner = (
      topic: ReturnType<typeof testTopic>,
      config: Parameters<typeof testConfig>[1] = {},
    ) =>
      make([entry('shop', [topic], config)], {
        components: [
          {
            ref: 'component:default/checkout',
            owner: 'group:default/buying',
            services: 'shop:checkout',
          },
        ],
      }).get('api:shop/orders').spec?.owner;
    const owners = [{ topics: 'ord*', owner: 'group:default/pattern' }];

    it('is what the topic states as a reference', () => {
      const topic = testTopic('orders', 'checkout >', {
        owner: stated('group:stated'),
      });
      expect(owner(topic, { owners })).toBe('group:default/stated');
    });

    it('is what a pattern says; prose is never a reference', () => {
      const topic = testTopic('orders', 'checkout >', {
        owner: stated('Platform Team'),
      });
      expect(owner(topic, { owners })).toBe('group:default/pattern');
      expect(owner(topic)).toBe('group:default/buying');
    });

    it('is the owner of the one Component that produces it', () => {
      expect(owner(testTopic('orders', 'checkout > mailer'))).toBe(
        'group:default/buying',
      );
    });

    it('is the owner of the registry for several producers or none', () => {
      expect(owner(testTopic('orders', 'checkout, mailer >'))).toBe(
        'group:default/architecture',
      );
      expect(owner(testTopic('orders', '> checkout'))).toBe(
        'group:default/architecture',
      );
    });
  });

  it('makes one API of a topic that two registries share by a cluster, with the parties of both', () => {
    const { refs, get } = make([
      entry(
        'reader',
        [testTopic('orders', '> billing'), testTopic('foreign', '> billing')],
        { clusters: ['main'] },
      ),
      entry('writer', [testTopic('orders', 'checkout > mailer')], {
        clusters: ['main', 'second'],
      }),
    ]);
    expect(refs.filter(ref => ref.startsWith('api:'))).toEqual([
      'api:reader/foreign',
      'api:writer/orders',
    ]);
    const orders = get('api:writer/orders');
    expect(orders.spec).toMatchObject({
      producers: ['component:writer/checkout'],
      consumers: ['component:reader/billing', 'component:writer/mailer'],
      clusters: ['resource:default/main', 'resource:default/second'],
    });
    expect(
      Object.keys(parse(orders.spec?.definition as string).operations),
    ).toEqual(['send-checkout', 'receive-mailer', 'receive-billing']);
  });

  it('makes two APIs where no cluster is common', () => {
    const { refs } = make([
      entry('a', [testTopic('orders', 'x >')], { clusters: ['one'] }),
      entry('b', [testTopic('orders', 'x >')], { clusters: ['two'] }),
    ]);
    expect(refs.filter(ref => ref.startsWith('api:'))).toEqual([
      'api:a/orders',
      'api:b/orders',
    ]);
  });

  it('expects a topic only on clusters of the environments that it states', () => {
    const { get } = make(
      [
        entry(
          'shop',
          [
            testTopic('orders', 'x >', {
              environments: stated(['Production']),
            }),
          ],
          { clusters: ['prod', 'stage'] },
        ),
      ],
      {
        clusters: [
          { id: 'prod', environment: 'production' },
          { id: 'stage', environment: 'staging' },
        ],
      },
    );
    expect(get('api:shop/orders').spec?.clusters).toEqual([
      'resource:default/prod',
    ]);
  });

  it('makes entities that the catalog accepts, whatever a document calls its things', async () => {
    const odd = [
      '_x_',
      'ünïcode',
      'a b/c~d:e',
      'x'.repeat(300),
      '{domain}_events',
      '-',
      '支払い',
      'Orders',
      'orders',
      '__proto__',
      'constructor',
    ];
    const registry = testRegistry(
      'shop',
      odd.map(name =>
        testTopic(name, '', {
          category: name,
          topicClass: stated(name),
          purpose: stated(''),
          parties: [
            {
              ref: name,
              role: 'producer',
              certainty: 'stated',
              range: rangeAt(1),
            },
          ],
        }),
      ),
      {
        title: '',
        services: odd.map(ref => ({
          ref,
          name: ref,
          aliases: [],
          range: rangeAt(1),
        })),
      },
    );
    const other = { ...registry, id: 'other' };
    const { entities, refs } = make(
      [registry, other].map(r => ({
        registry: r,
        config: testConfig(r.id, { namespace: 'default', clusters: ['odd_'] }),
      })),
      { clusters: [{ id: 'odd_', environment: 'production' }] },
    );
    // Both are bound to one cluster, so that their topics are the same.
    expect(entities).toHaveLength(2 * (1 + 11 + 11) + 11 + 1);
    expect(refs).toHaveLength(entities.length);
    for (const { entity } of entities) await expectValid(entity);
  });
});
