import { entityNamesOf } from './entityNames';
import { RegistryBinding } from './sameTopic';
import { RANGE, testRegistry } from './testRegistry';

function bind(
  id: string,
  topics: Record<string, string>,
  over: Partial<RegistryBinding> = {},
): RegistryBinding {
  return {
    registry: testRegistry(id, topics),
    namespace: id,
    clusters: [],
    ...over,
  };
}

describe('entityNamesOf', () => {
  it('gives legal names as they are, in the namespace of the registry', () => {
    const names = entityNamesOf([
      bind('platform', { auth_events: 'service-0>service-21' }),
    ]);
    expect(names.topic('platform', 'auth_events')).toEqual({
      kind: 'API',
      namespace: 'platform',
      name: 'auth_events',
    });
    expect(names.topicEntityRef('platform', 'auth_events')).toBe(
      'api:platform/auth_events',
    );
    expect(names.serviceEntityRef('platform', 'service-21')).toBe(
      'component:platform/service-21',
    );
    expect(names.registry('platform')?.name).toBe('platform');
    expect(names.topic('platform', 'nothing')).toBeUndefined();
    expect(names.service('elsewhere', 'service-21')).toBeUndefined();
  });

  it('keeps names apart that differ by case alone, whatever their order in the document', () => {
    const one = entityNamesOf([bind('a', { Orders: 'x>', orders: 'x>' })]);
    const two = entityNamesOf([bind('a', { orders: 'x>', Orders: 'x>' })]);
    for (const names of [one, two]) {
      expect(names.topic('a', 'Orders')?.name).toBe('Orders');
      expect(names.topic('a', 'orders')?.name).toMatch(/^orders-[0-9a-f]{8}$/);
    }
    expect(one.topic('a', 'orders')).toEqual(two.topic('a', 'orders'));
  });

  it('gives every part of registries that share a namespace a name of its own', () => {
    const names = entityNamesOf([
      bind('a', { orders: 'svc>' }, { namespace: 'default' }),
      bind('b', { orders: 'svc>' }, { namespace: 'default' }),
      bind('c', { orders: 'svc>' }, { namespace: 'default' }),
    ]);
    const apis = ['a', 'b', 'c'].map(id => names.topicEntityRef(id, 'orders'));
    const components = ['a', 'b', 'c'].map(id =>
      names.serviceEntityRef(id, 'svc'),
    );
    expect(apis[0]).toBe('api:default/orders');
    expect(new Set(apis).size).toBe(3);
    expect(components[0]).toBe('component:default/svc');
    expect(new Set(components).size).toBe(3);
  });

  it('names the entity of the home also when asked for a registry that mentions it', () => {
    const names = entityNamesOf([
      bind('reader', { orders: '>billing' }, { clusters: ['main'] }),
      bind('writer', { orders: 'shop>' }, { clusters: ['main'] }),
    ]);
    expect(names.topicEntityRef('reader', 'orders')).toBe('api:writer/orders');
    expect(names.topicEntityRef('writer', 'orders')).toBe('api:writer/orders');
  });

  it('names the mapped Component instead of one of its own', () => {
    const names = entityNamesOf([
      bind(
        'a',
        { orders: 'service-1>service-2' },
        {
          services: { 'service-1': 'shop', 'service-2': 'component:x/billing' },
        },
      ),
    ]);
    expect(names.serviceEntityRef('a', 'service-1')).toBe(
      'component:default/shop',
    );
    expect(names.serviceEntityRef('a', 'service-2')).toBe(
      'component:x/billing',
    );
  });

  it('does not take properties of every object for mappings', () => {
    const names = entityNamesOf([
      bind('a', { orders: 'constructor>__proto__' }, { services: {} }),
    ]);
    expect(names.serviceEntityRef('a', 'constructor')).toBe(
      'component:a/constructor',
    );
    expect(names.serviceEntityRef('a', '__proto__')).toMatch(
      /^component:a\/proto-[0-9a-f]{8}$/,
    );
  });

  it('slugs categories, and tells those with the same slug apart', () => {
    const registry = testRegistry('a', {});
    registry.categories = [
      'Session & Credits',
      'Session + Credits',
      '支払い',
    ].map(title => ({ title, services: [], range: RANGE }));
    const names = entityNamesOf([{ registry, namespace: 'a', clusters: [] }]);
    expect(names.category('a', 'Session & Credits')?.name).toBe(
      'session-credits',
    );
    expect(names.category('a', 'Session + Credits')?.name).toMatch(
      /^session-credits-[0-9a-f]{8}$/,
    );
    expect(names.category('a', '支払い')?.name).toMatch(/^[0-9a-f]{8}$/);
  });

  it('shortens names that Backstage does not allow', () => {
    const long = `${'a'.repeat(80)}_events`;
    const names = entityNamesOf([bind('a', { [long]: 'x>', _tail_: 'x>' })]);
    expect(names.topic('a', long)?.name).toHaveLength(63);
    expect(names.topic('a', '_tail_')?.name).toMatch(/^tail-[0-9a-f]{8}$/);
  });
});
