import { readFileSync } from 'fs';
import { resolve } from 'path';
import { count, edges, namesOf, parse, topicOf } from './testing/parsed';

const fixture = (name: string) =>
  readFileSync(resolve(__dirname, '__fixtures__', name), 'utf8');

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
