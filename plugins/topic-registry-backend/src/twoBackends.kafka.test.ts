import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  ClusterSummary,
  FindingDetail,
  FindingRecord,
  RegistrySummary,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { Admin, Kafka, logLevel } from 'kafkajs';
import { Knex } from 'knex';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { documentText } from './__testUtils__/document';
import { Portal, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(240_000);

const SCHEMA = 'topic-registry';
const OWNER = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop-team', namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/seller' }],
};
const OBSERVE = 'observe-cluster-main';
const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });

describe.each(databases.eachSupportedId())('two backends on one %s', id => {
  let kafka: RunningKafka;
  let admin: Admin;
  let dir: string;
  let knex: Knex;
  let schedulers: SchedulerService[];
  let portals: Portal[];
  /** By both of them. */
  let sent: NotificationSendOptions[];

  const put = (text: string) =>
    writeFile(path.join(dir, 'documents', 'shop.md'), text);

  async function start(): Promise<Portal> {
    const portal = await startPortal({
      dir,
      database: {
        client: 'pg',
        pluginDivisionMode: 'schema',
        connection: { ...knex.client.config.connection },
      },
      entities: [OWNER],
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            async send(options) {
              sent.push(options);
            },
          }),
        }),
        createBackendModule({
          pluginId: 'topic-registry',
          moduleId: 'scheduler-of-tests',
          register(env) {
            env.registerInit({
              deps: { scheduler: coreServices.scheduler },
              async init({ scheduler }) {
                schedulers.push(scheduler);
              },
            });
          },
        }),
      ],
      topicRegistry: {
        // The catalog here has no Components to wait for.
        alerts: { ownerWait: { seconds: 0 } },
        documents: {
          basePath: path.join(dir, 'documents'),
          interval: { hours: 1 },
        },
        clusters: {
          main: {
            environment: 'production',
            brokers: kafka.brokers,
            interval: { hours: 1 },
            deadline: { seconds: 20 },
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
    portals.push(portal);
    return portal;
  }

  beforeAll(async () => {
    kafka = await startKafka({ nodes: 1 });
    const client = new Kafka({
      brokers: kafka.brokers,
      logLevel: logLevel.NOTHING,
    });
    admin = client.admin();
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: true,
      topics: ['order_events', 'user_events', 'extra_events'].map(topic => ({
        topic,
        numPartitions: 2,
        replicationFactor: 1,
      })),
    });
    dir = await mkdtemp(path.join(os.tmpdir(), 'topic-registry-backend-'));
    await mkdir(path.join(dir, 'documents'));
  });
  beforeEach(async () => {
    portals = [];
    schedulers = [];
    sent = [];
    await put(documentText());
    knex = await databases.init(id);
  });
  afterEach(async () => {
    for (const portal of portals) await portal.stop();
    await knex?.destroy();
  });
  afterAll(async () => {
    await admin?.disconnect();
    await kafka?.stop();
    if (dir) await rm(dir, { recursive: true, force: true });
  });

  const cluster = async (portal: Portal): Promise<ClusterSummary> =>
    (await portal.get('clusters').expect(200)).body.items[0];
  const observe = async (portal: Portal): Promise<ClusterSummary> =>
    (await portal.post('clusters/main/observe').expect(200)).body;
  const open = async (portal: Portal): Promise<FindingRecord[]> =>
    (await portal.get('findings?state=open').expect(200)).body.items;
  const keysOf = (found: FindingRecord[]) =>
    found.map(one => `${one.rule} ${one.subject.name}`).sort();

  /** Every reading that is kept from now on leaves its start in `seen_readings`. */
  async function logReadings(): Promise<void> {
    await knex.raw(`
      create table "${SCHEMA}".seen_readings (started_at text primary key);
      create function "${SCHEMA}".log_reading() returns trigger as $$
      begin
        insert into "${SCHEMA}".seen_readings values (new.started_at)
          on conflict do nothing;
        return new;
      end $$ language plpgsql;
      create trigger log_reading after insert or update
        on "${SCHEMA}".readings
        for each row execute function "${SCHEMA}".log_reading();
    `);
  }
  const logged = async () =>
    (await knex.withSchema(SCHEMA).from('seen_readings').select('started_at'))
      .length;

  /** Until no backend works at the task, and none has to within half an hour. */
  async function untilQuiet(): Promise<void> {
    await until(
      async () =>
        knex
          .withSchema(SCHEMA)
          .from('backstage_backend_tasks__tasks')
          .where({ id: OBSERVE })
          .whereNull('current_run_ticket')
          .andWhereRaw(`next_run_start_at > now() + interval '30 minutes'`)
          .select('id'),
      rows => rows.length === 1,
    );
  }

  it('reads and evaluates once what is due, whichever of them it falls to', async () => {
    const [a, b] = [await start(), await start()];
    await untilQuiet();
    await logReadings();
    await schedulers[0].triggerTask(OBSERVE);
    await until(logged, count => count > 0);
    await untilQuiet();
    expect(await logged()).toBe(1);
    await schedulers[1].triggerTask(OBSERVE);
    await until(logged, count => count > 1);
    await untilQuiet();
    expect(await logged()).toBe(2);
    expect((await cluster(a)).lastObservedAt).toBe(
      (await cluster(b)).lastObservedAt,
    );
  });

  it('shares findings, readings and documents, and doubles none', async () => {
    const [a, b] = [await start(), await start()];
    await until(
      () => cluster(a),
      one => one.status === 'ok',
    );
    // Both at once, and each at what the other has left.
    await Promise.all([observe(a), observe(b)]);
    await observe(b);
    await observe(a);
    const found = await open(a);
    expect(keysOf(found)).toEqual([
      'consumer/absent order_events',
      'deprecation/no-date old_events',
      'drift/partitions order_events',
      'drift/topic-missing stock_events',
      'drift/topic-unregistered extra_events',
    ]);
    expect(await open(b)).toEqual(found);
    for (const { fingerprint } of found) {
      const detail: FindingDetail = (
        await b.get(`findings/${fingerprint}`).expect(200)
      ).body;
      expect(detail.history.map(event => event.kind)).toEqual(['opened']);
    }
    expect(await cluster(b)).toEqual(await cluster(a));

    await put(
      documentText({
        orderPartitions: 2,
        more: `
#### 4. **extra_events**
- **Producer:** Service 2 (Billing)
- **Consumers:** None yet
- **Key Events:** \`extra_made\`
`,
      }),
    );
    const refreshed: RegistrySummary = (
      await a.post('registries/shop/refresh').expect(200)
    ).body;
    const seen: RegistrySummary[] = (await b.get('registries').expect(200)).body
      .items;
    expect(seen[0]).toEqual(refreshed);
    expect(keysOf(await open(b))).toEqual([
      'consumer/absent order_events',
      'deprecation/no-date old_events',
      'drift/topic-missing stock_events',
    ]);
    await b.get('topics/shop/extra_events').expect(200);
  });

  it('tells owners once', async () => {
    const [a, b] = [await start(), await start()];
    await untilQuiet();
    await Promise.all([observe(a), observe(b)]);
    await until(
      async () => sent.length,
      count => count > 0,
    );
    for (const scheduler of schedulers) {
      await scheduler.triggerTask('send-alerts').catch(() => {});
    }
    await Promise.all([observe(a), observe(b)]);
    await until(
      async () =>
        (
          await knex.withSchema(SCHEMA).from('alert_outbox').select('*')
        ).length,
      waiting => waiting === 0,
    );
    // An update in place says something else than what it replaces.
    const told = sent.map(({ recipients, payload }) =>
      JSON.stringify([recipients, payload.scope, payload.title]),
    );
    expect(new Set(told).size).toBe(told.length);
  });
});
