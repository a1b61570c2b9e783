import { InputError } from '@backstage/errors';
import { parseDocument } from '../parseDocument';
import { editDocument } from './editDocument';
import { applySplices } from './splices';
import { EditOperation, EditOptions } from './types';

const options: EditOptions = { id: 'x', file: 'x.md' };

const DOCUMENT = `# Topics

## Active Topics

### Sales (Services 1, 2)

#### 1. **a_events**
- **Producer:** Service 1
- **Purpose:** First

<!-- topic-registry-ignore topic/no-schema: settled later -->
<!-- topic-registry-ignore topic/no-owner: nobody
yet -->

#### 2. **b_events**
- **Producer:** Service 2
- **Purpose:** Second

<!-- topic-registry-ignore topic/no-consumer: read from March on -->

#### 3. **c_events**
- **Producer:** Service 1
- **Purpose:** Third

<!-- a thought -->
<!-- topic-registry-ignore standards/broker-host: the old network -->
## Standards

Nothing else.
`;

const TABLES = `# Topics

<!-- topic-registry-ignore topic/no-schema: settled later -->

| Topic | Producer | Retention | Status |
|---|---|---|---|
| \`a.b\` | x-svc | 7 days <!-- topic-registry-ignore standards/undefined-class: as asked --> | Active |
| \`a.c\` <!-- topic-registry-ignore topic/no-owner: theirs --> | x-svc | 7 days | Active |
| \`a.d\` | x-svc | 7 days | Active |
<!-- topic-registry-ignore standards/broker-host: the old network -->

The words of the hosts.
`;

function edit(text: string, operation: EditOperation): string {
  const result = editDocument(text, operation, options);
  expect(applySplices(text, result.splices)).toBe(result.text);
  return result.text;
}

/** Each comment with the topics that it covers, or the beginning of what it covers. */
function bindings(text: string): string[] {
  const { suppressions, topics } = parseDocument(text, options).registry;
  return suppressions.map(({ rules, covers, problem }) => {
    const names = topics
      .filter(
        ({ range }) =>
          covers &&
          range.offset >= covers.offset &&
          range.offset < covers.endOffset,
      )
      .map(({ name }) => name);
    const first = covers && /.*/.exec(text.slice(covers.offset))?.[0];
    return `${rules.map(({ value }) => value).join()} → ${
      names.join() || first || problem
    }`;
  });
}

describe('comments above the heading of a topic', () => {
  it('bind as the cases below take it', () => {
    expect(bindings(DOCUMENT)).toEqual([
      'topic/no-schema → b_events',
      'topic/no-owner → b_events',
      'topic/no-consumer → c_events',
      'standards/broker-host → ## Standards',
    ]);
  });

  it.each([
    ['LF', (text: string) => text],
    ['CRLF', (text: string) => text.replace(/\n/g, '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('go with it: %s', (_, write) => {
    expect(edit(write(DOCUMENT), { kind: 'remove', topic: 'b_events' })).toBe(
      write(
        DOCUMENT.replace(
          /<!-- topic-registry-ignore topic\/no-schema[^]*?Second\n\n/,
          '',
        )
          .replace('3. **c', '2. **c')
          .replace('(Services 1, 2)', '(Service 1)'),
      ),
    );
  });

  it('go with it at the end of the document', () => {
    const text = DOCUMENT.slice(0, DOCUMENT.indexOf('\n<!-- a thought'));
    const after = edit(text, { kind: 'remove', topic: 'c_events' });
    expect(after).toBe(
      text.slice(
        0,
        text.indexOf('\n<!-- topic-registry-ignore topic/no-consumer'),
      ),
    );
  });

  it('go with it over a thematic break and a comment of another kind, which stay', () => {
    const text = DOCUMENT.replace(
      'March on -->\n',
      'March on -->\n\n---\n\n<!-- a note -->\n',
    );
    expect(bindings(text)).toEqual(bindings(DOCUMENT));
    const after = edit(text, { kind: 'remove', topic: 'c_events' });
    expect(after).not.toContain('March');
    expect(after).toContain(
      'Second\n\n---\n\n<!-- a note -->\n\n<!-- a thought',
    );
  });

  it('leave a comment of another kind on their line', () => {
    const text = DOCUMENT.replace(
      '<!-- topic-registry-ignore topic/no-consumer',
      '<!-- a note --> <!-- topic-registry-ignore topic/no-consumer',
    );
    expect(edit(text, { kind: 'remove', topic: 'c_events' })).toContain(
      'Second\n\n<!-- a note -->\n\n<!-- a thought',
    );
  });

  it('move with it below another entry', () => {
    const text = DOCUMENT.replace(
      '<!-- a thought',
      '## Deprecated Topics\n\n### **old_events** (DEPRECATED)\n- **Purpose:** Gone\n\n<!-- topic-registry-ignore topic/no-owner: gone too -->\n### **older_events** (DEPRECATED)\n- **Purpose:** Gone\n\n<!-- a thought',
    );
    const after = edit(text, {
      kind: 'deprecate',
      topic: 'b_events',
      date: '2025-11-01',
    });
    expect(after).toContain(
      [
        '### **older_events** (DEPRECATED)',
        '- **Purpose:** Gone',
        '',
        '<!-- topic-registry-ignore topic/no-schema: settled later -->',
        '<!-- topic-registry-ignore topic/no-owner: nobody',
        'yet -->',
        '',
        '### **b_events** (DEPRECATED)',
        '- **Deprecated:** 2025-11-01',
      ].join('\n'),
    );
    expect(bindings(after).sort()).toEqual(bindings(text).sort());
  });

  it('move with it into a new section, which goes above the comments of what follows', () => {
    const after = edit(DOCUMENT, {
      kind: 'deprecate',
      topic: 'b_events',
      date: '2025-11-01',
    });
    expect(after).toContain(
      [
        '- **Purpose:** Third',
        '',
        '## Deprecated Topics',
        '',
        '<!-- topic-registry-ignore topic/no-schema: settled later -->',
        '<!-- topic-registry-ignore topic/no-owner: nobody',
        'yet -->',
        '',
        '### **b_events** (DEPRECATED)',
      ].join('\n'),
    );
    expect(bindings(after).sort()).toEqual(bindings(DOCUMENT).sort());
  });

  it('move with it where a proposed topic is promoted', () => {
    const text = `${DOCUMENT}
## Future Topics

<!-- topic-registry-ignore proposed/undecided: soon -->
### **n_events** (PROPOSED)
- **Proposed Producer:** Service 2
- **Purpose:** Later

<!-- topic-registry-ignore topic/no-owner: theirs -->
### **o_events** (PROPOSED)
- **Purpose:** Later
`;
    const after = edit(text, { kind: 'promote', topic: 'n_events' });
    expect(after).toContain(
      'Third\n\n<!-- topic-registry-ignore proposed/undecided: soon -->\n#### 4. **n_events**',
    );
    expect(bindings(after).sort()).toEqual(bindings(text).sort());
  });

  it('stay with it where an entry is added above them', () => {
    const added: EditOperation = {
      kind: 'add-topic',
      category: 'Sales',
      topic: { name: 'd_events', fields: { purpose: 'Fourth' } },
    };
    const [, rest] = DOCUMENT.split('\n#### 2. **b_events**');
    // So that the last entry of the category has comments below it.
    const text = `${DOCUMENT.slice(
      0,
      DOCUMENT.indexOf('#### 2. **b_events**'),
    )}### Stock (Service 2)\n\n#### 2. **b_events**${rest}`;
    const after = edit(text, added);
    expect(after).toContain(
      'First\n\n#### 2. **d_events**\n- **Purpose:** Fourth\n\n<!-- topic-registry-ignore topic/no-schema',
    );
    expect(bindings(after)).toEqual(bindings(text));
    expect(edit(after, { kind: 'remove', topic: 'd_events' })).toBe(text);
  });

  it('that bind to nothing still do, once a section is added at the end', () => {
    const text = `${DOCUMENT.slice(
      0,
      DOCUMENT.indexOf('\n<!-- a thought'),
    )}\n<!-- topic-registry-ignore topic/name: nothing follows -->\n`;
    const after = edit(text, {
      kind: 'deprecate',
      topic: 'a_events',
      date: '2025-11-01',
    });
    expect(bindings(after).sort()).toEqual(bindings(text).sort());
    expect(after).toMatch(/nothing follows -->\n$/);
  });
});

describe('comments around tables and in them', () => {
  it('bind as the cases below take it', () => {
    expect(bindings(TABLES)).toEqual([
      'topic/no-schema → a.b,a.c,a.d',
      'standards/undefined-class → a.b',
      'topic/no-owner → a.c',
      'standards/broker-host → The words of the hosts.',
    ]);
  });

  it.each<[string, EditOperation]>([
    [
      'a row is added',
      {
        kind: 'add-topic',
        topic: { name: 'a.e', producers: [{ name: 'x-svc' }] },
      },
    ],
    ['a row is taken out', { kind: 'remove', topic: 'a.d' }],
    [
      'a cell is filled',
      {
        kind: 'change-field',
        topic: 'a.d',
        field: 'retention',
        value: '1 day',
      },
    ],
    [
      'a cell with a comment is filled',
      {
        kind: 'change-field',
        topic: 'a.b',
        field: 'retention',
        value: '1 day',
      },
    ],
    ['a row is renamed', { kind: 'rename', topic: 'a.d', to: 'a.e' }],
  ])('stay what they are where %s', (_, operation) => {
    const after = edit(TABLES, operation);
    const gone =
      operation.kind === 'remove' || operation.kind === 'rename' ? ',a.d' : '';
    const come =
      operation.kind === 'add-topic' || operation.kind === 'rename'
        ? ',a.e'
        : '';
    expect(bindings(after)).toEqual(
      bindings(TABLES).map(line =>
        line.replace('a.b,a.c,a.d', `a.b,a.c,a.d${come}`.replace(gone, '')),
      ),
    );
    expect(after.match(/<!--.*?-->/g)).toEqual(TABLES.match(/<!--.*?-->/g));
  });

  it('go with the row that they stand in', () => {
    const after = edit(TABLES, { kind: 'remove', topic: 'a.c' });
    expect(bindings(after)).toEqual([
      'topic/no-schema → a.b,a.d',
      'standards/undefined-class → a.b',
      'standards/broker-host → The words of the hosts.',
    ]);
  });

  it('move with it', () => {
    const text = `# T

## Active Topics

| Topic | Producer |
|---|---|
| \`a.b\` | x-svc |
| \`a.c\` <!-- topic-registry-ignore topic/no-owner: theirs --> | x-svc |
`;
    const after = edit(text, {
      kind: 'deprecate',
      topic: 'a.c',
      date: '2025-11-01',
    });
    expect(after).toContain('| Topic | Producer | Deprecated |');
    expect(bindings(after)).toEqual(['topic/no-owner → a.c']);
    const next = edit(after, {
      kind: 'deprecate',
      topic: 'a.b',
      date: '2025-11-01',
    });
    expect(bindings(next)).toEqual(['topic/no-owner → a.c']);
  });

  it('above a list stay with it where its first item goes', () => {
    const text = `# T

## Kafka Topics

<!-- topic-registry-ignore topic/no-schema: settled later -->

- \`a.b\` - one
- \`a.c\` - two
- \`a.d\` - three
`;
    expect(bindings(text)).toEqual(['topic/no-schema → a.b,a.c,a.d']);
    const after = edit(text, { kind: 'remove', topic: 'a.b' });
    expect(after).toBe(text.replace('- `a.b` - one\n', ''));
  });
});

describe('an edit is refused', () => {
  it.each<[string, string, EditOperation, string]>([
    [
      'that would bring a comment with a value',
      DOCUMENT,
      {
        kind: 'add-event',
        topic: 'a_events',
        event: {
          type: 'a_made',
          description: 'x <!-- topic-registry-ignore topic/no-schema: x -->',
        },
      },
      'would be read as "x"',
    ],
    [
      'that would take a comment away with a value',
      DOCUMENT.replace(
        '- **Purpose:** First',
        '- **Purpose:** First\n- **Key Events:**\n  - `a_made` <!-- topic-registry-ignore event/name: theirs -->\n  - `a_sent`',
      ),
      { kind: 'remove-event', topic: 'a_events', type: 'a_made' },
      'silences `event/name`',
    ],
    [
      'that would take the list under a comment away',
      `# T

## Kafka Topics

<!-- topic-registry-ignore topic/no-schema: settled later -->

- \`a.b\` - one

## More Kafka Topics

- \`a.c\` - two
`,
      { kind: 'remove', topic: 'a.b' },
      'silences `topic/no-schema`',
    ],
  ])('%s', (_, text, operation, reason) => {
    const attempt = () => edit(text, operation);
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(reason);
  });
});
