import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  ClusterSummary,
  DocumentVersion,
  FindingDetail,
  FindingRecord,
  RegistryDocument,
  RegistrySummary,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { documentText, TODAY } from './__testUtils__/document';
import { Portal, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(90_000);

describe('topicRegistryPlugin with documents', () => {
  let dir: string;
  let portals: Portal[];

  const put = (name: string, text: string) =>
    writeFile(path.join(dir, 'documents', name), text);

  beforeEach(async () => {
    portals = [];
    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-backend-'));
    await mkdir(path.join(dir, 'documents'));
    await put('shop.md', documentText());
  });
  afterEach(async () => {
    for (const portal of portals) await portal.stop();
    await rm(dir, { recursive: true, force: true });
  });

  async function start(
    over: {
      topicRegistry?: JsonObject;
      permissions?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    } = {},
  ): Promise<Portal> {
    const portal = await startPortal({
      dir,
      permissions: over.permissions,
      topicRegistry: {
        documents: {
          basePath: path.join(dir, 'documents'),
          interval: { hours: 1 },
        },
        registries: {
          shop: { target: 'shop.md', owner: 'group:default/shop-team' },
        },
        ...over.topicRegistry,
      },
    });
    portals.push(portal);
    return portal;
  }

  async function registries(portal: Portal): Promise<RegistrySummary[]> {
    return (await portal.get('registries').expect(200)).body.items;
  }
  async function findings(
    portal: Portal,
    query = '',
  ): Promise<FindingRecord[]> {
    return (await portal.get(`findings${query}`).expect(200)).body.items;
  }
  const rulesOf = (found: FindingRecord[]) =>
    found.map(one => `${one.rule} ${one.subject.name}`).sort();
  const isRead = (items: RegistrySummary[]) =>
    items.every(one => one.status !== 'pending');

  it('reads the document by itself at the start and evaluates it', async () => {
    const portal = await start();
    const [shop] = await until(() => registries(portal), isRead);
    expect(shop).toMatchObject({
      id: 'shop',
      title: 'Shop Topics',
      target: 'shop.md',
      status: 'ok',
      owner: 'group:default/shop-team',
      topics: { active: 3, deprecated: 1, proposed: 0 },
      services: 2,
      unparsed: 0,
    });
    const found = await until(
      () => findings(portal),
      items => items.length > 0,
    );
    expect(rulesOf(found)).toEqual(['deprecation/no-date old_events']);
    expect(found[0]).toMatchObject({
      state: 'open',
      registry: 'shop',
      owner: 'group:default/shop-team',
      topicEntityRef: 'api:default/old_events',
    });

    const detail: FindingDetail = (
      await portal.get(`findings/${found[0].fingerprint}`).expect(200)
    ).body;
    expect(detail.history.map(event => event.kind)).toEqual(['opened']);
    const { excerpt, location } = detail;
    expect(excerpt?.lines[location!.line - excerpt.firstLine]).toContain(
      'old_events',
    );
    expect(portal.events).toMatchObject([
      { eventPayload: { registry: 'shop', hash: shop.hash } },
    ]);
  });

  it('serves the document, its model and its topics', async () => {
    const portal = await start();
    await until(() => registries(portal), isRead);
    const document: RegistryDocument = (
      await portal.get('registries/shop/document').expect(200)
    ).body;
    expect(document).toMatchObject({
      text: documentText(),
      status: 'ok',
      title: 'Shop Topics',
      target: 'shop.md',
      unparsed: [],
    });
    expect(document.standards?.topicTemplates).not.toEqual([]);
    const { model } = (await portal.get('registries/shop').expect(200)).body;
    expect(model.topics).toHaveLength(4);
    const { items } = (await portal.get('topics').expect(200)).body;
    expect(items.map((row: { name: string }) => row.name)).toEqual([
      'order_events',
      'stock_events',
      'user_events',
      'old_events',
    ]);
    expect(items[0]).toMatchObject({
      entityRef: 'api:default/order_events',
      lifecycle: 'active',
      producers: [{ ref: 'service-1', name: 'Order Desk' }],
      consumers: [{ ref: 'service-2', name: 'Billing' }],
      events: ['order_placed', 'order_shipped'],
      clusters: [],
    });
    const topic = (await portal.get('topics/shop/order_events').expect(200))
      .body;
    expect(topic.declaration.name).toBe('order_events');
    expect(topic.asyncapi).toContain('asyncapi: 3.0.0');
  });

  it('keeps the texts that were in force, and those alone', async () => {
    let portal = await start();
    await until(() => registries(portal), isRead);
    const versions = async (): Promise<DocumentVersion[]> =>
      (await portal.get('registries/shop/versions').expect(200)).body.items;
    const [first, ...others] = await versions();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      version: 1,
      bytes: Buffer.byteLength(documentText()),
      lines: documentText().split('\n').length - 1,
    });

    const mended = `${documentText()}\nMore.\n`;
    for (const text of [mended, mended, 'a\u0000b', mended]) {
      await put('shop.md', text);
      await portal.post('registries/shop/refresh').expect(200);
    }
    await portal.stop();
    portal = await start();
    expect(await versions()).toMatchObject([
      { version: 2, bytes: first.bytes + 7 },
      { version: 1, hash: first.hash, since: first.since },
    ]);
    const [second, before] = await versions();
    expect(before.until).toBe(second.since);
    const text = async (version: string) =>
      (await portal.get(`registries/shop/versions/${version}`)).body;
    expect(await text('1')).toEqual({ ...before, text: documentText() });
    expect((await text('2')).text).toBe(mended);
    expect((await text('3')).error).toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(/not kept; versions 1 to 2 are/),
    });
    expect((await text('latest')).error.name).toBe('InputError');
    await portal.get('registries/other/versions').expect(404);
  });

  it('resolves a finding when the document is mended, and says so after a restart', async () => {
    let portal = await start();
    await until(
      () => findings(portal),
      items => items.length > 0,
    );
    await put(
      'shop.md',
      documentText().replace(
        '- **Migration:**',
        `- **Deprecated:** ${TODAY}\n- **Migration:**`,
      ),
    );
    const summary = (await portal.post('registries/shop/refresh').expect(200))
      .body;
    expect(summary.findings).toEqual({ error: 0, warning: 0, info: 0 });
    expect(await findings(portal, '?state=open')).toEqual([]);
    expect(portal.events).toHaveLength(2);
    await portal.stop();

    portal = await start();
    const [resolved] = await findings(portal, '?state=resolved');
    expect(resolved).toMatchObject({
      rule: 'deprecation/no-date',
      state: 'resolved',
    });
  });

  it.each<[string, string | undefined, RegExp]>([
    ['an empty one', '', /is empty/],
    ['a binary one', '\u0000\u0001', /NUL bytes/],
    ['a large one', 'x'.repeat(5_000_000), /too large: 5000000 bytes/],
    ['a missing one', undefined, /does not exist/],
  ])(
    'leaves the last good document in force over %s, after a restart too',
    async (_, text, message) => {
      let portal = await start();
      const before = await until(
        () => findings(portal),
        items => items.length > 0,
      );
      if (text === undefined) await rm(path.join(dir, 'documents', 'shop.md'));
      else await put('shop.md', text);
      const summary = (await portal.post('registries/shop/refresh').expect(200))
        .body;
      expect(summary).toMatchObject({
        status: 'stale',
        error: expect.stringMatching(message),
        topics: { active: 3 },
      });
      await portal.stop();

      portal = await start();
      expect((await registries(portal))[0]).toMatchObject({
        status: 'stale',
        title: 'Shop Topics',
      });
      expect((await portal.get('registries/shop/document')).body).toMatchObject(
        { text: documentText(), status: 'stale' },
      );
      expect(rulesOf(await findings(portal))).toEqual(rulesOf(before));
      expect((await portal.get('topics')).body.items).toHaveLength(4);
    },
  );

  it('goes on with one registry when another could never be read', async () => {
    const portal = await start({
      topicRegistry: {
        registries: {
          shop: { target: 'shop.md', owner: 'group:default/shop-team' },
          gone: { target: 'gone.md', owner: 'group:default/shop-team' },
          outside: { target: '../x.md', owner: 'group:default/shop-team' },
        },
      },
    });
    const items = await until(() => registries(portal), isRead);
    expect(items.map(one => [one.id, one.status])).toEqual([
      ['shop', 'ok'],
      ['gone', 'failed'],
      ['outside', 'failed'],
    ]);
    expect(items[1].error).toContain('gone.md does not exist');
    expect(items[2].error).toContain('outside of the folder');
    expect((await portal.get('registries/gone/document')).body).toMatchObject({
      text: null,
      status: 'failed',
    });
    expect((await portal.get('registries/gone')).body.model).toBeNull();
    expect((await portal.get('topics')).body.items).toHaveLength(4);
  });

  it('says what was not found and what was not understood', async () => {
    const portal = await start();
    for (const [page, message] of [
      ['registries/other', /No registry `other`.*Known: shop/],
      ['registries/other/document', /No registry `other`/],
      ['topics/shop/other', /No topic `other`/],
      ['findings/abc', /No finding abc/],
    ] as const) {
      const { body } = await portal.get(page).expect(404);
      expect(body.error.message).toMatch(message);
    }
    await portal.post('clusters/other/observe').expect(404);
    const { body } = await portal
      .get('findings?severity=grave&colour=red')
      .expect(400);
    expect(body.error.message).toMatch(/severity.*grave.*colour/s);
  });

  it('shows and does nothing without permission', async () => {
    const portal = await start({ permissions: AuthorizeResult.DENY });
    for (const page of [
      'registries',
      'registries/shop',
      'registries/shop/document',
      'registries/shop/versions',
      'registries/shop/versions/1',
      'topics',
      'topics/shop/order_events',
      'findings',
      'findings/abc',
      'clusters',
    ]) {
      const { body } = await portal.get(page).expect(403);
      expect(body.error.message).toContain('topic-registry.read');
    }
    for (const page of ['registries/shop/refresh', 'clusters/main/observe']) {
      await portal.post(page).expect(403);
    }
  });

  it('stays up on a mistake in app-config, answers with it and loses nothing', async () => {
    const before = await start();
    const known = await until(
      () => findings(before),
      items => items.length > 0,
    );
    await before.stop();

    const broken = await start({
      topicRegistry: {
        registries: {
          shop: {
            target: 'shop.md',
            owner: 'group:default/shop-team',
            clusters: ['main'],
          },
        },
      },
    });
    for (const page of ['topics', 'findings', 'registries/shop/document']) {
      const { body } = await broken.get(page).expect(503);
      expect(body.error.message).toMatch(
        /waits for app-config to be put right.*names the cluster `main`/,
      );
    }
    await broken.stop();

    const kept = await findings(await start());
    expect(kept.map(({ fingerprint }) => fingerprint)).toEqual(
      known.map(({ fingerprint }) => fingerprint),
    );
  });

  it('says of a cluster that cannot be reached what is wrong, and finds nothing', async () => {
    const portal = await start({
      topicRegistry: {
        clusters: {
          // Port 1 is reserved, and nothing listens there.
          main: {
            environment: 'production',
            brokers: ['127.0.0.1:1'],
            interval: { hours: 1 },
            deadline: { seconds: 3 },
          },
        },
        registries: {
          shop: {
            target: 'shop.md',
            owner: 'group:default/shop-team',
            clusters: ['main'],
          },
        },
      },
    });
    const summary: ClusterSummary = (
      await portal.post('clusters/main/observe').expect(200)
    ).body;
    expect(summary).toMatchObject({ status: 'failed', registries: ['shop'] });
    expect(summary.reason).toContain('127.0.0.1:1');
    const found = await until(
      () => findings(portal),
      items => items.length > 0,
    );
    expect(rulesOf(found)).toEqual(['deprecation/no-date old_events']);
    const { items } = (await portal.get('topics')).body;
    expect(items[0].clusters[0]).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('gave no answers'),
    });
  });
});
