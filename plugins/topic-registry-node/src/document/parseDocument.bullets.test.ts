import { readFileSync } from 'fs';
import { resolve } from 'path';
import { count, edges, namesOf, parse, topicOf } from './testing/parsed';

const fixture = (name: string) =>
  readFileSync(resolve(__dirname, '__fixtures__', name), 'utf8');

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
