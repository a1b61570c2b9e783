import { testFinding } from '../findings/testFinding';
import { registryState } from '../__testUtils__/landscape';
import { KnownComponent } from './ComponentsService';
import { Landscape } from './Landscape';

const reader = `# Reader Topics

## Active Kafka Topics

### Reading (Service 7)

#### 1. **order_events**
- **Consumers:** Service 7 (Reader)
- **Key Events:** \`order_placed\`
`;

function component(over: Partial<KnownComponent>): KnownComponent {
  return { ref: 'component:default/x', made: false, ...over };
}

describe('Landscape', () => {
  it('sees one topic in registries of a common cluster, at the home of its producer', () => {
    const landscape = new Landscape(
      [registryState({ id: 'reader' }, reader), registryState()],
      [],
    );
    const shared = landscape.topic('reader', 'order_events');
    expect(shared).toBe(landscape.topic('shop', 'order_events'));
    expect(shared?.home.binding.registry.id).toBe('shop');
    expect(
      landscape.topics.filter(t => t.name === 'order_events'),
    ).toHaveLength(1);
  });

  it('keeps them apart without a common cluster', () => {
    const landscape = new Landscape(
      [
        registryState({ id: 'reader', clusters: ['other'] }, reader),
        registryState(),
      ],
      [],
    );
    expect(landscape.topic('reader', 'order_events')).not.toBe(
      landscape.topic('shop', 'order_events'),
    );
    expect(landscape.boundTo('other')).toHaveLength(1);
  });

  it('leaves out registries without a text in force', () => {
    const { config } = registryState({ id: 'gone' });
    const landscape = new Landscape([{ config }, registryState()], []);
    expect(landscape.boundTo('main')).toHaveLength(1);
    expect(landscape.topic('gone', 'order_events')).toBeUndefined();
  });

  describe('owner of a topic', () => {
    const ownerOf = (
      over: Parameters<typeof registryState>[0],
      components: KnownComponent[] = [],
    ) => {
      const landscape = new Landscape([registryState(over)], components);
      return landscape.ownerOfTopic(landscape.topic('shop', 'order_events')!);
    };
    const producing = component({
      ref: 'component:default/order-desk',
      services: 'shop:service-1',
      owner: 'group:default/sales',
    });

    it('is that of the first pattern that matches', () => {
      const owners = [
        { topics: 'stock_*', owner: 'group:default/stock' },
        { topics: 'order_*', owner: 'group:default/orders' },
      ];
      expect(ownerOf({ owners }, [producing])).toBe('group:default/orders');
    });

    it('is that of its single producing Component', () => {
      expect(ownerOf({}, [producing])).toBe('group:default/sales');
      expect(
        ownerOf({ services: { 'service-1': 'component:default/desk' } }, [
          component({
            ref: 'component:default/desk',
            owner: 'group:default/d',
          }),
        ]),
      ).toBe('group:default/d');
    });

    it('is that of the registry otherwise', () => {
      expect(ownerOf({})).toBe('group:default/shop-team');
      expect(ownerOf({}, [{ ...producing, owner: undefined }])).toBe(
        'group:default/shop-team',
      );
      expect(ownerOf({}, [{ ...producing, services: 'other:service-1' }])).toBe(
        'group:default/shop-team',
      );
    });
  });

  it('names the owner who can act on a finding', () => {
    const landscape = new Landscape(
      [registryState()],
      [
        component({
          ref: 'component:default/billing',
          services: 'shop:service-2, other:service-9',
          owner: 'group:default/finance',
        }),
      ],
    );
    const about = { registry: 'shop', topic: 'order_events' };
    expect(
      landscape.ownerOfFinding(testFinding({ ...about, service: 'service-2' })),
    ).toBe('group:default/finance');
    expect(
      landscape.ownerOfFinding(
        testFinding({
          registry: 'shop',
          topic: undefined,
          subject: { kind: 'topic', name: 'user_events' },
        }),
      ),
    ).toBe('group:default/finance');
    expect(
      landscape.ownerOfFinding(
        testFinding({ registry: 'shop', topic: 'unregistered' }),
      ),
    ).toBe('group:default/shop-team');
    expect(landscape.service('shop', 'service-2')).toEqual({
      ref: 'service-2',
      name: 'Billing',
      entityRef: 'component:default/billing',
    });
  });
});
