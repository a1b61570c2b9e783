import { parse } from '../testing/parsed';

const namesIn = (cell: string) => {
  const { registry, unparsed } = parse(
    `# Kafka topics\n\n| Topic | Producer |\n|---|---|\n| ${cell} | a-svc |\n`,
  );
  return {
    topics: registry.topics.map(({ name }) => name),
    reasons: unparsed.map(({ reason }) => reason),
  };
};

describe('a name that a cell gives in part', () => {
  it.each([
    ['`watch.item.added` / `removed`', 'watch.item.removed'],
    ['`watch.item.added`, `.removed`', 'watch.item.removed'],
    ['`order_paid` / `sent`', 'order_sent'],
    ['`order-created` / `updated`', 'order-updated'],
    ['`order.events` / `.dlq`', 'order.events.dlq'],
  ])('is read in %s', (cell, second) => {
    const { topics, reasons } = namesIn(cell);
    expect(topics).toEqual([expect.any(String), second]);
    expect(reasons).toEqual([]);
  });

  it.each([
    '`order.events` / `dlq`',
    '`order.created.v1` / `v2`',
    '`order.created` / `-deleted`',
    '`order.created` / `stock`',
  ])('is reported where it may be read in two ways: %s', cell => {
    const { topics, reasons } = namesIn(cell);
    expect(topics).toHaveLength(1);
    expect(reasons).toEqual([
      expect.stringMatching(/is no whole name of a topic; write it out$/),
    ]);
  });

  it('has the span of its own words', () => {
    const text =
      '# Kafka topics\n\n| Topic | Producer |\n|---|---|\n| `a.b.added` / `removed` | x-svc |\n';
    const [, second] = parse(text).registry.topics;
    expect(text.slice(second.range.offset, second.range.endOffset)).toBe(
      'removed',
    );
  });
});
