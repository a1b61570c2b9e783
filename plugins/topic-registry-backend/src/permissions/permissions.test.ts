import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import {
  FindingRecord,
  RESOURCE_TYPE_TOPIC,
  RegistrySummary,
  topicResourceRef,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { documentText } from '../__testUtils__/document';
import { Portal, startPortal, until } from '../__testUtils__/startPortal';
import {
  createTopicRegistryConditionalDecision,
  topicRegistryConditions,
} from './rules';

jest.setTimeout(90_000);

const { hasLifecycle, inRegistry, isOwner, onCluster } =
  topicRegistryConditions;

type Criteria = PermissionCriteria<
  PermissionCondition<typeof RESOURCE_TYPE_TOPIC>
>;

/** What each user may do with topics; nobody else may do anything. */
const USERS: Record<string, Criteria> = {
  'user:default/sales': isOwner({ owners: ['Group:default/Sales'] }),
  'user:default/shop': inRegistry({ registries: ['shop'] }),
  'user:default/living': { not: hasLifecycle({ lifecycles: ['deprecated'] }) },
  'user:default/elsewhere': onCluster({ clusters: ['other'] }),
};

const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    const ref = user?.info.userEntityRef ?? '';
    if (ref === 'user:default/operator') {
      return { result: AuthorizeResult.ALLOW };
    }
    const criteria = USERS[ref];
    if (criteria && isResourcePermission(permission, RESOURCE_TYPE_TOPIC)) {
      return createTopicRegistryConditionalDecision(permission, criteria);
    }
    return { result: AuthorizeResult.DENY };
  },
};

/** A second registry, of another team and on another cluster. */
const STORE = `# Store Topics

## Active Kafka Topics

#### 1. **crate_events**
- **Producer:** Service 9 (Crates)
- **Consumers:** None yet
- **Key Events:** \`crate_moved\`

### **lost_events** (DEPRECATED)
- **Migration:** Use \`crate_events\`
`;

describe('permissions by a policy', () => {
  let dir: string;
  let portal: Portal;

  const get = async (page: string, user: string) =>
    (await portal.get(page, `user:default/${user}`).expect(200)).body;
  const topics = async (user: string) =>
    ((await get('topics', user)).items as TopicRow[]).map(row => row.name);
  const findings = async (user: string) =>
    (await get('findings', user)).items as FindingRecord[];
  const registries = async (user: string) =>
    (await get('registries', user)).items as RegistrySummary[];

  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-backend-'));
    const documents = path.join(dir, 'documents');
    await mkdir(documents);
    await writeFile(path.join(documents, 'shop.md'), documentText());
    await writeFile(path.join(documents, 'store.md'), STORE);
    const cluster = {
      // Port 1 is reserved, and nothing listens there.
      brokers: ['127.0.0.1:1'],
      interval: { hours: 1 },
      deadline: { seconds: 3 },
    };
    portal = await startPortal({
      dir,
      policy,
      topicRegistry: {
        documents: { basePath: documents, interval: { hours: 1 } },
        clusters: {
          main: { ...cluster, environment: 'production' },
          other: { ...cluster, environment: 'staging' },
        },
        registries: {
          shop: {
            target: 'shop.md',
            owner: 'group:default/shop-team',
            clusters: ['main'],
            owners: [{ topics: 'order_*', owner: 'group:default/sales' }],
          },
          store: {
            target: 'store.md',
            owner: 'group:default/store-team',
            clusters: ['other'],
          },
        },
      },
    });
    await until(
      () => findings('operator'),
      found => found.length === 2,
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const refused = async (page: string, user: string, status: number) =>
    (await portal.get(page, `user:default/${user}`).expect(status)).body.error
      .message as string;

  it('shows everything to who may read everything', async () => {
    expect(await topics('operator')).toHaveLength(6);
    expect(
      (await findings('operator')).map(one => one.registry).sort(),
    ).toEqual(['shop', 'store']);
    const all = await registries('operator');
    expect(all.map(one => one.restricted)).toEqual([undefined, undefined]);
    expect((await get('clusters', 'operator')).items).toHaveLength(2);
  });

  it('shows the topics of an owner, and nothing of others anywhere', async () => {
    expect(await topics('sales')).toEqual(['order_events']);
    expect(await findings('sales')).toEqual([]);
    expect(await registries('sales')).toMatchObject([
      {
        id: 'shop',
        topics: { active: 1, deprecated: 0, proposed: 0 },
        services: 2,
        unparsed: 0,
        findings: { error: 0, warning: 0, info: 0 },
        restricted: true,
      },
    ]);
    expect((await get('registries/shop', 'sales')).model).toBeNull();
    const { items } = await get('clusters', 'sales');
    expect(items).toMatchObject([
      { id: 'main', registries: ['shop'], restricted: true },
    ]);
    const everything = await Promise.all(
      ['topics', 'findings', 'registries', 'clusters', 'graph'].map(page =>
        portal.get(page, 'user:default/sales'),
      ),
    );
    for (const { text } of everything) {
      expect(text).not.toMatch(/stock_|user_|old_|crate|lost_|store/);
    }
  });

  it('tells in the overview what came and went, of visible topics only', async () => {
    const [week, all] = await Promise.all(
      ['elsewhere', 'operator'].map(
        async user => (await get('overview', user)).changes[1],
      ),
    );
    expect(all.opened).toBe(2);
    expect(week.opened).toBe(1);
    expect(JSON.stringify(week)).not.toContain('old_events');
  });

  it('tells rights and readings of a cluster to who may see all of it only', async () => {
    const all = await get('clusters/main', 'operator');
    expect(all.diagnosis.policies.length).toBeGreaterThan(0);
    expect(all.readings).toEqual(expect.any(Array));
    const some = await get('clusters/main', 'sales');
    expect(some).toMatchObject({ id: 'main', restricted: true });
    expect(some.diagnosis).toBeUndefined();
    expect(some.readings).toBeUndefined();
  });

  it('does not tell what is hidden from what is not there', async () => {
    const names = [
      ['clusters/other', 'clusters/none'],
      ['topics/shop/stock_events', 'topics/shop/no_events'],
      ['registries/store', 'registries/none'],
      ['registries/store/document', 'registries/none/document'],
      ['registries/store/versions', 'registries/none/versions'],
    ];
    for (const [hidden, absent] of names) {
      const tail = (page: string) =>
        page
          .replace(/\/(document|versions)$/, '')
          .split('/')
          .pop() ?? '';
      expect(
        (await refused(hidden, 'sales', 404)).replace(tail(hidden), ''),
      ).toBe((await refused(absent, 'sales', 404)).replace(tail(absent), ''));
    }
    const [{ fingerprint }] = await findings('operator');
    expect(await refused(`findings/${fingerprint}`, 'sales', 404)).toContain(
      'No finding',
    );
  });

  it('shows the text of a document to who may read all of it only', async () => {
    expect(await refused('registries/shop/document', 'sales', 403)).toContain(
      'more than you may read',
    );
    for (const page of ['versions', 'versions/1']) {
      expect(await refused(`registries/shop/${page}`, 'sales', 403)).toContain(
        'more than you may read',
      );
    }
    expect((await get('registries/shop/versions', 'shop')).items).toHaveLength(
      1,
    );
    const { text } = await get('registries/shop/document', 'shop');
    expect(text).toBe(documentText());
    expect(await topics('shop')).toHaveLength(4);
    const [finding, ...others] = await findings('shop');
    expect(others).toEqual([]);
    const page = `findings/${finding.fingerprint}`;
    expect((await get(page, 'shop')).excerpt.lines.length).toBeGreaterThan(1);
  });

  it('grants by lifecycle and by cluster', async () => {
    expect(await topics('living')).toEqual([
      'order_events',
      'stock_events',
      'user_events',
      'crate_events',
    ]);
    expect(await findings('living')).toEqual([]);
    expect(await topics('elsewhere')).toEqual(['crate_events', 'lost_events']);
    const { items } = await get('clusters', 'elsewhere');
    expect(items.map((one: { id: string }) => one.id)).toEqual(['other']);
  });

  it('shows and does nothing for who has no permission', async () => {
    for (const page of ['topics', 'findings', 'registries', 'clusters']) {
      expect(await refused(page, 'stranger', 403)).toContain(
        'topic-registry.read',
      );
    }
    for (const user of ['sales', 'stranger']) {
      await portal
        .post('registries/shop/refresh', `user:default/${user}`)
        .expect(403);
      await portal
        .post('clusters/main/observe', `user:default/${user}`)
        .expect(403);
    }
  });

  it('answers questions about one topic', async () => {
    const refs = ['order_events', 'stock_events', 'no_events'].map(name =>
      topicResourceRef('shop', name),
    );
    const { body } = await portal
      .post('.well-known/backstage/permissions/apply-conditions')
      .set('Authorization', mockCredentials.service.header())
      .send({
        items: [
          {
            id: '1',
            resourceRef: refs,
            resourceType: RESOURCE_TYPE_TOPIC,
            conditions: USERS['user:default/sales'],
          },
        ],
      })
      .expect(200);
    expect(body.items[0].result).toEqual(['ALLOW', 'DENY', 'DENY']);
  });
});
