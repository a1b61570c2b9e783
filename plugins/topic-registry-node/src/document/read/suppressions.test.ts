import { SourceRange } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '../parseDocument';

const DOCUMENT = `# Topics

<!-- topic-registry-ignore-file standards/broker-host: the old network -->

**Total Active Topics:** 3 <!-- topic-registry-ignore document/declared-count: counted tomorrow -->

## Active Topics

### Sales (Service 1)

<!-- topic-registry-ignore topic/no-schema, topic/no-owner: settled with
the new billing (until 2026-03-31) -->
#### 1. **auth_events**
- **Producer:** Service 1 (Sales)
  <!-- topic-registry-ignore topic/no-event: as topic/no-schema says -->
- **Consumers:** Service 2 (Stock)

---

<!-- topic-registry-ignore drift/retention: audited -->

#### 2. **client_events**
- **Producer:** Service 1 (Sales)
- **Key Events:** \`client_created\`

<!-- topic-registry-ignore event/twin: split next year, until the next release -->
### Tables

| Topic | Producer | Consumers |
|---|---|---|
| \`table_events\` <!-- topic-registry-ignore topic/name: kept --> | sales-svc | stock-svc |
| \`other_events\` | sales-svc | stock-svc |

\`\`\`
<!-- topic-registry-ignore topic/name: an example -->
\`\`\`

<!-- topic-registry-ignore topic/name: nothing follows -->
`;

const parse = (text: string) => parseDocument(text, { id: 'x', file: 'x.md' });
const slice = (text: string, { offset, endOffset }: SourceRange) =>
  text.slice(offset, endOffset);

describe('comments that silence rules', () => {
  const { registry, unparsed } = parse(DOCUMENT);
  const { suppressions } = registry;

  it('are no statements: the document reads as without them', () => {
    expect(unparsed).toEqual([]);
    expect(registry.topics.map(({ name }) => name)).toEqual([
      'auth_events',
      'client_events',
      'table_events',
      'other_events',
    ]);
    const [auth] = registry.topics;
    expect(auth.parties.map(({ ref }) => ref)).toEqual([
      'service-1',
      'service-2',
    ]);
    expect(registry.counts).toEqual([
      expect.objectContaining({ stated: 3, found: 4 }),
    ]);
  });

  it('tell their rules, reason and last day', () => {
    expect(
      suppressions.map(({ rules, reason, until, problem }) => [
        rules.map(({ value }) => value).join(),
        reason,
        until?.value,
        problem,
      ]),
    ).toEqual([
      ['standards/broker-host', 'the old network', undefined, undefined],
      ['document/declared-count', 'counted tomorrow', undefined, undefined],
      [
        'topic/no-schema,topic/no-owner',
        'settled with the new billing',
        '2026-03-31',
        undefined,
      ],
      ['topic/no-event', 'as topic/no-schema says', undefined, undefined],
      ['drift/retention', 'audited', undefined, undefined],
      [
        'event/twin',
        'split next year, until the next release',
        undefined,
        undefined,
      ],
      ['topic/name', 'kept', undefined, undefined],
      [
        'topic/name',
        'nothing follows',
        undefined,
        'nothing follows that it could cover',
      ],
    ]);
  });

  it('cover the topic around them, else the block that follows', () => {
    expect(
      suppressions.map(({ covers }) => {
        const text = covers && slice(DOCUMENT, covers).split('\n');
        return text && [text[0], text[text.length - 1]].join(' … ');
      }),
    ).toEqual([
      undefined,
      '**Total Active Topics:** 3 <!-- topic-registry-ignore document/declared-count: counted tomorrow --> … **Total Active Topics:** 3 <!-- topic-registry-ignore document/declared-count: counted tomorrow -->',
      '#### 1. **auth_events** … - **Consumers:** Service 2 (Stock)',
      '#### 1. **auth_events** … - **Consumers:** Service 2 (Stock)',
      '#### 2. **client_events** … - **Key Events:** `client_created`',
      expect.stringMatching(/^### Tables … /),
      expect.stringMatching(/^\| `table_events`.* … \| `table_events`/),
      undefined,
    ]);
  });

  it('stand where they say, to the character', () => {
    const [, , third] = suppressions;
    expect(third.rules.map(({ range }) => slice(DOCUMENT, range))).toEqual([
      'topic/no-schema',
      'topic/no-owner',
    ]);
    expect(slice(DOCUMENT, third.until!.range)).toBe('2026-03-31');
    expect(slice(DOCUMENT, third.range)).toMatch(/^<!--[^]*-->$/);
    expect(third.range.line).toBe(11);
  });

  it.each([
    ['ignore topic/name', 'it gives no reason'],
    ['ignore topic/name:', 'it gives no reason'],
    ['ignore topic/name until 2026-01-01', 'it gives no reason'],
    ['ignore: because', 'it names no rule, such as `topic/no-schema`'],
    ['ignore', 'it names no rule, such as `topic/no-schema`'],
    ['ignore topic/name: x until 2026-02-30', '`2026-02-30` is no day'],
    ['ignore topic/name: x until 31.3.2026', '`31.3.2026` is no day'],
    ['disable topic/name: x', '`topic-registry-disable` is not known'],
  ])('is not understood: %s', (body, problem) => {
    const [comment] = parse(`# T\n\n<!-- topic-registry-${body} -->\n\nwords\n`)
      .registry.suppressions;
    expect(comment.problem).toContain(problem);
  });

  it('keep their places after a byte order mark and with CRLF', () => {
    const text = `\uFEFF# T\r\n\r\n<!-- topic-registry-ignore topic/name: x -->\r\n#### **a_events**\r\n- **Producer:** a-svc\r\n`;
    const [comment] = parse(text).registry.suppressions;
    expect(slice(text, comment.rules[0].range)).toBe('topic/name');
    expect(slice(text, comment.covers!)).toMatch(
      /^#### \*\*a_events\*\*[^]*a-svc$/,
    );
  });
});
