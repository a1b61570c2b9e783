import { RegistryBinding, unifyTopics } from './sameTopic';
import { testRegistry } from './testRegistry';

function bind(
  id: string,
  clusters: string[],
  topics: Record<string, string>,
): RegistryBinding {
  return { registry: testRegistry(id, topics), namespace: id, clusters };
}

function summary(bindings: RegistryBinding[]) {
  return unifyTopics(bindings).map(t => ({
    name: t.name,
    home: t.home.binding.registry.id,
    mentions: t.mentions.map(m => m.binding.registry.id),
  }));
}

describe('unifyTopics', () => {
  it('makes one topic of equal names on a common cluster, at home where a producer is named', () => {
    expect(
      summary([
        bind('reader', ['main'], { orders: '>billing' }),
        bind('writer', ['main', 'other'], { orders: 'shop>' }),
      ]),
    ).toEqual([{ name: 'orders', home: 'writer', mentions: ['reader'] }]);
  });

  it('keeps equal names apart without a common cluster', () => {
    expect(
      summary([
        bind('a', ['one'], { orders: 'shop>' }),
        bind('b', ['two'], { orders: 'shop>' }),
        bind('c', [], { orders: 'shop>' }),
      ]).map(t => t.home),
    ).toEqual(['a', 'b', 'c']);
  });

  it('keeps names apart that differ by case or by a separator, as Kafka does', () => {
    expect(
      summary([
        bind('a', ['one'], { orders: 'shop>' }),
        bind('b', ['one'], { Orders: 'shop>' }),
      ]),
    ).toHaveLength(2);
  });

  it('joins two registries through a third that speaks of the topic', () => {
    expect(
      summary([
        bind('a', ['one'], { orders: '>x' }),
        bind('b', ['two'], { orders: '>y' }),
        bind('c', ['one', 'two'], { orders: 'shop>' }),
      ]),
    ).toEqual([{ name: 'orders', home: 'c', mentions: ['a', 'b'] }]);
  });

  it('does not join through a third that is silent on the topic', () => {
    expect(
      summary([
        bind('a', ['one'], { orders: 'x>' }),
        bind('b', ['two'], { orders: 'y>' }),
        bind('c', ['one', 'two'], { other: 'shop>' }),
      ]).filter(t => t.name === 'orders'),
    ).toHaveLength(2);
  });

  it('prefers an entry without parties, such as a deprecation, over a mention by a consumer', () => {
    expect(
      summary([
        bind('reader', ['main'], { orders: '>billing' }),
        bind('owner', ['main'], { orders: '>' }),
      ])[0].home,
    ).toBe('owner');
  });

  it('takes the first of two homes, and the first mention where there is no home', () => {
    expect(
      summary([
        bind('a', ['main'], { orders: 'x>', audit: '>x' }),
        bind('b', ['main'], { orders: 'y>', audit: '>y' }),
      ]),
    ).toEqual([
      { name: 'orders', home: 'a', mentions: ['b'] },
      { name: 'audit', home: 'a', mentions: ['b'] },
    ]);
  });

  it('lists the clusters of all who speak of the topic', () => {
    const [topic] = unifyTopics([
      bind('a', ['one'], { orders: 'x>' }),
      bind('b', ['one', 'two'], { orders: '>y' }),
    ]);
    expect(topic.clusters).toEqual(['one', 'two']);
  });
});
