import { edges, namesOf, parse, topicOf, topicWith } from './testing/parsed';

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
