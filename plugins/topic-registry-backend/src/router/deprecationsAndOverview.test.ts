import {
  DeprecationRow,
  Overview,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { documentText, TODAY } from '../__testUtils__/document';
import { Portal, startPortal, until } from '../__testUtils__/startPortal';

jest.setTimeout(90_000);

describe('/deprecations and /overview', () => {
  let dir: string;
  let portal: Portal;

  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-backend-'));
    const documents = path.join(dir, 'documents');
    await mkdir(documents);
    await writeFile(path.join(documents, 'shop.md'), documentText());
    portal = await startPortal({
      dir,
      topicRegistry: {
        documents: { basePath: documents, interval: { hours: 1 } },
        registries: {
          shop: { target: 'shop.md', owner: 'group:default/shop-team' },
        },
      },
    });
    await until(
      async () => (await portal.get('findings').expect(200)).body.items,
      items => items.length > 0,
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('tell of a deprecated topic without a date and without a cluster', async () => {
    const items: DeprecationRow[] = (
      await portal.get('deprecations').expect(200)
    ).body.items;
    expect(items).toMatchObject([
      {
        registry: 'shop',
        name: 'old_events',
        owner: 'group:default/shop-team',
        stage: 'no-date',
        replacement: { name: 'order_events' },
        events: ['order_placed'],
        clusters: [],
      },
    ]);
    expect(items[0].days).toBeUndefined();
  });

  it('tell what opened, what is due and that nothing is compared', async () => {
    const overview: Overview = (await portal.get('overview').expect(200)).body;
    expect(overview).toMatchObject({
      agreement: [],
      unbound: [{ registry: 'shop', title: 'Shop Topics' }],
      changes: [
        { days: 1, opened: 1, resolved: 0, reopened: 0 },
        { days: 7, opened: 1 },
      ],
      deprecations: { total: 1, due: [{ name: 'old_events' }] },
      unknowns: [],
    });
    expect(overview.changes[0].items).toMatchObject([
      {
        kind: 'opened',
        rule: 'deprecation/no-date',
        message: expect.stringContaining('old_events'),
      },
    ]);
    expect(overview.mine).toBeUndefined();
  });

  it('tell what is mine of one owner and of several', async () => {
    const mine = async (query: string) =>
      (await portal.get(`overview?${query}`).expect(200)).body.mine;
    expect(await mine('owner=group:default/shop-team')).toMatchObject({
      topics: 4,
      deprecations: [{ name: 'old_events' }],
      items: [{ rule: 'deprecation/no-date' }],
    });
    expect(
      await mine('owner=user:default/a&owner=group:default/b'),
    ).toMatchObject({ topics: 0, items: [], deprecations: [] });
  });

  it('follow what is muted, unmuted and mended at once', async () => {
    const mine = async () =>
      (await portal.get('overview?owner=group:default/shop-team').expect(200))
        .body.mine.items;
    const [{ fingerprint }] = await mine();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await portal
      .post(`findings/${fingerprint}/mute`)
      .send({ reason: 'known', until: tomorrow })
      .expect(200);
    expect(await mine()).toEqual([]);
    await portal.post(`findings/${fingerprint}/unmute`).send({}).expect(200);
    expect(await mine()).toHaveLength(1);
    await writeFile(
      path.join(dir, 'documents', 'shop.md'),
      documentText().replace(
        '- **Migration:**',
        `- **Deprecated:** ${TODAY}\n- **Migration:**`,
      ),
    );
    await portal.post('registries/shop/refresh').expect(200);
    expect(await mine()).toEqual([]);
    const { body } = await portal.get('overview').expect(200);
    expect(body.changes[0]).toMatchObject({ opened: 1, resolved: 1 });
    expect(body.changes[0].items).toMatchObject([
      { fingerprint, kind: 'resolved' },
    ]);
    // What the overview counts is what the list shows when asked for it.
    for (const days of [1, 7]) {
      for (const change of ['opened', 'resolved']) {
        const { items } = (
          await portal.get(`findings?change=${change}&days=${days}`).expect(200)
        ).body;
        expect(items).toMatchObject([{ fingerprint, state: 'resolved' }]);
      }
    }
    const none = await portal
      .get('findings?change=reopened&days=7')
      .expect(200);
    expect(none.body.items).toEqual([]);
    await portal.get('findings?change=closed').expect(400);
    await portal.get('findings?change=opened&days=1000').expect(400);
  });

  it('refuse a query that they do not know, and say which', async () => {
    const { body } = await portal.get('overview?owners=a').expect(400);
    expect(body.error.message).toMatch(/overview is not understood.*owners/);
  });
});
