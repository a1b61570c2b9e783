import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  Finding,
  NotEvaluated,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Knex } from 'knex';
import { AlertOutbox } from '../database/AlertOutbox';
import { DatabaseAlertsStore } from '../database/DatabaseAlertsStore';
import { DatabaseFindingLifeStore } from '../database/DatabaseFindingLifeStore';
import { DatabaseFindingsStore } from '../database/DatabaseFindingsStore';
import { migrationsDir } from '../database/migrate';
import { EVERY_RULE, reconcile } from '../findings/reconcile';
import { testFinding } from '../findings/testFinding';
import { Scope } from '../findings/types';
import { Landscape } from '../landscape/Landscape';
import { registryState } from '../__testUtils__/landscape';
import { DefaultAlertSender } from './AlertSender';
import { Recipients } from './Recipients';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const OWNER = 'group:default/shop-team';
const SCOPE: Scope = { kind: 'cluster', cluster: 'main', registries: ['shop'] };
const START = Date.parse('2026-11-01T10:00:00.000Z');

function finding(name: string, over: Partial<Finding> = {}): Finding {
  return testFinding({
    registry: 'shop',
    severity: 'warning',
    subject: { kind: 'topic', name },
    topic: name,
    message: `\`${name}\` differs.`,
    ...over,
  });
}

/** A notifications backend that can be down; the last of a scope replaces. */
class Inbox {
  down = false;
  readonly sent: NotificationSendOptions[] = [];
  readonly shown = new Map<string, string>();
  onSend?: (options: NotificationSendOptions) => Promise<void>;

  async send(options: NotificationSendOptions): Promise<void> {
    if (this.down) throw new Error('connect ECONNREFUSED');
    this.sent.push(options);
    const { recipients, payload } = options;
    const to = recipients.type === 'entity' ? recipients.entityRef : 'all';
    this.shown.set(`${to} ${payload.scope}`, payload.title);
    await this.onSend?.(options);
  }
  get titles(): string[] {
    return this.sent.map(({ payload }) => payload.title);
  }
}

describe.each(databases.eachSupportedId())('AlertSender on %s', id => {
  let knex: Knex;
  let now: number;
  let inbox: Inbox;
  let owners: Record<string, string | undefined>;
  let findings: DatabaseFindingsStore;
  let life: DatabaseFindingLifeStore;

  const at = () => new Date(now).toISOString();
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDir });
    now = START;
    inbox = new Inbox();
    owners = {};
    const alerts = new AlertOutbox({ minSeverity: 'warning' });
    findings = new DatabaseFindingsStore(knex, { alerts });
    life = new DatabaseFindingLifeStore(knex, { findings, alerts });
  });
  afterEach(() => knex.destroy());

  function sender() {
    const recipients: Recipients = {
      async of(items) {
        const result = new Map();
        for (const item of items) {
          const { name } = item.stored.finding.subject;
          const owner = name in owners ? owners[name] : OWNER;
          if (owner) result.set(item, owner);
        }
        return result;
      },
    };
    return DefaultAlertSender.create({
      store: new DatabaseAlertsStore(knex),
      findings,
      landscapes: {
        current: async () => new Landscape([registryState()], []),
      },
      recipients,
      notifications: inbox,
      logger: mockServices.logger.mock(),
      configs: [registryState().config],
      content: 'named',
      now: () => new Date(now),
    });
  }

  async function evaluate(
    found: Finding[],
    notEvaluated: NotEvaluated[] = [],
  ): Promise<void> {
    pass(60);
    await findings.reconcile(
      SCOPE,
      { reading: at(), evaluatedAt: at(), notEvaluated },
      existing =>
        reconcile({
          existing,
          evaluation: { findings: found, notEvaluated },
          scope: SCOPE,
          reading: at(),
          seenAt: at(),
          now: at(),
          confirmationsOf: rule => (rule.includes('missing') ? 2 : 1),
        }),
    );
  }
  const baseline = () => evaluate([]);
  const waiting = async (): Promise<string[]> =>
    (await knex('alert_outbox').orderBy('fingerprint').select('kind')).map(
      row => row.kind,
    );

  it('tells of a new one once, and that it is over in the same scope', async () => {
    await baseline();
    const one = finding('order_events');
    await evaluate([one]);
    await sender().turn();
    await evaluate([one]);
    await sender().turn();
    expect(inbox.sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: OWNER },
        payload: expect.objectContaining({
          title: 'order_events differs.',
          scope: one.fingerprint,
          severity: 'normal',
          topic: 'drift',
          link: expect.stringContaining('/topic-registry/findings/'),
        }),
      },
    ]);
    await evaluate([]);
    await sender().turn();
    await sender().turn();
    expect(inbox.sent).toHaveLength(2);
    expect([...inbox.shown.values()]).toEqual([
      'Resolved: order_events differs.',
    ]);
    await evaluate([one]);
    await sender().turn();
    expect([...inbox.shown.values()]).toEqual([
      'Back again: order_events differs.',
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('sums up the first complete evaluation, one notification an owner', async () => {
    owners.stock_events = 'user:default/stock';
    const whole = ['order_events', 'user_events', 'stock_events'].map(name =>
      finding(name),
    );
    const missing = finding('old_events', { rule: 'drift/topic-missing' });
    await evaluate([], [{ rule: EVERY_RULE, cluster: 'main', reason: 'down' }]);
    await evaluate([...whole, missing]);
    await sender().turn();
    expect(
      inbox.sent.map(({ recipients, payload }) => [
        recipients.type === 'entity' && recipients.entityRef,
        payload.title,
        payload.description,
      ]),
    ).toEqual([
      [
        OWNER,
        '2 findings between shop and main are yours to look at',
        '2 warnings',
      ],
      [
        'user:default/stock',
        '1 finding between shop and main is yours to look at',
        '1 warning',
      ],
    ]);
    // Seen at first, and confirmed by the next reading: the same summary grows.
    await evaluate([...whole, missing]);
    await sender().turn();
    expect(inbox.sent).toHaveLength(3);
    expect([...inbox.shown.values()]).toEqual([
      '3 findings between shop and main are yours to look at',
      '1 finding between shop and main is yours to look at',
    ]);
    expect(inbox.sent[2].payload.description).toBe('3 warnings; 1 of them new');
    // What comes later is told by itself, and so is the end of any.
    await evaluate([...whole.slice(1), missing, finding('new_events')]);
    await sender().turn();
    expect(inbox.titles.slice(3).sort()).toEqual([
      'Resolved: order_events differs.',
      'new_events differs.',
    ]);
  });

  it('tells many at once in one notification', async () => {
    await baseline();
    const many = Array.from({ length: 120 }, (_, index) =>
      finding(`topic_${index}`),
    );
    await evaluate(many);
    await sender().turn();
    expect(inbox.titles).toEqual(['120 findings at once']);
    await evaluate(many.slice(0, 3));
    await sender().turn();
    expect(inbox.titles[1]).toBe('117 resolved at once');
    expect(await waiting()).toEqual([]);
  });

  it('tells nobody of what is slight, unless it becomes grave', async () => {
    await baseline();
    const slight = finding('order_events', { severity: 'info' });
    await evaluate([slight]);
    await evaluate([]);
    await evaluate([slight]);
    await sender().turn();
    expect(inbox.sent).toEqual([]);
    await evaluate([{ ...slight, severity: 'error' }]);
    await sender().turn();
    expect(inbox.titles).toEqual(['Now graver: order_events differs.']);
    expect(inbox.sent[0].payload.severity).toBe('high');
  });

  it('never alerts of what awaits confirmation', async () => {
    await baseline();
    await evaluate([finding('order_events', { rule: 'drift/topic-missing' })]);
    await sender().turn();
    await evaluate([]);
    await sender().turn();
    expect(inbox.sent).toEqual([]);
  });

  it('is silent about what is over before anybody heard of it', async () => {
    await baseline();
    await evaluate([finding('order_events')]);
    await evaluate([]);
    await sender().turn();
    expect(inbox.sent).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('loses nothing while the notifications backend is down', async () => {
    await baseline();
    inbox.down = true;
    const all = ['a_events', 'b_events'].map(name => finding(name));
    await evaluate(all);
    await sender().turn();
    await sender().turn();
    expect(await waiting()).toEqual(['opened', 'opened']);
    inbox.down = false;
    // Not before its time.
    await sender().turn();
    expect(inbox.sent).toEqual([]);
    pass(3_600);
    await sender().turn();
    expect(inbox.titles.sort()).toEqual(all.map(one => plain(one)).sort());
    await sender().turn();
    expect(inbox.sent).toHaveLength(2);
  });

  it('says that it is over to who may have been told, after a crash too', async () => {
    await baseline();
    await evaluate([finding('order_events')]);
    // The backend ends after the alert was taken, and before it was noted.
    inbox.onSend = async () => {
      throw new Error('ended');
    };
    await sender().turn();
    inbox.onSend = undefined;
    await evaluate([]);
    await sender().turn();
    expect([...inbox.shown.values()]).toEqual([
      'Resolved: order_events differs.',
    ]);
  });

  it('repeats a digest that may have been taken in the same scope', async () => {
    await baseline();
    await evaluate(
      Array.from({ length: 9 }, (_, index) => finding(`topic_${index}`)),
    );
    inbox.onSend = async () => {
      throw new Error('ended');
    };
    await sender().turn();
    inbox.onSend = undefined;
    pass(3_600);
    await sender().turn();
    expect(inbox.sent).toHaveLength(2);
    expect([...inbox.shown.values()]).toEqual(['9 findings at once']);
  });

  it('tells what happened while it was sending', async () => {
    await baseline();
    await evaluate([finding('order_events')]);
    inbox.onSend = async () => {
      inbox.onSend = undefined;
      await evaluate([]);
    };
    await sender().turn();
    expect(await waiting()).toEqual(['resolved']);
    await sender().turn();
    expect([...inbox.shown.values()]).toEqual([
      'Resolved: order_events differs.',
    ]);
  });

  it('sends once when several backends send at a time', async () => {
    await baseline();
    await evaluate(['a', 'b', 'c', 'd'].map(name => finding(`${name}_events`)));
    const backends = [sender(), sender(), sender()];
    await Promise.all(backends.map(one => one.turn()));
    await Promise.all(backends.map(one => one.turn()));
    expect(inbox.sent).toHaveLength(4);
    expect(await waiting()).toEqual([]);
  });

  it('is taken over from a backend that ended while it was sending', async () => {
    await baseline();
    await evaluate([finding('order_events')]);
    const store = new DatabaseAlertsStore(knex);
    await store.hold('gone', new Date(now + 120_000).toISOString(), at());
    await sender().turn();
    expect(inbox.sent).toEqual([]);
    pass(121);
    await sender().turn();
    expect(inbox.sent).toHaveLength(1);
  });

  it('waits while it is not known whom to tell', async () => {
    await baseline();
    owners.order_events = undefined;
    await evaluate([finding('order_events')]);
    await sender().turn();
    expect(inbox.sent).toEqual([]);
    owners.order_events = 'user:default/late';
    pass(20);
    await sender().turn();
    expect(inbox.sent[0].recipients).toEqual({
      type: 'entity',
      entityRef: 'user:default/late',
    });
    // Its end goes to who was told, whoever owns it now.
    owners.order_events = 'user:default/new';
    await evaluate([]);
    await sender().turn();
    expect(inbox.sent[1].recipients).toEqual({
      type: 'entity',
      entityRef: 'user:default/late',
    });
  });

  describe('muted', () => {
    const one = finding('order_events');
    const mute = (seconds: number) =>
      life.mute(one.fingerprint, {
        until: new Date(now + seconds * 1000).toISOString(),
        reason: 'known',
        by: 'user:default/operator',
        at: at(),
      });
    const history = async () =>
      (await findings.history(one.fingerprint)).map(event => event.kind);

    it('is told to nobody, until the mute has ended', async () => {
      await baseline();
      await evaluate([one]);
      expect(await mute(600)).toBe(true);
      await sender().turn();
      await evaluate([{ ...one, severity: 'error' }]);
      await sender().turn();
      expect(inbox.sent).toEqual([]);
      expect(await life.endMutes(at())).toEqual([]);
      pass(600);
      const ended = await life.endMutes(at());
      expect(ended.map(stored => stored.mute)).toEqual([undefined]);
      await sender().turn();
      expect(inbox.titles).toEqual([
        'Still true after its mute: order_events differs.',
      ]);
      expect(await history()).toEqual([
        'opened',
        'muted',
        'updated',
        'unmuted',
      ]);
      expect((await findings.get(one.fingerprint))?.mute).toBeUndefined();
    });

    it('is silent when it is over, and news when it is back', async () => {
      await baseline();
      await evaluate([one]);
      await sender().turn();
      await mute(300);
      await evaluate([]);
      await sender().turn();
      expect(inbox.sent).toHaveLength(1);
      pass(600);
      await life.endMutes(at());
      await sender().turn();
      expect(inbox.sent).toHaveLength(1);
      await evaluate([one]);
      await sender().turn();
      expect(inbox.titles[1]).toBe('Back again: order_events differs.');
    });

    it('is told after it was unmuted, if nobody knew of it', async () => {
      await baseline();
      await evaluate([one]);
      await mute(600);
      expect(await life.unmute(one.fingerprint, 'user:default/a', at())).toBe(
        true,
      );
      expect(await life.unmute(one.fingerprint, 'user:default/a', at())).toBe(
        false,
      );
      await sender().turn();
      expect(inbox.titles).toEqual(['order_events differs.']);
      await mute(600);
      await life.unmute(one.fingerprint, 'user:default/a', at());
      await sender().turn();
      expect(inbox.sent).toHaveLength(1);
    });

    it('is noted once, however often it is asked', async () => {
      await baseline();
      await evaluate([one]);
      const until = new Date(now + 1e6).toISOString();
      const request = {
        until,
        reason: 'known',
        by: 'user:default/a',
        at: at(),
      };
      const results = await Promise.all([
        life.mute(one.fingerprint, request),
        life.mute(one.fingerprint, request),
      ]);
      expect(results.sort()).toEqual([false, true]);
      const comment = { text: 'Looking.', by: 'user:default/a', at: at() };
      expect(await life.comment(one.fingerprint, comment)).toBe(true);
      expect(await life.comment(one.fingerprint, comment)).toBe(false);
      expect(await findings.history(one.fingerprint)).toMatchObject([
        { kind: 'opened' },
        { kind: 'muted', note: 'known', by: 'user:default/a', until },
        { kind: 'commented', note: 'Looking.', by: 'user:default/a' },
      ]);
    });
  });
});

function plain({ message }: Finding): string {
  return message.replace(/`/g, '');
}
