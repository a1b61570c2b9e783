import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  BackstageCredentials,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  EventsService,
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { EVENT_REGISTRY_CHANGED } from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { catalogModuleTopicRegistry } from './module';

type ConfigData = NonNullable<
  NonNullable<Parameters<typeof mockServices.rootConfig.factory>[0]>['data']
>;

jest.setTimeout(60_000);

const SHOP = `# Shop topics

## Active Topics

### Buying (Service 1)

#### 1. **order_events**
- **Producer:** Service 1 (Checkout)
- **Consumers:** Services 2 (Mailer), 3 (Billing)
- **Purpose:** What was bought
- **Key Events:** \`order_placed\`

#### 2. **cart_events**
- **Producer:** Service 1 (Checkout)
- **Consumers:** TBD
- **Purpose:** What lies in the cart
- **Key Events:** \`item_added\`
`;

const STOCK = `# Stock topics

## Active Topics

### Storing (Service 8)

#### 1. **stock_events**
- **Producer:** Service 8 (Warehouse)
- **Consumers:** Service 9 (Planner)
- **Purpose:** What is in stock
- **Key Events:** \`stock_moved\`
`;

function componentText(metadata: {
  name: string;
  namespace?: string;
  annotations?: Record<string, string>;
}): string {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata,
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/buying-team',
    },
  };
  return `${JSON.stringify(entity)}\n`;
}

const CHECKOUT = componentText({
  name: 'checkout',
  annotations: { 'topic-registry/service': 'shop:service-1' },
});

/** A portal of the catalog and this module alone, on a SQLite file. */
class Portal {
  #backend?: TestBackend;
  #catalog?: CatalogService;
  #events?: EventsService;
  #credentials?: BackstageCredentials;
  readonly logger = mockServices.logger.mock();

  constructor(readonly folder: string) {}

  async start(topicRegistry: ConfigData = this.config()): Promise<void> {
    const probe = createBackendPlugin({
      pluginId: 'probe',
      register: reg => {
        reg.registerInit({
          deps: {
            auth: coreServices.auth,
            catalog: catalogServiceRef,
            events: eventsServiceRef,
          },
          init: async ({ auth, catalog, events }) => {
            this.#catalog = catalog;
            this.#events = events;
            this.#credentials = await auth.getOwnServiceCredentials();
          },
        });
      },
    });
    this.logger.child.mockImplementation(() => this.logger);
    this.#backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleTopicRegistry,
        probe,
        databaseServiceFactory,
        eventsServiceFactory,
        this.logger.factory,
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: {
                client: 'better-sqlite3',
                connection: { directory: path.join(this.folder, 'database') },
              },
            },
            catalog: {
              processingInterval: { seconds: 2 },
              locations: [
                {
                  type: 'file',
                  target: path.join(this.folder, 'components.yaml'),
                },
              ],
            },
            topicRegistry,
          },
        }),
      ],
    });
  }

  config(): ConfigData {
    return {
      documents: { basePath: this.folder, interval: { hours: 12 } },
      clusters: {
        main: { environment: 'production', brokers: ['localhost:9092'] },
      },
      registries: {
        shop: {
          target: 'shop.md',
          owner: 'group:default/architecture',
          namespace: 'shop',
          clusters: ['main'],
        },
        stock: {
          target: 'stock.md',
          owner: 'group:default/architecture',
          namespace: 'stock',
        },
      },
    };
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
    this.#backend = undefined;
  }

  write(file: string, text: string | Buffer): Promise<void> {
    return writeFile(path.join(this.folder, file), text);
  }

  /** What the backend plugin does when it sees a new text. */
  async announce(registry: string): Promise<void> {
    await this.#events!.publish({
      topic: EVENT_REGISTRY_CHANGED,
      eventPayload: { registry },
    });
  }

  async entities(): Promise<Map<string, Entity>> {
    const { items } = await this.#catalog!.getEntities(
      {},
      { credentials: this.#credentials! },
    );
    return new Map(items.map(e => [stringifyEntityRef(e), e]));
  }

  async refs(): Promise<string[]> {
    const refs = [...(await this.entities()).keys()];
    return refs.filter(ref => !ref.startsWith('location:')).sort();
  }

  /** The relations of an entity, such as `consumesApi api:shop/order_events`. */
  async relations(ref: string): Promise<string[]> {
    const entity = (await this.entities()).get(ref);
    return (entity?.relations ?? [])
      .map(relation => `${relation.type} ${relation.targetRef}`)
      .sort();
  }
}

// Waits for what must come about; the test's own time limit ends it.
async function until(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + 45_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

const SHOP_REFS = [
  'api:shop/cart_events',
  'api:shop/order_events',
  'component:default/checkout',
  'component:shop/service-2',
  'component:shop/service-3',
  'domain:shop/shop',
  'resource:default/main',
  'system:shop/buying',
];
const STOCK_REFS = [
  'api:stock/stock_events',
  'component:stock/service-8',
  'component:stock/service-9',
  'domain:stock/stock',
  'system:stock/storing',
];
const ALL_REFS = [...SHOP_REFS, ...STOCK_REFS].sort();

describe('catalogModuleTopicRegistry', () => {
  let folder: string;
  let portal: Portal;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-catalog-'));
    portal = new Portal(folder);
    await portal.write('shop.md', SHOP);
    await portal.write('stock.md', STOCK);
    await portal.write('components.yaml', CHECKOUT);
  });
  afterEach(async () => {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has the registries in the catalog, related, with an existing Component linked and none made for it', async () => {
    await portal.start();
    await until(async () => expect(await portal.refs()).toEqual(ALL_REFS));
    await until(async () =>
      expect(await portal.relations('api:shop/order_events')).toEqual([
        'apiConsumedBy component:shop/service-2',
        'apiConsumedBy component:shop/service-3',
        'apiProvidedBy component:default/checkout',
        'dependsOn resource:default/main',
        // The owner of the one Component that produces it.
        'ownedBy group:default/buying-team',
        'partOf system:shop/buying',
      ]),
    );
    await until(async () =>
      expect(await portal.relations('component:default/checkout')).toEqual([
        'ownedBy group:default/buying-team',
        'providesApi api:shop/cart_events',
        'providesApi api:shop/order_events',
      ]),
    );
    await until(async () =>
      expect(await portal.relations('component:shop/service-2')).toEqual([
        'consumesApi api:shop/order_events',
        'ownedBy group:default/architecture',
      ]),
    );
    await until(async () =>
      expect(await portal.relations('domain:shop/shop')).toEqual([
        'hasPart system:shop/buying',
        'ownedBy group:default/architecture',
      ]),
    );
  });

  it('keeps the entities of a document that breaks, lets the others change, and so after a restart', async () => {
    await portal.start();
    await until(async () => expect(await portal.refs()).toEqual(ALL_REFS));

    const other = STOCK.replace(/stock_events/g, 'bin_events');
    const otherRefs = ALL_REFS.map(ref =>
      ref.replace('stock_events', 'bin_events'),
    ).sort();
    await portal.write('shop.md', Buffer.from([0, 1, 2, 3]));
    await portal.write('stock.md', other);
    await portal.announce('stock');
    await until(async () => expect(await portal.refs()).toEqual(otherRefs));
    await portal.stop();

    // That the other registry has changed shows that the module has read.
    const restart = async (stock: string, refs: string[]) => {
      await portal.write('stock.md', stock);
      await portal.start();
      await until(async () => expect(await portal.refs()).toEqual(refs));
      await portal.stop();
    };
    await portal.write('shop.md', '');
    await restart(STOCK, ALL_REFS);
    await portal.write('shop.md', '# Moved\n\nSee elsewhere.\n');
    await restart(other, otherRefs);
    await rm(path.join(folder, 'shop.md'));
    await restart(STOCK, ALL_REFS);
  });

  it('follows the document: a topic that leaves it leaves the catalog', async () => {
    await portal.start();
    await until(async () => expect(await portal.refs()).toEqual(ALL_REFS));
    await portal.write('shop.md', SHOP.slice(0, SHOP.indexOf('#### 2.')));
    await portal.announce('shop');
    await until(async () =>
      expect(await portal.refs()).toEqual(
        ALL_REFS.filter(ref => ref !== 'api:shop/cart_events'),
      ),
    );
  });

  it('gives way to a Component that comes later, by annotation or by the same name', async () => {
    await portal.write('components.yaml', componentText({ name: 'checkout' }));
    await portal.start();
    const before = [...ALL_REFS, 'component:shop/service-1'].sort();
    await until(async () => expect(await portal.refs()).toEqual(before));

    await portal.write(
      'components.yaml',
      `${CHECKOUT}---\n${componentText({
        name: 'service-2',
        namespace: 'shop',
      })}`,
    );
    await until(async () => expect(await portal.refs()).toEqual(ALL_REFS));
    await until(async () =>
      expect(await portal.relations('component:shop/service-2')).toEqual([
        'consumesApi api:shop/order_events',
        'ownedBy group:default/buying-team',
      ]),
    );
  });

  it('keeps everything when app-config is wrong, and says what is', async () => {
    await portal.start();
    await until(async () => expect(await portal.refs()).toEqual(ALL_REFS));
    await portal.stop();
    await portal.start({ ...portal.config(), registrys: {} });
    expect(portal.logger.error).toHaveBeenCalledWith(
      expect.stringMatching(/app-config.*registrys/s),
    );
    expect(await portal.refs()).toEqual(ALL_REFS);
  });
});
