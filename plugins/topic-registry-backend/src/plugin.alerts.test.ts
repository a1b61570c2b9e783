import { Entity } from '@backstage/catalog-model';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import {
  FindingDetail,
  FindingRecord,
  topicRegistryReadPermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { documentText, TODAY } from './__testUtils__/document';
import {
  createTopicRegistryConditionalDecision,
  topicRegistryConditions,
} from './permissions';
import { Portal, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(90_000);

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'shop-team' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: 'user:default/mock' }],
  },
  ...['order-desk', 'billing'].map((name, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'topic-registry/service': `shop:service-${index + 1}` },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'shop-team' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop-team' }],
  })),
];

const DATED = documentText().replace(
  '- **Migration:**',
  `- **Deprecated:** ${TODAY}\n- **Migration:**`,
);
// Six active topics are declared where there are three.
const MISCOUNTED = `${DATED}\n**Total Active Topics:** 6\n`;

const OPERATOR = 'user:default/operator';

/** As far as the test looks at it. */
interface Notification {
  payload: NotificationSendOptions['payload'];
}

describe('topicRegistryPlugin with the notifications backend', () => {
  let dir: string;
  let portals: Portal[];

  const put = (text: string) =>
    writeFile(path.join(dir, 'documents', 'shop.md'), text);

  beforeEach(async () => {
    portals = [];
    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-alerts-'));
    await mkdir(path.join(dir, 'documents'));
    await put(documentText());
  });
  afterEach(async () => {
    for (const portal of portals) await portal.stop();
    await rm(dir, { recursive: true, force: true });
  });

  async function start(
    permissions?: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
    policy?: PermissionPolicy,
  ): Promise<Portal> {
    const portal = await startPortal({
      dir,
      entities,
      permissions,
      policy,
      features: [notificationsPlugin],
      topicRegistry: {
        alerts: { minSeverity: 'info' },
        documents: {
          basePath: path.join(dir, 'documents'),
          interval: { hours: 1 },
        },
        registries: {
          shop: { target: 'shop.md', owner: 'group:default/shop-team' },
        },
      },
    });
    portals.push(portal);
    return portal;
  }

  async function inbox(portal: Portal): Promise<Notification[]> {
    const { body } = await portal
      .page('/api/notifications/notifications')
      .expect(200);
    return body.notifications;
  }
  const titles = async (portal: Portal) =>
    (await inbox(portal)).map(one => one.payload.title).sort();
  async function refresh(
    portal: Portal,
    text: string,
    user?: string,
  ): Promise<void> {
    await put(text);
    await portal.post('registries/shop/refresh', user).expect(200);
  }
  async function findings(
    portal: Portal,
    query = '',
  ): Promise<FindingRecord[]> {
    return (await portal.get(`findings${query}`).expect(200)).body.items;
  }
  const inOneDay = () => new Date(Date.now() + 86_400_000).toISOString();

  it('tells the owner of the first findings, of new ones, and of their end, once over restarts', async () => {
    let portal = await start();
    const [summary] = await until(
      () => inbox(portal),
      all => all.length > 0,
    );
    const [only] = await findings(portal);
    expect(summary.payload).toMatchObject({
      title: '1 finding in the document of shop is yours to look at',
      link: `/topic-registry/findings?told=${only.fingerprint.slice(0, 10)}`,
    });
    await portal.stop();

    portal = await start();
    await refresh(portal, MISCOUNTED);
    const told = await until(
      () => titles(portal),
      all => all.length === 3,
    );
    expect(told).toEqual([
      '1 finding in the document of shop is yours to look at',
      expect.stringMatching(/^Resolved: old_events/),
      expect.stringMatching(/6/),
    ]);
    await portal.stop();

    portal = await start();
    await refresh(portal, DATED);
    const after = await until(
      () => titles(portal),
      all => all.filter(title => title.startsWith('Resolved')).length === 2,
    );
    expect(after).toHaveLength(3);
  });

  it('tells an owner from whom the policy hides his topics nothing of them', async () => {
    const portal = await start(undefined, {
      handle: async ({ permission }, user) =>
        isPermission(permission, topicRegistryReadPermission) &&
        user?.info.userEntityRef !== OPERATOR
          ? createTopicRegistryConditionalDecision(
              permission,
              topicRegistryConditions.hasLifecycle({
                lifecycles: ['proposed'],
              }),
            )
          : { result: AuthorizeResult.ALLOW },
    });
    await until(
      () => inbox(portal),
      all => all.length > 0,
    );
    await refresh(portal, MISCOUNTED, OPERATOR);
    const told = await until(
      () => inbox(portal),
      all => all.length === 3,
    );
    expect(await findings(portal)).toEqual([]);
    expect(told.map(({ payload }) => payload.title).sort()).toEqual([
      '1 finding is yours to look at',
      'A count that the document states is not what it lists',
      'Resolved: A deprecated topic has no announced date',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/_events|shop(?!-team)/);
    const [{ payload }] = told.filter(one => one.payload.topic === 'document');
    const page = payload.link?.split('/').pop();
    await portal.get(`findings/${page}`).expect(404);
  });

  it('mutes, unmutes and comments, keeps who did it, and says what was wrong with a request', async () => {
    const portal = await start();
    const [finding] = await until(
      () => findings(portal),
      items => items.length > 0,
    );
    const one = `findings/${finding.fingerprint}`;
    const send = (page: string, body: object) => portal.post(page).send(body);

    for (const [body, message] of [
      [{ reason: ' ', until: inOneDay() }, /reason of a mute is blank/],
      [{ reason: 'x'.repeat(501), until: inOneDay() }, /the most is 500/],
      [{ reason: 'known', until: '2020-01-01T00:00:00Z' }, /is past/],
      [{ reason: 'known', until: '2999-01-01T00:00:00Z' }, /366 days/],
      [{ reason: 'known', until: '2026-12-03T09:00' }, /with its zone/],
      [{ reason: 'known', until: 'tomorrow' }, /with its zone/],
      [{ reason: 'known' }, /until: Required/],
      [{ reason: 1, until: inOneDay(), for: 'ever' }, /reason.*for/s],
    ] as const) {
      const { body: answer } = await send(`${one}/mute`, body).expect(400);
      expect(answer.error.message).toMatch(message);
    }
    await send('findings/abc/mute', {
      reason: 'known',
      until: inOneDay(),
    }).expect(404);
    await send(`${one}/comments`, { text: '' }).expect(400);

    const mute = { reason: 'Removal is planned', until: inOneDay() };
    for (const _ of ['once', 'again']) {
      const { body } = await send(`${one}/mute`, mute).expect(200);
      expect(body).toMatchObject({
        state: 'muted',
        mute: { ...mute, by: 'user:default/mock' },
      });
    }
    expect(await findings(portal, '?state=open')).toEqual([]);
    expect(await findings(portal, '?state=muted')).toHaveLength(1);
    const counts = await portal.get('findings/counts').expect(200);
    expect(counts.body).toEqual({
      open: { error: 0, warning: 0, info: 0 },
      muted: 1,
    });
    const [registry] = (await portal.get('registries')).body.items;
    expect(registry.findings).toEqual({ error: 0, warning: 0, info: 0 });

    await send(`${one}/comments`, { text: 'Asked the team.' }).expect(200);
    const detail: FindingDetail = (await send(`${one}/unmute`, {}).expect(200))
      .body;
    expect(detail.state).toBe('open');
    expect(detail.mute).toBeUndefined();
    expect(detail.history.map(({ kind, by }) => [kind, by])).toEqual([
      ['opened', undefined],
      ['muted', 'user:default/mock'],
      ['commented', 'user:default/mock'],
      ['unmuted', 'user:default/mock'],
    ]);
    await send(`${one}/unmute`, {}).expect(200);

    const csv = await portal.get('findings.csv?state=open').expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('findings.csv');
    expect(csv.text.split('\r\n')).toHaveLength(3);
    expect(
      await findings(portal, '?owner=group:default/shop-team'),
    ).toHaveLength(1);
    expect(await findings(portal, '?owner=group:default/other')).toEqual([]);
  });

  it('does nothing without permission', async () => {
    const portal = await start(AuthorizeResult.DENY);
    for (const page of ['mute', 'unmute', 'comments']) {
      await portal.post(`findings/abc/${page}`).send({}).expect(403);
    }
    for (const page of ['findings.csv', 'findings/counts']) {
      const { body } = await portal.get(page).expect(403);
      expect(body.error.message).toContain('topic-registry.read');
    }
  });
});
