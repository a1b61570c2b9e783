import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  DefaultEventsService,
  EventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import {
  EVENT_REGISTRY_CHANGED,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Router } from 'express';
import request from 'supertest';
import { searchModuleTopicRegistry } from './module';

jest.setTimeout(60_000);

function row(
  name: string,
  events: string[] = [],
  over: Partial<TopicRow> = {},
): TopicRow {
  return {
    registry: 'shop',
    name,
    entityRef: `api:shop/${name}`,
    lifecycle: 'active',
    owner: 'group:default/shop-team',
    producers: [],
    consumers: [],
    consumersStated: 'none',
    events,
    clusters: [],
    findings: { error: 0, warning: 0, info: 0 },
    line: 1,
    ...over,
  };
}

const ROWS = [
  row('billing_events', ['payment_received', 'payment_failed'], {
    purpose: 'Payments received or refused',
  }),
  row('pricing_events', ['price_changed']),
  row('shop.work.task.failed.v1', ['task_failed'], {
    purpose: 'Work that failed, payment work too',
  }),
  row('secret_events', ['payment_stolen'], { registry: 'hidden' }),
];

/** A portal of the search plugin, this module, and a Topic Registry that answers so. */
async function start(options: {
  topics: () => TopicRow[];
  events: EventsService;
}): Promise<TestBackend> {
  const topicRegistry = createBackendPlugin({
    pluginId: 'topic-registry',
    register: reg =>
      reg.registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          const router = Router();
          router.get('/topics', (_, response) => {
            response.json({ items: options.topics() });
          });
          http.use(router);
        },
      }),
  });
  return startTestBackend({
    features: [
      searchPlugin,
      searchModuleTopicRegistry,
      topicRegistry,
      schedulerServiceFactory,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => options.events,
      }),
      // A policy that grants one registry.
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(({ permission }) => ({
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'topic-registry',
            resourceType: permission.resourceType,
            conditions: {
              rule: 'IN_REGISTRY',
              resourceType: permission.resourceType,
              params: { registries: ['shop'] },
            },
          })),
        authorize: async requests =>
          requests.map(({ resourceRef }) => ({
            result: String(resourceRef).startsWith('shop/')
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          })),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          search: {
            collators: {
              topicRegistry: {
                schedule: {
                  frequency: { hours: 1 },
                  initialDelay: { milliseconds: 100 },
                  timeout: { minutes: 1 },
                  scope: 'local',
                },
              },
            },
          },
        },
      }),
    ],
  });
}

describe('searchModuleTopicRegistry', () => {
  let backend: TestBackend | undefined;
  const events = DefaultEventsService.create({
    logger: mockServices.logger.mock(),
  });

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });

  async function search(term: string): Promise<string[]> {
    const { body, status } = await request(backend!.server)
      .get('/api/search/query')
      .query({ term })
      .set('Authorization', mockCredentials.user.header());
    // The engine refuses to search in what was never indexed.
    if (status !== 200) return [];
    return body.results.map(
      (one: { document: { title: string } }) => one.document.title,
    );
  }
  async function until(term: string, first: string): Promise<string[]> {
    const end = Date.now() + 30_000;
    for (;;) {
      const found = await search(term);
      if (found[0] === first || Date.now() > end) return found;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('finds topics and event types soon after the start, what has the name first', async () => {
    backend = await start({ topics: () => ROWS, events });
    expect((await until('billing_events', 'billing_events'))[0]).toBe(
      'billing_events',
    );
    expect((await search('billing'))[0]).toBe('billing_events');
    expect((await search('payment_failed'))[0]).toBe('payment_failed');
    expect((await search('price_changed'))[0]).toBe('price_changed');
    expect((await search('shop.work.task.failed.v1'))[0]).toBe(
      'shop.work.task.failed.v1',
    );
  });

  it('shows nothing of what the reader may not see', async () => {
    backend = await start({ topics: () => ROWS, events });
    await until('billing_events', 'billing_events');
    const found = [
      ...(await search('secret_events')),
      ...(await search('payment_stolen')),
    ];
    expect(found).not.toContain('secret_events');
    expect(found).not.toContain('payment_stolen');
  });

  it('follows a document, and waits for one that is not read yet', async () => {
    let rows: TopicRow[] = [];
    backend = await start({ topics: () => rows, events });
    expect(await search('billing_events')).toEqual([]);
    rows = ROWS;
    await events.publish({
      topic: EVENT_REGISTRY_CHANGED,
      eventPayload: { registry: 'shop' },
    });
    expect((await until('billing_events', 'billing_events'))[0]).toBe(
      'billing_events',
    );
  });

  it('asks again when the backend did not answer at first', async () => {
    let asked = 0;
    backend = await start({
      topics: () => {
        if (asked++ === 0) throw new Error('not up yet');
        return ROWS;
      },
      events,
    });
    expect((await until('billing_events', 'billing_events'))[0]).toBe(
      'billing_events',
    );
    expect(asked).toBe(2);
  });
});
