import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parseDocument } from '../parseDocument';
import { convertFlattened } from './convertFlattened';
import { looksFlattened } from './looksFlattened';

const fixture = (name: string) =>
  readFileSync(resolve(__dirname, '../__fixtures__', name), 'utf8');
const options = { id: 'shop', file: 'shop.txt' };
const convert = (...lines: string[]) =>
  convertFlattened(lines.join('\n'), options);
const table = (header: string, ...rows: string[]) =>
  convert('Page', '', header, ...rows);

describe('convertFlattened', () => {
  const page = fixture('flattened.txt');
  const converted = convertFlattened(page, options);

  it('writes the tables shape', () => {
    expect(converted.markdown).toContain(
      [
        '## Consumed Topics (2)',
        '',
        'shop-svc consumes events from these services',
        '',
        '| Topic | Consumer Group | Description |',
        '|---|---|---|',
        '| `pay.invoice.settled.v1` | `shop-svc-pay-consumer` | Marks orders as paid \\| refunded |',
        '| `stock.item.gone.v1` | `shop-svc-stock-consumer` | Hides \\*what\\* is sold out |',
        '',
        '## Produced Topics (3)',
        '',
        '### Cart Lifecycle (2)',
        '',
        '| Topic | Description |',
        '|---|---|',
        '| `shop.cart.opened.v1` | A customer has begun |',
        '| `shop.cart.closed.v1` | the cart is done |',
      ].join('\n'),
    );
    expect(converted.markdown).toContain(
      'service: shop-svc\nenvelope: cloudevents-1.0\n---',
    );
    expect(converted.markdown).toContain('```json\n{\n  "specversion": "1.0",');
    expect(converted.unplaced).toEqual([]);
  });

  it('offers what it infers in a comment alone', () => {
    const comment = /<!--\nProposed, not stated[\s\S]*?-->/.exec(
      converted.markdown,
    )?.[0];
    expect(comment).toContain(
      'consumerGroup: "shop-svc-{domain:kebab}-consumer"',
    );
    const { standards } = parseDocument(converted.markdown, options).registry;
    expect(standards.topicTemplates).toEqual([]);
    expect(standards.groupTemplates).toEqual([]);
  });

  it('says of each line where it comes from', () => {
    const lines = page.split('\n');
    const written = converted.markdown.split('\n');
    for (const name of [
      'pay.invoice.settled.v1',
      'shop.order.placed.v1',
      'Cart Lifecycle',
      '"specversion"',
    ]) {
      const index = written.findIndex(line => line.includes(name));
      expect(lines[converted.lineMap[index] - 1]).toContain(name);
    }
  });

  it('means the same when it is parsed as when the page is', () => {
    const fromPage = parseDocument(page, options).registry;
    const fromMarkdown = parseDocument(converted.markdown, options).registry;
    const facts = (registry: typeof fromPage) => ({
      topics: registry.topics.map(topic => [
        topic.name,
        topic.category,
        topic.purpose?.value,
        topic.parties.map(party => `${party.role} ${party.ref}`),
        topic.consumerGroups.map(group => group.name),
      ]),
      brokers: registry.standards.brokers.map(
        ({ environment, host, port, auth }) => [environment, host, port, auth],
      ),
      example: registry.standards.envelope?.example,
      dedupe: registry.standards.dedupeWindowMs.map(({ value }) => value),
      counts: registry.counts.map(({ subject, scope, stated, found }) => [
        subject,
        scope,
        stated,
        found,
      ]),
    });
    expect(facts(fromPage)).toEqual(facts(fromMarkdown));
    expect(facts(fromPage).topics[0]).toEqual([
      'pay.invoice.settled.v1',
      undefined,
      'Marks orders as paid | refunded',
      ['consumer shop-svc'],
      ['shop-svc-pay-consumer'],
    ]);
    expect(facts(fromPage).dedupe).toEqual([172_800_000]);
  });

  it('compares the counts that the page declares', () => {
    expect(converted.counts).toEqual(
      expect.arrayContaining([
        { scope: 'topics', stated: 5, found: 5, line: 3 },
        { scope: 'categories', stated: 2, found: 2, line: 3 },
        { scope: 'Cart Lifecycle', stated: 2, found: 2, line: 34 },
      ]),
    );
    const wrong = convertFlattened(
      page.replace('Cart Lifecycle2', 'Cart Lifecycle4'),
      options,
    );
    expect(wrong.counts).toContainEqual({
      scope: 'Cart Lifecycle',
      stated: 4,
      found: 2,
      line: 34,
    });
  });
});

describe('rows that may be split in more than one way', () => {
  it.each([
    ['TopicDescription', 'a.b.v13rd party', 'may be version 13'],
    ['TopicDescription', 'a.b.v1.2 came later', 'end of the topic'],
    ['TopicDescription', 'a.b.v1beta of it', 'end of the topic'],
    [
      'TopicConsumer GroupDescription',
      'a.b.v1shop-svc-pay-consumer3 of them',
      'end of the consumer group',
    ],
    [
      'TopicConsumer GroupDescription',
      'a.b.v1shop-svc-pay-consumerreads it',
      'end of the consumer group',
    ],
    ['TopicProducerConsumers', 'a.b.v1OrdersBilling', 'cannot be told apart'],
    [
      'TopicDescription',
      'order_eventsAll about orders',
      'begins with no name of a versioned topic',
    ],
  ])('are not split: %s over %s', (header, row, reason) => {
    const { unplaced, markdown } = table(header, row);
    expect(unplaced).toEqual([
      { line: 4, text: row, reason: expect.stringContaining(reason) },
    ]);
    expect(markdown).toContain('<!-- not placed: ');
  });

  it.each([
    ['TopicDescription', 'a.b.v1New thing', ['a.b.v1', 'New thing']],
    ['TopicDescription', 'a.b.v1new thing', ['a.b.v1', 'new thing']],
    ['TopicDescription', 'a.b.v12', ['a.b.v12', '']],
    ['TopicConsumer Group', 'a.b.v1shop-consumer', ['a.b.v1', 'shop-consumer']],
    ['TopicDescription', 'a.b.v13\tparty', ['a.b.v13', 'party']],
    [
      'Topic\tProducer\tConsumers',
      'a.b.v1\tOrders\tBilling',
      ['a.b.v1', 'Orders', 'Billing'],
    ],
  ])('are split where the cells tell: %s over %s', (header, row, cells) => {
    const { unplaced, markdown } = table(header, row);
    expect(unplaced.filter(entry => entry.line === 4)).toEqual([]);
    const written = markdown
      .split('\n')
      .find(line => line.startsWith('| `a.b'));
    expect(
      written
        ?.split('|')
        .slice(1, -1)
        .map(cell => cell.replace(/`/g, '').trim()),
    ).toEqual(cells);
  });

  it('goes on with the table below a row that it could not split', () => {
    const { markdown } = table(
      'TopicDescription',
      'a.b.v1One',
      'a.b.v13rd party',
      'a.c.v1Two',
    );
    const { registry } = parseDocument(markdown, options);
    expect(registry.topics.map(topic => topic.name)).toEqual([
      'a.b.v1',
      'a.c.v1',
    ]);
  });

  it('reports a row under no header, and an example that never ends', () => {
    expect(convert('Page', '', 'a.b.v1One', '').unplaced).toMatchObject([
      { line: 3, reason: expect.stringContaining('under no header') },
    ]);
    expect(
      convert('Page', '', 'Envelopejson', '{', '  "a": 1', '').unplaced,
    ).toMatchObject([
      { line: 3, reason: expect.stringContaining('no complete JSON') },
    ]);
  });
});

describe('looksFlattened', () => {
  it('knows a page from Markdown and from prose', () => {
    expect(looksFlattened(fixture('flattened.txt'))).toBe(true);
    expect(
      looksFlattened(
        `\uFEFF${fixture('flattened.txt').replace(/\n/g, '\r\n')}`,
      ),
    ).toBe(true);
    expect(looksFlattened(fixture('tables.md'))).toBe(false);
    expect(looksFlattened(fixture('bullets.md'))).toBe(false);
    expect(
      looksFlattened(
        convertFlattened(fixture('flattened.txt'), options).markdown,
      ),
    ).toBe(false);
    expect(
      looksFlattened('A page about topics.\n\na.b.v1 is one of them.\n'),
    ).toBe(false);
    expect(looksFlattened('TopicDescription\n\nwords\n')).toBe(false);
  });
});
