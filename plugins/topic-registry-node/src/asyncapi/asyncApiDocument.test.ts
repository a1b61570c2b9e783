import { Parser } from '@asyncapi/parser';
import {
  EnvelopeStandard,
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { asyncApiDocument, asyncApiText } from './asyncApiDocument';
import { TopicCluster } from './servers';
import { party, RANGE, stated, testRegistry, testTopic } from './testTopic';

// Loading the parser and its first documents takes seconds.
jest.setTimeout(60_000);

const parser = new Parser();

// The official parser with its own rules; anything of severity error (0) is a
// document that a portal may refuse to show.
async function read(topic: Topic, registry: Registry) {
  const text = asyncApiText(topic, registry);
  const { document, diagnostics } = await parser.parse(text);
  expect(diagnostics.filter(d => d.severity === 0)).toEqual([]);
  expect(document).toBeDefined();
  return document!;
}

describe('asyncApiDocument', () => {
  it('gives an operation for every party, seen from the party', async () => {
    const topic = testTopic('auth_events', {
      parties: [
        party('service-0', 'producer'),
        party('service-1', 'consumer'),
        party('service-2', 'consumer', 'alternative'),
      ],
      consumerGroups: [
        {
          name: 'one_auth_events_consumer',
          service: 'service-1',
          range: RANGE,
        },
        { name: 'whose', range: RANGE },
      ],
      events: [
        { type: 'user_signed_up', description: 'A user is new', range: RANGE },
        { type: 'email_verified', range: RANGE },
      ],
    });
    const document = await read(topic, testRegistry([topic]));
    expect(
      document
        .operations()
        .all()
        .map(o => [
          o.action(),
          o.json().title,
          o.extensions().get('x-service')?.value(),
        ]),
    ).toEqual([
      ['send', 'Name of service-0', 'service-0'],
      ['receive', 'Name of service-1', 'service-1'],
      ['receive', 'Name of service-2', 'service-2'],
    ]);
    const [, sure, unsure] = document.operations().all();
    expect(sure.bindings().get('kafka')?.json('groupId')).toEqual({
      type: 'string',
      enum: ['one_auth_events_consumer'],
    });
    expect(sure.description()).toBeUndefined();
    expect(unsure.description()).toMatch(/leaves open/);
    expect(unsure.bindings().get('kafka')).toBeUndefined();
    expect(document.channels().all()[0].address()).toBe('auth_events');
    expect(
      document
        .channels()
        .all()[0]
        .messages()
        .all()
        .map(m => [m.name(), m.summary()]),
    ).toEqual([
      ['user_signed_up', 'A user is new'],
      ['email_verified', undefined],
    ]);
  });

  it('has one generic message where no event type is named, and no operation without a party', async () => {
    const topic = testTopic('agent_action_events');
    const document = await read(topic, testRegistry([topic]));
    expect(
      document
        .messages()
        .all()
        .map(m => m.name()),
    ).toEqual(['message']);
    expect(document.operations().all()).toEqual([]);
  });

  it.each([
    'example.shop.order.created.v1',
    'UPPER-lower_0.9',
    'a/b~c d',
    '{domain}_events',
    'ünïcode',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'a\u0000b\u202e\u001b[2J',
  ])('is valid for the name %s, with such event types too', async name => {
    const topic = testTopic(name, {
      parties: [party(name, 'producer'), party(name, 'consumer')],
      events: [name, `${name}!`, `${name}?`, 'com.example.created.v1'].map(
        type => ({ type, range: RANGE }),
      ),
    });
    const document = await read(topic, testRegistry([topic]));
    expect(document.channels().all()).toHaveLength(1);
    expect(
      document
        .messages()
        .all()
        .map(m => m.name()),
    ).toEqual(topic.events.map(e => e.type));
    expect(document.info().title()).toBe(name);
  });

  it('states settings of the topic, then the default, and nothing that differs by environment', async () => {
    const day = 86_400_000;
    const standards = {
      ...testRegistry([]).standards,
      partitions: [{ value: 10 }],
      replicationFactor: [
        { value: 3, environment: 'production' },
        { value: 1, environment: 'development' },
      ],
      retentionMs: [
        { value: 7 * day },
        { value: 30 * day, topicClass: 'audit' },
      ],
      compression: [{ value: 'gzip' }],
    };
    const binding = async (over: Partial<Topic>) => {
      const topic = testTopic('orders', over);
      const document = await read(topic, testRegistry([topic], { standards }));
      return document.channels().all()[0].bindings().get('kafka')?.json();
    };
    expect(await binding({})).toEqual({
      topic: 'orders',
      partitions: 10,
      topicConfiguration: {
        'retention.ms': 7 * day,
        'compression.type': 'gzip',
      },
      bindingVersion: '0.5.0',
    });
    expect(
      await binding({
        topicClass: stated('Audit'),
        settings: {
          partitions: stated(24),
          replicationFactor: stated(3),
          cleanupPolicy: stated(['compact']),
        },
      }),
    ).toEqual({
      topic: 'orders',
      partitions: 24,
      replicas: 3,
      topicConfiguration: {
        'cleanup.policy': ['compact'],
        'retention.ms': 30 * day,
        'compression.type': 'gzip',
      },
      bindingVersion: '0.5.0',
    });
    // Values that the binding does not allow are left out, not passed on.
    expect(
      await binding({
        settings: {
          partitions: stated(0),
          retentionMs: stated(-1),
          cleanupPolicy: stated(['sometimes']),
        },
      }),
    ).toEqual({
      topic: 'orders',
      topicConfiguration: { 'retention.ms': -1, 'compression.type': 'gzip' },
      bindingVersion: '0.5.0',
    });
  });

  it('shows Markdown and HTML of a field as they are written', () => {
    const image = '<img src="https://evil.example/x.png"> ![x](y.png)';
    const topic = testTopic('orders', {
      lifecycle: 'deprecated',
      purpose: stated(image),
      migration: stated(image),
      notes: [stated(image)],
      partitionKey: stated(image),
      schema: stated(image),
      replacement: stated('a`![x](y.png)'),
    });
    const standards = {
      ...testRegistry([]).standards,
      brokers: [
        { environment: 'production', host: 'b', auth: image, range: RANGE },
      ],
    };
    const registry = testRegistry([topic], { title: image, standards });
    const text = JSON.stringify(asyncApiDocument(topic, registry));
    expect(text.match(/\\<img/g)).toHaveLength(8);
    expect(text).not.toMatch(/(?<!\\)(?:<img|\[x\])/);
  });

  it('says of a deprecated topic since when and what to use instead', async () => {
    const topic = testTopic('nda_events', {
      lifecycle: 'deprecated',
      deprecatedOn: stated('2026-01-31'),
      replacement: stated('sales_doc_events'),
    });
    const document = await read(topic, testRegistry([topic]));
    expect(document.info().description()).toContain(
      '**Deprecated** since 2026-01-31; use `sales_doc_events` instead.',
    );
    expect(
      document
        .info()
        .tags()
        .all()
        .map(t => t.name()),
    ).toEqual(['deprecated']);
  });

  it('joins the parties that another registry names', () => {
    const home = testTopic('orders', { parties: [party('shop', 'producer')] });
    const mention = testTopic('orders', {
      parties: [party('shop', 'consumer'), party('billing', 'consumer')],
    });
    const document = asyncApiDocument(home, testRegistry([home]), [
      { topic: mention, registry: testRegistry([mention], { id: 'other' }) },
    ]) as { operations: Record<string, { 'x-registry': string }> };
    expect(
      Object.entries(document.operations).map(([k, o]) => [k, o['x-registry']]),
    ).toEqual([
      ['send-shop', 'platform'],
      ['receive-shop', 'other'],
      ['receive-billing', 'other'],
    ]);
  });

  it('writes the same text for the same topic, and reads back as the same document', () => {
    const make = () =>
      testTopic('orders', {
        purpose: stated('Line one: "quoted"\nline two # no comment'),
        parties: [party('yes', 'producer'), party('no', 'consumer')],
        schemaVersions: [{ version: '1.0', range: RANGE }],
      });
    const text = asyncApiText(make(), testRegistry([make()]));
    expect(asyncApiText(make(), testRegistry([make()]))).toBe(text);
    expect(parse(text)).toEqual(
      asyncApiDocument(make(), testRegistry([make()])),
    );
  });

  it('refers to nothing outside of itself', () => {
    const topic = testTopic('orders', {
      events: [{ type: 'a', range: RANGE }],
    });
    const refs = [
      ...asyncApiText(topic, testRegistry([topic])).matchAll(/\$ref: *(.*)/g),
    ].map(m => m[1]);
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) expect(ref).toMatch(/^"?#\//);
  });

  describe('servers', () => {
    const broker = (environment: string, host: string, over = {}) => ({
      environment,
      host,
      port: 9098,
      range: RANGE,
      ...over,
    });
    const servers = async (
      brokers: ReturnType<typeof broker>[],
      clusters: TopicCluster[],
      over: Partial<Topic> = {},
    ) => {
      const topic = testTopic('orders', over);
      const standards = { ...testRegistry([]).standards, brokers };
      const registry = testRegistry([topic], { standards });
      const text = asyncApiText(topic, registry, [], clusters);
      const { document, diagnostics } = await parser.parse(text);
      expect(diagnostics.filter(d => d.severity === 0)).toEqual([]);
      return document!
        .servers()
        .all()
        .map(server => [
          server.id(),
          server.host(),
          server.protocol(),
          server.extensions().get('x-cluster')?.value(),
        ]);
    };

    it('are the stated hosts of each environment, and name the cluster that is bound there', async () => {
      expect(
        await servers(
          [
            broker('production', 'b-1.example.org', { auth: 'SASL (IAM)' }),
            broker('production', 'b-2.example.org', { auth: 'SASL (IAM)' }),
            broker('development', 'dev.example.org', { port: undefined }),
          ],
          [{ id: 'eu', environment: 'prod' }],
        ),
      ).toEqual([
        ['production', 'b-1.example.org:9098', 'kafka-secure', 'eu'],
        ['production_2', 'b-2.example.org:9098', 'kafka-secure', 'eu'],
        ['development', 'dev.example.org', 'kafka', undefined],
      ]);
    });

    it('have no address where the document states none, and none is told to be of one of two clusters', async () => {
      const two = [
        { id: 'eu', environment: 'production' },
        { id: 'us', environment: 'production' },
      ];
      expect(await servers([], two)).toEqual([
        ['production', '{bootstrapServers}', 'kafka', 'eu'],
        ['production_2', '{bootstrapServers}', 'kafka', 'us'],
      ]);
      expect(await servers([broker('production', 'a.example')], two)).toEqual([
        ['production', 'a.example:9098', 'kafka', undefined],
      ]);
      expect(await servers([], [])).toEqual([]);
    });

    it('are those of the environments that the topic is limited to', async () => {
      expect(
        await servers(
          [broker('staging', 's.example'), broker('production', 'p.example')],
          [{ id: 'dev', environment: 'development' }],
          { environments: stated(['Prod']) },
        ),
      ).toEqual([['production', 'p.example:9098', 'kafka', undefined]]);
    });
  });

  describe('the envelope', () => {
    const payloads = async (
      envelope: EnvelopeStandard,
      events: string[] = ['order_created'],
    ) => {
      const topic = testTopic('orders', {
        events: events.map(type => ({ type, range: RANGE })),
      });
      const standards = { ...testRegistry([]).standards, envelope };
      const registry = testRegistry([topic], { standards });
      const document = await read(topic, registry);
      const validator = new Ajv({ strict: false, validateFormats: false });
      return document
        .messages()
        .all()
        .map(message => validator.compile(message.payload()!.json()));
    };
    const event = {
      specversion: '1.0',
      id: '1',
      source: '/orders',
      type: 'order_created',
    };

    it('is that of CloudEvents, with the extensions of the example', async () => {
      const [check] = await payloads({
        profile: 'cloudevents-1.0',
        example: JSON.stringify({ ...event, tenantid: 'a', data: { x: 1 } }),
      });
      expect(check(event)).toBe(true);
      expect(check({ ...event, tenantid: 'b', data: [1] })).toBe(true);
      expect(check({ ...event, tenantid: 7 })).toBe(false);
      expect(check({ ...event, type: 'order_closed' })).toBe(false);
      expect(check({ ...event, specversion: '0.3' })).toBe(false);
      expect(check({ id: '1' })).toBe(false);
    });

    it('leaves the type open where events carry another one than the registry lists', async () => {
      const [check] = await payloads({
        profile: 'cloudevents-1.0',
        example: JSON.stringify({ ...event, type: 'com.example.created.v1' }),
      });
      expect(check({ ...event, type: 'anything' })).toBe(true);
      const [bare] = await payloads({ profile: 'cloudevents-1.0' }, []);
      expect(bare(event)).toBe(true);
      expect(bare({ ...event, id: undefined })).toBe(false);
    });

    it.each(['custom', 'cloudevents-1.0'] as const)(
      'takes fields that are named like references for data (%s)',
      async profile => {
        const inner = {
          $ref: 'customer.json',
          $id: 'https://elsewhere.example/x',
          $schema: 7,
          '<<': 'x',
        };
        const example = {
          ...event,
          $ref: 'customer.json',
          schema: inner,
          list: [inner],
          date: '2026-01-01',
        };
        const [check] = await payloads({
          profile,
          example: JSON.stringify(example),
        });
        expect(check(example)).toBe(true);
        expect(check({ ...example, $ref: 7 })).toBe(false);
        expect(check({ ...example, schema: { $ref: {} } })).toBe(false);
        expect(check({ ...example, list: [{ $schema: 'x' }] })).toBe(false);
        expect(check({ ...example, schema: { x$ref: {} } })).toBe(true);
      },
    );

    it("is the platform's own by its example, with the field that names the event type", async () => {
      const [created, closed] = await payloads(
        {
          profile: 'custom',
          outline: JSON.stringify({
            event_id: 'uuid',
            event_type: 'string',
            attempt: 1,
            payload: {},
            metadata: { tags: ['string'], deep: { note: null } },
          }),
        },
        ['order_created', 'order_closed'],
      );
      const given = { event_id: 'x', attempt: 2, payload: { any: true } };
      expect(created({ ...given, event_type: 'order_created' })).toBe(true);
      expect(created({ ...given, event_type: 'order_closed' })).toBe(false);
      expect(closed({ ...given, event_type: 'order_closed' })).toBe(true);
      expect(created({ ...given, attempt: 'two' })).toBe(false);
      expect(created({ metadata: { tags: [3] } })).toBe(false);
      expect(created({ metadata: { deep: { note: 3 } }, more: 1 })).toBe(true);
      expect(created('text')).toBe(false);
    });
  });
});
