import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import {
  ExistingComponent,
  KeptDocument,
  parseDocument,
  RegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { TopicRegistryEntityProvider } from './TopicRegistryEntityProvider';

const AT = '2026-01-01T00:00:00.000Z';
const TEXT = { text: 'text', hash: 'hash', readAt: AT };

function good(id: string, topic: string): KeptDocument {
  return {
    record: { target: `${id}.md`, status: 'ok', checkedAt: AT, inForce: TEXT },
    parsed: parseDocument(
      `# Topics

## Active Kafka Topics

#### 1. **${topic}**
- **Producer:** checkout
`,
      { id, file: `${id}.md` },
    ),
  };
}

function testConfig(id: string): RegistryConfig {
  return {
    id,
    target: `${id}.md`,
    clusters: [],
    owner: 'group:default/architecture',
    namespace: id,
    timezone: 'UTC',
    services: {},
    serviceAliases: {},
    owners: [],
  };
}

class Setting {
  readonly documents = new Map<string, KeptDocument>();
  readonly mutations: string[][] = [];
  readonly logger = mockServices.logger.mock();
  components: () => Promise<ExistingComponent[]> = async () => [];
  readings = 0;

  async connect(...ids: string[]): Promise<TopicRegistryEntityProvider> {
    const provider = new TopicRegistryEntityProvider({
      config: {
        alerts: {
          enabled: false,
          minSeverity: 'warning',
          ownerWaitMs: 0,
          content: 'named',
        },
        documents: { basePath: '/', maxBytes: 1, intervalMs: 1 },
        clusters: [],
        rules: {},
        ruleProfile: 'default',
        registries: ids.map(id => testConfig(id)),
      },
      keepers: new Map(
        ids.map(id => [
          id,
          {
            refresh: async () => {
              this.readings++;
              return { ...this.documents.get(id)!, changed: true };
            },
          },
        ]),
      ),
      components: { find: () => this.components() },
      logger: this.logger,
    });
    await provider.connect({
      applyMutation: async (mutation: EntityProviderMutation) => {
        if (mutation.type !== 'full') throw new Error('not expected');
        this.mutations.push(
          mutation.entities
            .map(({ entity }) => stringifyEntityRef(entity))
            .filter(ref => ref.startsWith('api:')),
        );
      },
      refresh: async () => {},
    });
    return provider;
  }

  warnings(): string[] {
    return this.logger.warn.mock.calls.map(([message]) => message);
  }
}

describe('TopicRegistryEntityProvider', () => {
  it('goes on with the last good text, and says so once', async () => {
    const setting = new Setting();
    const stale = good('shop', 'orders');
    stale.record = { ...stale.record, status: 'stale', error: 'It is gone.' };
    setting.documents.set('shop', stale);
    const provider = await setting.connect('shop');
    await provider.refresh();
    await provider.refresh();
    expect(setting.mutations).toEqual([
      ['api:shop/orders'],
      ['api:shop/orders'],
    ]);
    expect(setting.warnings()).toEqual([
      `The catalog keeps the registry shop as it was read at ${AT}: It is gone.`,
    ]);
    // Mended and broken again is news again.
    setting.documents.set('shop', good('shop', 'orders'));
    await provider.refresh();
    setting.documents.set('shop', stale);
    await provider.refresh();
    expect(setting.warnings()).toHaveLength(2);
  });

  it('leaves out a registry that never had a good text, and gives the others', async () => {
    const setting = new Setting();
    setting.documents.set('shop', {
      record: {
        target: 'shop.md',
        status: 'failed',
        error: 'It does not exist.',
        checkedAt: AT,
      },
    });
    setting.documents.set('stock', good('stock', 'moves'));
    await (await setting.connect('shop', 'stock')).refresh();
    expect(setting.mutations).toEqual([['api:stock/moves']]);
    expect(setting.warnings()).toEqual([
      'The catalog has nothing of the registry shop: It does not exist.',
    ]);
  });

  it('removes nothing when a text in force cannot be parsed any more', async () => {
    const setting = new Setting();
    setting.documents.set('shop', {
      record: {
        target: 'shop.md',
        status: 'failed',
        error: 'It cannot be parsed.',
        checkedAt: AT,
        inForce: TEXT,
      },
    });
    setting.documents.set('stock', good('stock', 'moves'));
    await (await setting.connect('shop', 'stock')).refresh();
    expect(setting.mutations).toEqual([]);
  });

  it('changes nothing when the catalog cannot say which Components exist', async () => {
    const setting = new Setting();
    setting.documents.set('shop', good('shop', 'orders'));
    setting.components = async () => {
      throw new Error('no answer');
    };
    const provider = await setting.connect('shop');
    await expect(provider.refresh()).rejects.toThrow('no answer');
    expect(setting.mutations).toEqual([]);
    setting.components = async () => [];
    await provider.refresh();
    expect(setting.mutations).toHaveLength(1);
  });

  it('runs once more for all who ask while it runs', async () => {
    const setting = new Setting();
    setting.documents.set('shop', good('shop', 'orders'));
    const provider = await setting.connect('shop');
    await Promise.all([1, 2, 3, 4].map(() => provider.refresh()));
    expect(setting.readings).toBe(2);
    await provider.refresh();
    expect(setting.readings).toBe(3);
  });

  it('knows a Component that concerns it and was not there yet', async () => {
    const setting = new Setting();
    setting.documents.set('shop', good('shop', 'orders'));
    const provider = await setting.connect('shop');
    await provider.refresh();
    const component = (
      namespace: string,
      name: string,
      annotations: Record<string, string> = {},
    ) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace, annotations },
    });
    const linked = component('default', 'till', {
      'topic-registry/service': 'shop:checkout',
    });
    expect(provider.isNews(linked)).toBe(true);
    // Of the very name that ours has.
    expect(provider.isNews(component('shop', 'checkout'))).toBe(true);
    expect(
      provider.isNews(
        component('shop', 'checkout', {
          'backstage.io/managed-by-origin-location': 'topic-registry:shop',
          'topic-registry/service': 'shop:checkout',
        }),
      ),
    ).toBe(false);
    expect(provider.isNews(component('default', 'unrelated'))).toBe(false);
    setting.components = async () => [
      { ref: 'component:default/till', services: 'shop:checkout' },
    ];
    await provider.refresh();
    expect(provider.isNews(linked)).toBe(false);
  });
});
