import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { edges, namesOf, parse, topicOf, topicWith } from './testing/parsed';

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

  it('reports counts that give no number', () => {
    expect(reasons(parse('# T\n\n**Total Topics:** about 20\n'))).toEqual([
      expect.stringContaining('no exact number'),
    ]);
    expect(reasons(parse('# T\n\n**Total Topics:**20\n'))).toEqual([
      expect.stringContaining('looks like a count'),
    ]);
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
