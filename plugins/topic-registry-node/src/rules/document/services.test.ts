import { findIn } from '../testing';

const parties = (...fields: string[]) =>
  `# Topics\n\n## Active Topics\n${fields
    .map(
      (field, index) =>
        `\n### **t${index}_events**\n- **Producer:** ${field}\n`,
    )
    .join('')}`;
const INDEX = `
## Service Index

| Service | Team |
|---|---|
| order-svc | red |
| stock-svc | blue |
`;

describe('service/name-variant', () => {
  it.each<[string, string[], string[]]>([
    [
      'a short form is information',
      ['Service 22 (Billing & Revenue Management)', 'Service 22 (Billing)'],
      ['info 9 "Billing"'],
    ],
    [
      'another name is not',
      ['Service 22 (Billing)', 'Service 22 (Payments Hub)'],
      ['warning 6 "Billing"'],
    ],
    [
      'two references that mean one service',
      ['order-svc', 'order-service'],
      ['warning 9 "order-service"'],
    ],
    [
      'one name',
      ['Service 22 (Billing)', 'Service 22 (Billing)', 'Service 22'],
      [],
    ],
    ['two services', ['order-svc', 'orders-archive-svc'], []],
  ])('%s', (_, list, expected) => {
    expect(findIn(parties(...list), 'service/name-variant').told).toEqual(
      expected,
    );
  });
});

describe('service/unnamed', () => {
  it('finds a number without a name, where others have one', () => {
    expect(
      findIn(
        parties('Services 1 (Sales), 2 (Stock)', 'Service 3', 'Service 1'),
        'service/unnamed',
      ).told,
    ).toEqual(['warning 9 "3"']);
    expect(
      findIn(parties('Service 1', 'Service 2'), 'service/unnamed').told,
    ).toEqual([]);
  });
});

describe('service/ambiguous', () => {
  it('finds a name that two services bear', () => {
    expect(
      findIn(
        parties('Service 1 (Sales)', 'Service 2 (Stock)', 'Service 3 (sales)'),
        'service/ambiguous',
      ).told,
    ).toEqual(['warning 12 "sales"']);
    expect(
      findIn(
        parties('Service 1 (Sales)', 'Service 2 (Stock)'),
        'service/ambiguous',
      ).told,
    ).toEqual([]);
  });
});

describe('service/unknown', () => {
  it('finds each party that the index does not list, once', () => {
    const text = parties('order-svc', 'stok-svc', 'stok-svc') + INDEX;
    const { told, findings } = findIn(text, 'service/unknown');
    expect(told).toEqual(['warning 9 "stok-svc"']);
    expect(findings[0].message).toContain('did you mean `stock-svc`?');
  });

  it('is silent without an index', () => {
    expect(findIn(parties('stok-svc'), 'service/unknown').told).toEqual([]);
  });
});

describe('service/isolated', () => {
  it('finds a service of the index that has no topic', () => {
    expect(
      findIn(parties('order-svc') + INDEX, 'service/isolated').told,
    ).toEqual(['info 13 "stock-svc"']);
    expect(
      findIn(parties('order-svc, stock-svc') + INDEX, 'service/isolated').told,
    ).toEqual([]);
  });
});

describe('group/ambiguous-template', () => {
  const CONVENTION = `# T

## Consumer Group Naming

Format: \`{service}_{topic}_consumer\`

## Topics
`;
  const topic = (name: string, producer: string) =>
    `\n### **${name}**\n- **Producer:** ${producer}\n`;

  it('finds a name that two services give on two topics', () => {
    const text =
      CONVENTION +
      topic('item_events', 'sales_order') +
      topic('order_item_events', 'sales');
    const { told, findings } = findIn(text, 'group/ambiguous-template');
    expect(told).toEqual(['warning 12 "order_item_events"']);
    expect(findings[0].declared).toBe('sales_order_item_events_consumer');
  });

  it('is silent where no service of the document gives such a name', () => {
    const text =
      CONVENTION +
      topic('item_events', 'stock') +
      topic('order_item_events', 'sales');
    expect(findIn(text, 'group/ambiguous-template').told).toEqual([]);
  });

  it('finds a template that tells no service', () => {
    const text = CONVENTION.replace('{service}', '{team}') + topic('a', 'b');
    expect(findIn(text, 'group/ambiguous-template').told).toEqual([
      'warning 5 "{team}_{topic}_consumer"',
    ]);
  });
});
