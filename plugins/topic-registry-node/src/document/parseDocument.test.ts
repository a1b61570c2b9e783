import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import {
  ParsedDocument,
  SourceRange,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from './parseDocument';

const ROOT = resolve(__dirname, '../../../..');
const fixture = (name: string) =>
  readFileSync(resolve(__dirname, '__fixtures__', name), 'utf8');
const parse = (text: string) => parseDocument(text, { id: 'x', file: 'x.md' });
const topicOf = (document: ParsedDocument, name: string): Topic => {
  const topic = document.registry.topics.find(entry => entry.name === name);
  if (!topic) throw new Error(`no topic ${name}`);
  return topic;
};
const namesOf = (document: ParsedDocument) =>
  document.registry.topics.map(topic => topic.name);
const edges = (topic: Topic, role: 'producer' | 'consumer') =>
  topic.parties.filter(party => party.role === role).map(party => party.ref);
const topicWith = (...fields: string[]) =>
  parse(
    [
      '## Topics',
      '',
      '#### 1. **stock_events**',
      '- **Producer:** Service 1 (Stock)',
      ...fields,
      '',
    ].join('\n'),
  );
const count = (document: ParsedDocument) =>
  document.registry.counts.map(
    ({ subject, scope, stated, found }) =>
      `${subject}${scope ? ` of ${scope}` : ''}: ${stated}/${found}`,
  );

/** The first of some files that exists. */
const firstOf = (...paths: string[]) => {
  const found = paths
    .map(path => resolve(ROOT, path))
    .find(path => existsSync(path));
  if (!found) throw new Error(`none of ${paths.join(', ')} exists`);
  return readFileSync(found, 'utf8');
};

describe('the platform registry', () => {
  const document = parse(
    firstOf(
      '../shared/seeds/platform-topics-registry.md',
      'catalog/registries/platform.md',
    ),
  );
  const { registry } = document;

  it('has every topic, service and edge', () => {
    const lifecycles = registry.topics.map(topic => topic.lifecycle);
    expect(lifecycles.filter(lifecycle => lifecycle === 'active')).toHaveLength(
      23,
    );
    expect(
      lifecycles.filter(lifecycle => lifecycle === 'deprecated'),
    ).toHaveLength(5);
    expect(
      lifecycles.filter(lifecycle => lifecycle === 'proposed'),
    ).toHaveLength(1);
    expect(
      registry.services
        .map(service => service.number)
        .sort((a = 0, b = 0) => a - b),
    ).toEqual([0, 1, 2, 3, 6, 7, 8, 9, 11, 12, 13, 14, 15, 17, 20, 21, 22]);
    const pairs = registry.topics
      .filter(topic => topic.lifecycle === 'active')
      .flatMap(topic => edges(topic, 'consumer'));
    expect(pairs).toHaveLength(58);
    expect(document.unparsed).toEqual([]);
    expect(registry.shape).toBe('bullets');
  });

  it('has its standards and counts', () => {
    const { standards } = registry;
    expect(standards.topicTemplates.map(({ template }) => template)).toEqual([
      '{domain}_events',
      '{domain}_incidents',
      '{domain}_experiments',
    ]);
    expect(standards.groupTemplates.map(({ template }) => template)).toEqual([
      '{service_name}_{topic_name}_consumer',
    ]);
    expect(standards).toMatchObject({
      partitions: [{ value: 10 }],
      replicationFactor: [
        { value: 3, environment: 'production' },
        { value: 1, environment: 'development' },
      ],
      retentionMs: [
        { value: 604_800_000 },
        { value: 2_592_000_000, topicClass: 'audit' },
      ],
      compression: [{ value: 'gzip' }],
      deprecationWindowDays: { value: 90 },
      dedupeWindowMs: [{ value: 604_800_000 }],
      envelope: { profile: 'custom' },
      lastReviewed: '2025-10-10',
    });
    expect(count(document)).toEqual(
      expect.arrayContaining([
        'active-topics: 23/23',
        'matrix-topics of service-21: 21/21',
        'services: 17/17',
      ]),
    );
    expect(registry.matrices).toMatchObject([{ service: 'service-21' }]);
    expect(registry.matrices[0].topics).toHaveLength(21);
  });

  it('keeps every name of a service and how sure a party is', () => {
    const names = (ref: string) =>
      registry.services
        .find(service => service.ref === ref)
        ?.aliases.map(alias => alias.name);
    expect(names('service-6')).toEqual([
      'PRD Builder',
      'PRD Builder & Configuration Workspace',
    ]);
    expect(topicOf(document, 'knowledge_events').parties).toMatchObject([
      { ref: 'service-17', certainty: 'alternative' },
      { ref: 'service-21', certainty: 'alternative' },
    ]);
    expect(topicOf(document, 'agent_action_events').consumersStated).toBe(
      'unknown',
    );
    expect(topicOf(document, 'nda_events')).toMatchObject({
      replacement: { value: 'sales_doc_events' },
      migrationEvents: [{ value: 'nda_signed' }, { value: 'nda_fully_signed' }],
    });
  });
});

describe('the page of one service, copied as text', () => {
  const text = firstOf(
    '../shared/seeds/cypher-kafka-events.txt',
    'catalog/registries/cypher.md',
  );
  const document = parse(text);
  const { registry } = document;

  it('has its topics with the service on the side that the section says', () => {
    expect(registry.topics).toHaveLength(21);
    const consumed = registry.topics.filter(topic =>
      edges(topic, 'consumer').includes('cypher-svc'),
    );
    const produced = registry.topics.filter(topic =>
      edges(topic, 'producer').includes('cypher-svc'),
    );
    expect(
      consumed.map(topic =>
        topic.consumerGroups.map(group => `${group.name} ${group.service}`),
      ),
    ).toEqual([
      ['cypher-svc-chat-consumer cypher-svc'],
      ['cypher-svc-mcp-consumer cypher-svc'],
      ['cypher-svc-notify-consumer cypher-svc'],
      ['cypher-svc-wallet-consumer cypher-svc'],
    ]);
    expect(produced).toHaveLength(17);
    expect(
      registry.standards.brokers.map(({ environment }) => environment),
    ).toEqual(['staging', 'production']);
    expect(registry.standards.envelope).toMatchObject({
      profile: 'cloudevents-1.0',
      example: expect.stringContaining('"specversion"'),
    });
    expect(document.unparsed).toEqual([]);
  });

  it('states its counts', () => {
    const stated = registry.counts.map(
      ({ subject, scope, stated: number, found }) => [
        scope ?? subject,
        number,
        found,
      ],
    );
    expect(stated).toEqual(
      expect.arrayContaining([
        ['topics', 21, 21],
        ['consumed-topics', 4, 4],
        ['produced-topics', 17, 17],
        ['Conversation Lifecycle', 3, 3],
        ['Task Lifecycle', 3, 3],
        ['Voice Call Lifecycle', 4, 4],
        ['Session & Credits', 3, 3],
        ['Nudge & Escalation', 4, 4],
      ]),
    );
  });

  it('has the places of the text as it was given', () => {
    for (const topic of registry.topics) {
      expect(text.slice(topic.range.offset, topic.range.endOffset)).toBe(
        topic.name,
      );
    }
  });
});

describe('a document in bullets', () => {
  const document = parse(fixture('bullets.md'));

  it('has every field of a topic', () => {
    expect(topicOf(document, 'stock_events')).toMatchObject({
      lifecycle: 'active',
      category: 'Goods',
      number: { value: 1 },
      producersStated: 'listed',
      consumersStated: 'listed',
      consumerGroups: [
        { name: 'order_desk_stock_events_consumer', service: 'service-2' },
        { name: 'reports_stock_events_consumer' },
      ],
      events: [{ type: 'item_stored' }, { type: 'item_picked' }],
      purpose: { value: 'Changes of stock, one event per shelf' },
      schema: { value: 'stock-event.json' },
      schemaVersions: [
        { version: '1.2.0' },
        { version: '1.2.0', date: '2025-08-01', note: 'shelf added' },
        { version: '1.1.0', date: '2025-03-14' },
      ],
      owner: { value: 'Goods Team' },
      topicClass: { value: 'audit' },
      partitionKey: { value: 'item_id' },
      environments: { value: ['production', 'staging'] },
      settings: {
        partitions: { value: 20 },
        replicationFactor: { value: 3 },
        retentionMs: { value: 1_209_600_000, text: '14 days' },
        compression: { value: 'zstd' },
        cleanupPolicy: { value: ['compact', 'delete'] },
      },
      notes: [{ value: 'Replays are possible' }],
      useCases: [{ value: 'Refill shelves' }, { value: 'Count stock' }],
      attributes: [{ name: 'Support Channel', value: '#goods' }],
    });
  });

  it('has the fields of deprecated and proposed topics', () => {
    expect(topicOf(document, 'shelf_events')).toMatchObject({
      lifecycle: 'deprecated',
      status: { value: 'Merged into stock_events' },
      reason: { value: 'Two topics for one thing' },
      migration: {
        value:
          'Use `stock_events` with event types `item_stored`, `item_picked`',
      },
      replacement: { value: 'stock_events' },
      migrationEvents: [{ value: 'item_stored' }, { value: 'item_picked' }],
      deprecatedOn: { value: '2025-09-01' },
      removal: { value: 'after the winter sale' },
    });
    expect(topicOf(document, 'return_events')).toMatchObject({
      lifecycle: 'proposed',
      parties: [{ certainty: 'alternative' }, { certainty: 'alternative' }],
      consumersStated: 'unknown',
      events: [{ type: 'parcel_returned', tentative: true }],
    });
    expect(topicOf(document, 'parcel_events').consumersStated).toBe('none');
  });

  it('has descriptions of events and notes of parties', () => {
    const [placed] = topicOf(document, 'order_events').events;
    expect(placed).toMatchObject({
      type: 'order_placed',
      description: 'a customer has ordered',
    });
    expect(topicOf(document, 'stock_events').parties[2]).toMatchObject({
      ref: 'service-4',
      statedName: 'Reports',
      note: 'for management',
    });
    expect(edges(topicOf(document, 'order_events'), 'consumer')).toEqual([
      'service-1',
      'service-4',
      'service-5',
    ]);
  });

  it('has the standards, and compares its counts', () => {
    expect(document.registry.standards).toMatchObject({
      partitions: [{ value: 12 }],
      retentionMs: [
        { value: 604_800_000 },
        { value: 7_776_000_000, topicClass: 'audit' },
      ],
      compression: [{ value: 'lz4' }],
      cleanupPolicy: [{ value: ['delete'] }],
      dedupeWindowMs: [{ value: 259_200_000 }],
      deprecationWindowDays: { value: 60 },
      documentOwner: 'Warehouse Architects',
      reviewFrequency: 'Every quarter',
      envelope: { profile: 'custom', example: expect.any(String) },
    });
    expect(count(document)).toEqual([
      'services: 5/4',
      'active-topics: 3/3',
      'matrix-topics of service-4: 2/2',
    ]);
    expect(document.unparsed).toEqual([]);
  });
});

describe('a document in tables', () => {
  const document = parse(fixture('tables.md'));

  it('has the front matter', () => {
    const { standards, title } = document.registry;
    expect(title).toBe('Shop Events');
    expect(standards).toMatchObject({
      topicTemplates: [
        { template: 'shop.{entity:kebab}.{action:word}.v{major:int}' },
      ],
      groupTemplates: [{ template: '{service:kebab}-{domain:word}-consumer' }],
      lastReviewed: '2025-12-01',
      envelope: { profile: 'cloudevents-1.0' },
      partitions: [
        { value: 6, environment: 'production' },
        { value: 1, environment: 'development' },
      ],
    });
  });

  it('has a topic for each name, whatever its columns are called', () => {
    expect(namesOf(document)).toEqual([
      'pay.invoice.settled.v1',
      'stock.item.gone.v1',
      'shop.cart.opened.v1',
      'shop.cart.closed.v1',
      'shop.order.placed.v1',
    ]);
    expect(topicOf(document, 'shop.cart.opened.v1')).toMatchObject({
      lifecycle: 'active',
      category: 'Cart Lifecycle',
      settings: { retentionMs: { value: 604_800_000 } },
      partitionKey: { value: 'cart_id' },
      attributes: [{ name: 'Support', value: '#shop' }],
    });
    expect(edges(topicOf(document, 'shop.cart.opened.v1'), 'consumer')).toEqual(
      ['pay-svc', 'mail-svc'],
    );
    expect(topicOf(document, 'shop.cart.closed.v1')).toMatchObject({
      lifecycle: 'deprecated',
      consumersStated: 'none',
    });
    expect(topicOf(document, 'stock.item.gone.v1').purpose?.value).toBe(
      'Hides what is | was sold out',
    );
  });

  it('joins the rows of one topic', () => {
    expect(topicOf(document, 'shop.order.placed.v1')).toMatchObject({
      events: [
        { type: 'order_placed', description: 'a customer has ordered' },
        { type: 'order_changed', description: 'the order is another one now' },
      ],
    });
  });

  it('has brokers and standards by environment', () => {
    const { standards } = document.registry;
    expect(
      standards.brokers.map(({ environment, host, port, auth }) => [
        environment,
        host,
        port,
        auth,
      ]),
    ).toEqual([
      ['staging', 'kafka-1.stage.example.org', 9096, 'SCRAM'],
      ['production', 'kafka-1.example.org', 9096, 'IAM'],
      ['production', 'kafka-2.example.org', 9096, 'IAM'],
    ]);
    expect(standards).toMatchObject({
      replicationFactor: [
        { value: 3, environment: 'production' },
        { value: 1, environment: 'development' },
      ],
      retentionMs: [{ value: 604_800_000 }],
      compression: [{ value: 'gzip' }],
    });
    expect(document.unparsed).toEqual([]);
  });

  it('reports topics consumed or produced by a service that nobody names', () => {
    const nameless = parse(
      '## Consumed Topics\n\n| Topic | Description |\n|---|---|\n| `a_events` | x |\n| `b_events` | y |\n',
    );
    expect(nameless.unparsed).toMatchObject([
      { line: 1, reason: expect.stringContaining('which service') },
    ]);
    expect(topicOf(nameless, 'a_events').consumersStated).toBe('unknown');
    const named = parse(
      '## Consumed Topics\n\n`shop-svc` consumes these.\n\n| Topic | Description |\n|---|---|\n| `a_events` | x |\n',
    );
    expect(edges(topicOf(named, 'a_events'), 'consumer')).toEqual(['shop-svc']);
  });

  it('leaves tables about other things alone', () => {
    for (const table of [
      '| Term | Meaning |\n|---|---|\n| outbox | a table |',
      '| Topic | Decided by |\n|---|---|\n| Lunch break | everybody |',
      '| Name | Description |\n|---|---|\n| Kafka | a log |',
    ]) {
      const document2 = parse(`# Notes\n\n${table}\n`);
      expect(namesOf(document2)).toEqual([]);
      expect(document2.unparsed).toEqual([]);
    }
  });
});

it('reads bullets and tables in one document', () => {
  const document = parse(
    '# Mixed\n\n## Active Topics\n\n#### 1. **stock_events**\n- **Producer:** Service 1 (Stock)\n\n---\n\n### Orders\n\n| Topic | Producer | Consumers |\n|---|---|---|\n| `order_events` | Stock | Service 2 (Desk) |\n| `stock_events` | Service 1 | Desk |\n',
  );
  expect(document.registry.shape).toBe('mixed');
  expect(namesOf(document)).toEqual(['stock_events', 'order_events']);
  // A name that one numbered service bears means that service.
  expect(edges(topicOf(document, 'order_events'), 'producer')).toEqual([
    'service-1',
  ]);
  expect(edges(topicOf(document, 'stock_events'), 'consumer')).toEqual([
    'service-2',
  ]);
  expect(document.unparsed).toEqual([]);
});

describe('one topic in several places', () => {
  const entry =
    '## Deprecated Topics\n\n### **old_events** (DEPRECATED)\n- **Producer:** Service 1\n\n';
  const table =
    '## Migrations\n\n| Topic | Replaced By |\n|---|---|\n| `old_events` | `new_events` |\n\n';

  it.each([
    ['the entry first', entry + table],
    ['the table first', table + entry],
  ])('is one topic, with the lifecycle that a heading names: %s', (_, text) => {
    const document = parse(text);
    expect(document.registry.topics).toMatchObject([
      {
        name: 'old_events',
        lifecycle: 'deprecated',
        replacement: { value: 'new_events' },
        parties: [{ ref: 'service-1' }],
      },
    ]);
    expect(document.unparsed).toEqual([]);
  });

  it('takes events from a section of their own', () => {
    const events =
      '## Event Types\n\n### stock_events\n\n| Event | Description |\n|---|---|\n| `item_stored` | it is here |\n\n';
    const topics =
      '## Topics\n\n| Topic | Producer |\n|---|---|\n| `stock_events` | Service 1 |\n\n';
    for (const text of [events + topics, topics + events]) {
      expect(parse(text).registry.topics).toMatchObject([
        {
          name: 'stock_events',
          producersStated: 'listed',
          events: [{ type: 'item_stored', description: 'it is here' }],
        },
      ]);
    }
  });

  it('counts a topic in every section that lists it', () => {
    const document = parse(
      '---\nservice: shop-svc\n---\n\n## Consumed Topics (1)\n\n| Topic |\n|---|\n| `a_events` |\n\n## Produced Topics (2)\n\n| Topic |\n|---|\n| `a_events` |\n| `b_events` |\n',
    );
    expect(count(document)).toEqual([
      'consumed-topics: 1/1',
      'produced-topics: 2/2',
    ]);
    expect(topicOf(document, 'a_events').parties).toMatchObject([
      { ref: 'shop-svc', role: 'consumer' },
      { ref: 'shop-svc', role: 'producer' },
    ]);
  });

  it('leaves two entries of one name to the rules', () => {
    const document = parse(
      `${entry}## Active Topics\n\n### **old_events**\n- **Producer:** Service 2\n`,
    );
    expect(document.registry.topics.map(topic => topic.lifecycle)).toEqual([
      'deprecated',
      'active',
    ]);
  });
});

it('reads on after a matrix and a service index', () => {
  const document = parse(
    '## Service Index\n\n- Service 1 (Stock)\n- Service 9: Archive\n\n## Service 1 (Stock) Matrix\n\n1. `a_events`\n2. see above\n\n---\n\n**Last Reviewed:** 2025-01-31\n',
  );
  expect(
    document.registry.services.map(({ ref, name }) => [ref, name]),
  ).toEqual([
    ['service-1', 'Stock'],
    ['service-9', 'Archive'],
  ]);
  expect(document.registry.matrices).toMatchObject([
    { service: 'service-1', topics: [{ value: 'a_events' }] },
  ]);
  expect(document.registry.standards.lastReviewed).toBe('2025-01-31');
});

it.each([
  [
    'Consumer groups are named `<service>-<topic>-group`.',
    [],
    ['{service}-{topic}-group'],
  ],
  [
    'Topics are named `{domain}.{entity}.v{n}`.',
    ['{domain}.{entity}.v{n}'],
    [],
  ],
  [
    '## Naming\n\nTopics: `{domain}_events`, consumer groups: `{service}_x`',
    ['{domain}_events'],
    ['{service}_x'],
  ],
  [
    '## Consumer Group Naming\n\n```\n{service}_{topic}_consumer\n```',
    [],
    ['{service}_{topic}_consumer'],
  ],
  [
    '## Topic Naming Convention\n\n| Pattern | Purpose |\n|---|---|\n| `{domain}_events` | all |',
    ['{domain}_events'],
    [],
  ],
  ['Write `{"a": 1}` or `${HOME}` in the name of a topic.', [], []],
  ['The path `/topics/{id}` is the page.', [], []],
])('finds templates in %p', (text, topics, groups) => {
  const { standards } = parse(`${text}\n`).registry;
  expect(standards.topicTemplates.map(({ template }) => template)).toEqual(
    topics,
  );
  expect(standards.groupTemplates.map(({ template }) => template)).toEqual(
    groups,
  );
});

describe('variants of one notation', () => {
  it.each([
    '#### 1. **stock_events**',
    '#### 1) **stock_events**',
    '#### **1. stock_events**',
    '#### 1. __stock_events__',
    '#### 1. **stock\\_events** ####',
    '#### 1. `stock_events`',
    '#### 1. **`stock_events`**',
    '#### 1. **stock_events** <a id="s"></a>',
    '#### 1. **stock_events** - what is in stock',
    '#### stock_events',
    'stock_events\n------------',
  ])('takes %s for a topic', heading => {
    const document = parse(
      `## Topics\n\n${heading}\n- **Producer:** Service 1\n- **Key Events:** \`a_b\`\n`,
    );
    expect(namesOf(document)).toEqual(['stock_events']);
    expect(document.unparsed).toEqual([]);
  });

  it.each([
    '- **Producer:** Service 1',
    '- **Producer**: Service 1',
    '- **Producer** - Service 1',
    '- Producer: Service 1',
    '* __Publisher(s):__ Service 1',
    '+ **Published By:** Service 1',
    '1. **Emitted by:** Service 1',
    '**Producers:** Service 1',
    '- **Producers:**\n  - Service 1',
    '| Field | Value |\n|---|---|\n| Producer | Service 1 |',
    '##### Producer\n\n- Service 1',
  ])('takes %s for a field', field => {
    const document = parse(
      `## Topics\n\n#### 1. **stock_events**\n\n${field}\n\n##### Purpose\n\nAbout stock\n`,
    );
    expect(edges(topicOf(document, 'stock_events'), 'producer')).toEqual([
      'service-1',
    ]);
    expect(topicOf(document, 'stock_events').purpose?.value).toBe(
      'About stock',
    );
    expect(document.unparsed).toEqual([]);
  });

  it.each([
    ['- **Key Events:** `a_b`, `c_d`', ['a_b', 'c_d']],
    ['- **Key Events:** `a_b` and `c_d`', ['a_b', 'c_d']],
    ['- **Key Events:** `a_b`,\n  `c_d`', ['a_b', 'c_d']],
    ['- **Key Events:** a_b, c_d', ['a_b', 'c_d']],
    [
      '- **Event Types:**\n  - `a_b`: it began\n  - **c_d** — it ended',
      ['a_b', 'c_d'],
    ],
    ['- **Events:** `a_b` (it began), `c_d`', ['a_b', 'c_d']],
    ['- **Events:** com.shop.a.v1', ['com.shop.a.v1']],
    ['- **Key Events:** `a_b`, `a_b`', ['a_b', 'a_b']],
  ])('reads the events of %s', (field, events) => {
    const document = topicWith(field);
    expect(
      topicOf(document, 'stock_events').events.map(event => event.type),
    ).toEqual(events);
    expect(document.unparsed).toEqual([]);
  });

  it.each([
    ['- **Retention:** -1', -1],
    ['- **Retention:** unlimited', -1],
    ['- **Retention Period:** 168h', 604_800_000],
    ['- **TTL:** 604800000 ms', 604_800_000],
    ['- **Retention (ms):** 604800000', 604_800_000],
    ['- **retention.ms:** 604800000', 604_800_000],
    ['- **Retention:** 7 days (by law)', 604_800_000],
  ])('reads %s', (field, ms) => {
    const document = topicWith(field);
    expect(topicOf(document, 'stock_events').settings.retentionMs?.value).toBe(
      ms,
    );
    expect(document.unparsed).toEqual([]);
  });
});

describe('standards', () => {
  const standards = (...lines: string[]) =>
    parse(['## Topic Configuration Standards', '', ...lines, ''].join('\n'));

  it.each([
    [
      '3 (production), 1 (development)',
      [
        [3, 'production'],
        [1, 'development'],
      ],
    ],
    [
      '3 in production, 1 in development',
      [
        [3, 'production'],
        [1, 'development'],
      ],
    ],
    [
      'production: 3, dev: 1',
      [
        [3, 'production'],
        [1, 'development'],
      ],
    ],
    [
      '3 (prod); 2 (QA)',
      [
        [3, 'production'],
        [2, 'qa'],
      ],
    ],
    ['3 (default, more where it matters)', [[3, undefined]]],
    ['3, adjusted where it matters', [[3, undefined]]],
  ])('hold in the environments that are named: %s', (value, expected) => {
    const document = standards(`- **Replication Factor:** ${value}`);
    expect(
      document.registry.standards.replicationFactor.map(entry => [
        entry.value,
        entry.environment,
      ]),
    ).toEqual(expected);
    expect(document.unparsed).toEqual([]);
  });

  it.each([
    ['- **Retention:** 604800000', 'has no unit'],
    ['- **Partitions:** plenty', 'no whole number'],
    ['- **Compression:** brotli', 'no codec'],
    ['- **Retention:** 7 days, 30 moons (audit topics)', 'no duration'],
  ])('are reported where they cannot be read: %s', (line, reason) => {
    expect(standards(line).unparsed).toMatchObject([
      { reason: expect.stringContaining(reason) },
    ]);
  });

  it('are read from tables, by setting, environment or class', () => {
    const byEnvironment = standards(
      '| Environment | Partitions | Retention |',
      '|---|---|---|',
      '| prod | 12 | 7 days |',
      '| All | 6 | 1 day |',
      '',
      '| Class | Retention |',
      '|---|---|',
      '| Audit | 30 days |',
    );
    expect(byEnvironment.registry.standards).toMatchObject({
      partitions: [
        { value: 12, environment: 'production' },
        { value: 6, environment: undefined },
      ],
      retentionMs: [
        { environment: 'production' },
        { environment: undefined },
        { topicClass: 'audit', value: 2_592_000_000 },
      ],
    });
    expect(byEnvironment.unparsed).toEqual([]);
  });

  it.each([
    ['Handlers keep processed event ids for at least 3 days.', 259_200_000],
    ['Idempotency is by Redis (24h TTL).', 86_400_000],
    ['Retry after 5 seconds; duplicates are known for 2 days.', 172_800_000],
    ['Retry duplicates after 5 seconds or 2 minutes.', undefined],
  ])('give the window in which duplicates are known: %s', (text, ms) => {
    expect(
      parse(`# T\n\n${text}\n`).registry.standards.dedupeWindowMs.map(
        ({ value }) => value,
      ),
    ).toEqual(ms === undefined ? [] : [ms]);
  });

  it.each([
    ['Remove it only after a 60-day deprecation period.', 60],
    ['The deprecation window is at least 12 weeks.', 84],
    ['Wait 60 days.', undefined],
  ])('give the window of deprecations: %s', (text, days) => {
    expect(
      parse(`# T\n\n${text}\n`).registry.standards.deprecationWindowDays?.value,
    ).toBe(days);
  });
});

it('reads every row of a long table without outer pipes', () => {
  const rows = Array.from(
    { length: 1500 },
    (_, index) => `\`t_${index}_events\` | \`order-svc\``,
  );
  const document = parse(
    `## Topics\n\nTopic | Producer\n---|---\n${rows.join('\n')}\n`,
  );
  expect(document.registry.topics).toHaveLength(1500);
  expect(document.unparsed).toEqual([]);
});

describe('what finds no place', () => {
  const reasons = (document: ParsedDocument) =>
    document.unparsed.map(({ line, reason }) => `${line}: ${reason}`);

  it.each([
    ['####2. **order_events**', 'looks like the heading of a topic'],
    ['    #### 2. **order_events**', 'looks like the heading of a topic'],
    ['> #### 2. **order_events**', 'looks like the heading of a topic'],
  ])(
    'reports %s once, and gives its fields to no other topic',
    (heading, reason) => {
      const document = parse(
        `## Topics\n\n#### 1. **stock_events**\n- **Producer:** Service 1\n\n${heading}\n\n- **Producer:** Service 2\n- **Partitions:** 3\n\n#### 3. **parcel_events**\n- **Producer:** Service 3\n`,
      );
      expect(reasons(document)).toEqual([
        expect.stringContaining(`6: ${reason}`),
      ]);
      expect(namesOf(document)).toEqual(['stock_events', 'parcel_events']);
      expect(edges(topicOf(document, 'stock_events'), 'producer')).toEqual([
        'service-1',
      ]);
      expect(document.registry.standards.partitions).toEqual([]);
    },
  );

  it.each([
    ['- **Consumers:**Service 2', 'looks like a field'],
    ['- **Retention:** 604800000', 'has no unit'],
    ['- **Retention:** 3 months', 'no fixed length'],
    ['- **Retention:** long', 'is no duration'],
    [
      '- **Retention:** 7 days (production), 1 day (development)',
      'several values',
    ],
    ['- **Partitions:** many', 'no whole number'],
    ['- **Partitions:** 0', 'no whole number'],
    ['- **Compression:** brotli', 'names no codec'],
    ['- **Cleanup Policy:** shred', 'neither'],
    ['- **Consumers:** see the wiki: it is long', 'names no service'],
    ['- **Key Events:** everything that happens', 'no name of an event type'],
    ['- **Key Events:** `a_b` whenever `c_d`', 'no name of an event type'],
    ['- **Deprecated:** March 2025', 'no day of the calendar'],
    ['- **Deprecated:** 2025-02-30', 'no day of the calendar'],
    [
      '- **Partitions:** 3\n- **Partitions:** 4',
      'differs from what line 5 states',
    ],
  ])('reports %p', (field, reason) => {
    const document = topicWith(field);
    expect(reasons(document)).toEqual([expect.stringContaining(reason)]);
  });

  it('takes an indented field for a field', () => {
    const document = topicWith('    - **Consumers:** Service 2');
    expect(edges(topicOf(document, 'stock_events'), 'consumer')).toEqual([
      'service-2',
    ]);
    expect(document.unparsed).toEqual([]);
  });

  it('takes no fields for those of a topic where no heading names one', () => {
    const document = parse(
      '## Topics\n\n#### All about stock, and more\n- **Producer:** Service 1\n- **Key Events:** `a_b`\n',
    );
    expect(namesOf(document)).toEqual([]);
    expect(reasons(document)).toEqual([
      expect.stringContaining(
        '4: is a field of a topic under a heading that names none',
      ),
    ]);
  });

  it('reports rows that are none', () => {
    const table =
      '| Topic | Producer | Purpose |\n|---|---|---|\n| `a_events` | Service 1 | x |\n';
    expect(
      reasons(parse(`## Topics\n\n${table}and a sentence below\n`)),
    ).toEqual([expect.stringContaining('6: stands directly below a table')]);
    expect(
      reasons(
        parse(`## Topics\n\n${table}| \`b_events\` | Service 2 | a | b |\n`),
      ),
    ).toEqual([expect.stringContaining('more cell')]);
    expect(
      reasons(parse(`## Topics\n\n${table}| \`b_events\` | Service 2 |\n`)),
    ).toEqual([expect.stringContaining('fewer cells')]);
    expect(
      reasons(parse(`## Topics\n\n${table}| | Service 2 | y |\n`)),
    ).toEqual([expect.stringContaining('without a name')]);
    expect(
      reasons(
        parse(`## Topics\n\n${table}\n| \`b_events\` | Service 2 | y |\n`),
      ),
    ).toEqual([expect.stringContaining('7: looks like a row')]);
    expect(
      reasons(
        parse(
          '## Topics\n\n| Topic | Producer |\n| `a_events` | Service 1 |\n',
        ),
      ),
    ).toEqual([expect.stringContaining('3: looks like the header')]);
    expect(
      reasons(
        parse(
          '## Topics\n\n| Topic | Producer |\n|---|\n| `a_events` | Service 1 |\n',
        ),
      ),
    ).toEqual([expect.stringContaining('3: looks like the header')]);
  });

  it('reports counts that give no number, and topics in plain lists', () => {
    expect(reasons(parse('# T\n\n**Total Topics:** about 20\n'))).toEqual([
      expect.stringContaining('no exact number'),
    ]);
    expect(reasons(parse('# T\n\n**Total Topics:**20\n'))).toEqual([
      expect.stringContaining('looks like a count'),
    ]);
    expect(
      reasons(parse('## Active Topics\n\n- `stock_events` for stock\n')),
    ).toEqual([expect.stringContaining('looks like a topic')]);
  });

  it('says which row disagrees with which', () => {
    const document = parse(
      '## Topics\n\n| Topic | Partitions |\n|---|---|\n| `a_events` | 3 |\n\nMore:\n\n| Topic | Partitions |\n|---|---|\n| `a_events` | 4 |\n',
    );
    expect(topicOf(document, 'a_events').settings.partitions?.value).toBe(3);
    expect(reasons(document)).toEqual([
      expect.stringContaining(
        '11: "Partitions" of `a_events`: differs from what line 5 states',
      ),
    ]);
  });

  it.each([
    '# Notes\n\nTopics are great. The producer: a service that writes.\n',
    '## Legend\n\n- **Producer:** the service that writes\n- **Consumers:** who reads\n- **Retention:** how long records stay\n',
    '## Topics\n\nSome words about `stock_events` here.\n',
    '```md\n#### 1. **stock_events**\n- **Producer:** Service 1\n```\n',
    '<!--\n#### 1. **stock_events**\n- **Producer:** Service 1\n-->\n',
    '### **Important Notes**\n\n- **Backups:** nightly\n',
    '## Adding New Topics\n\n1. **Propose** it\n2. **Create** it with 3 partitions\n',
    '# T\n\nWe moved more than 20 topics from about 5 services.\n',
  ])('takes prose for prose: %p', text => {
    const document = parse(text);
    expect(document.unparsed).toEqual([]);
    expect(namesOf(document)).toEqual([]);
    expect(document.registry.counts).toEqual([]);
  });
});

describe('bad input', () => {
  it.each([
    ['', 'is empty'],
    [' \r\n\t\n', 'is empty'],
    ['\uFEFF\n', 'is empty'],
    ['# T\u0000\n', 'NUL character at offset 3'],
    ['\u0001\u0002\u0003\u0004 text', 'control characters'],
    ['\uFFFD\uFFFDPK\uFFFD\uFFFD', 'not UTF-8'],
  ])('refuses %p', (text, message) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('takes a document without topics for a registry without topics', () => {
    expect(parse('Hello\n')).toMatchObject({
      registry: { topics: [], title: 'x' },
      unparsed: [],
    });
  });

  it('reports front matter that is no YAML, and reads on', () => {
    const document = parse(
      '---\ntitle: "open\n---\n\n## Topics\n\n#### 1. **stock_events**\n- **Producer:** Service 1\n',
    );
    expect(document.unparsed).toMatchObject([
      { reason: expect.stringContaining('no valid YAML') },
    ]);
    expect(namesOf(document)).toEqual(['stock_events']);
  });
});

describe('positions', () => {
  const texts = ['bullets.md', 'tables.md', 'flattened.txt'].map(fixture);
  const forms: [string, (text: string) => string][] = [
    ['LF', text => text],
    ['CRLF', text => text.replace(/\n/g, '\r\n')],
    ['CR', text => text.replace(/\n/g, '\r')],
    ['a byte order mark', text => `\uFEFF${text}`],
    [
      'emoji before',
      text =>
        text
          .replace(/Purpose|Description|Kafka/g, '$&')
          .replace(/ of /g, ' 🧺 of '),
    ],
    ['no final newline', text => text.trimEnd()],
  ];

  it.each(forms)('slice back to what stands there: %s', (_, change) => {
    for (const original of texts) {
      const text = change(original);
      const { registry } = parse(text);
      const plain = parse(original).registry;
      expect(registry.topics.map(topic => topic.name)).toEqual(
        plain.topics.map(topic => topic.name),
      );
      const slice = ({ offset, endOffset }: SourceRange) =>
        text.slice(offset, endOffset);
      for (const topic of registry.topics) {
        const { partitions, retentionMs } = topic.settings;
        const stated: [string | undefined, SourceRange | undefined][] = [
          [topic.name, topic.range],
          ...topic.events.map(event => [event.type, event.range] as const),
          ...topic.consumerGroups.map(
            group => [group.name, group.range] as const,
          ),
          [partitions && String(partitions.value), partitions?.range],
          [retentionMs?.text, retentionMs?.range],
          [topic.replacement?.value, topic.replacement?.range],
          [topic.deprecatedOn?.value, topic.deprecatedOn?.range],
        ].map(([value, range]) => [
          value as string | undefined,
          range as SourceRange | undefined,
        ]);
        expect(stated.map(([, range]) => range && slice(range))).toEqual(
          stated.map(([value]) => value),
        );
        for (const party of topic.parties) {
          expect(slice(party.range)).toContain(party.statedName ?? '');
        }
      }
      for (const entry of registry.counts)
        expect(slice(entry.range)).toBe(String(entry.stated));
      for (const service of registry.services) {
        for (const alias of service.aliases)
          expect(slice(alias.range)).toBe(alias.name);
      }
      const { topicTemplates, groupTemplates } = registry.standards;
      for (const { template, range } of [
        ...topicTemplates,
        ...groupTemplates,
      ]) {
        expect(range && slice(range)).toBe(template);
      }
    }
  });

  it('count lines and columns as editors do', () => {
    const document = parse(
      '\uFEFF#### 1. **a_b**\r\n- **Note:** 🧺\r\n- **Consumers:** Service 7 (🧺 Ö), 1 (X)\r\n',
    );
    const [topic] = document.registry.topics;
    expect(topic.range).toEqual({
      line: 1,
      column: 11,
      endLine: 1,
      endColumn: 14,
      offset: 11,
      endOffset: 14,
    });
    // The basket is two UTF-16 code units.
    expect(topic.parties[1].range).toMatchObject({
      line: 3,
      column: 36,
      endColumn: 41,
    });
    expect(topic.block).toMatchObject({
      line: 1,
      column: 1,
      endLine: 3,
      endColumn: 41,
    });
  });
});
