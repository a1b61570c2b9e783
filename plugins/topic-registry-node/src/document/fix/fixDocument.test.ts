import {
  Finding,
  ParsedDocument,
  SourceRange,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { evaluateRegistry } from '../../rules';
import { fixDocument } from './fixDocument';

const options = { id: 'x', file: 'x.md' };

const DOCUMENT = `# Topics 😀

## Topic Naming Convention

- **\`{domain}_events\`**: General event streams

## Active Kafka Topics

#### 1. **authEvents**
- **Producer:** Service 0 (Identity)
- **Purpose:** accounts <!-- kept -->
- **Key Events:** \`user_signed_up\`

#### 2. **order_events**
- **Producer:** Service 6 (Orders)
- **Note:** follows \`authEvents\`
- **Purpose:** orders
`;

function byRules(parsed: ParsedDocument): Finding[] {
  return evaluateRegistry({
    ...parsed,
    timezone: 'UTC',
    serviceAliases: {},
    now: new Date('2026-01-01T00:00:00Z'),
  }).findings;
}

/** A finding for each range that the rule of a test names, with its suggestion. */
function found(name: string, range: SourceRange, replacement: string): Finding {
  return {
    rule: 'test/rule',
    severity: 'warning',
    registry: 'x',
    subject: { kind: 'event', name },
    message: `${name} is to be ${replacement}`,
    evidence: [],
    location: { file: 'x.md', ...range },
    fingerprint: name,
    suggestion: { text: `Write ${replacement}`, replacement },
  };
}

/** Wants the purpose of every topic in capital letters. */
const loud = (parsed: ParsedDocument) =>
  parsed.registry.topics.flatMap(({ name, purpose }) =>
    purpose && purpose.value !== purpose.value.toUpperCase()
      ? [found(name, purpose.range, purpose.value.toUpperCase())]
      : [],
  );

describe('fixDocument', () => {
  it('gives a topic its name wherever the document speaks of it', () => {
    const { text, fixed, refused } = fixDocument(DOCUMENT, {
      ...options,
      evaluate: byRules,
    });
    expect(text).toBe(DOCUMENT.split('authEvents').join('auth_events'));
    expect(fixed.map(one => one.rule)).toEqual(['topic/name']);
    expect(refused).toEqual([]);
  });

  it.each([
    ['LF', (text: string) => text],
    [
      'CRLF and a byte order mark',
      (text: string) => `\uFEFF${text.split('\n').join('\r\n')}`,
    ],
    ['no final newline', (text: string) => text.trimEnd()],
  ])('changes the places of the findings alone: %s', (_, write) => {
    const source = write(DOCUMENT.replace(' <!-- kept -->', ''));
    const { text, fixed, findings } = fixDocument(source, {
      ...options,
      evaluate: loud,
    });
    expect(text).toBe(
      source
        .replace('**Purpose:** accounts', '**Purpose:** ACCOUNTS')
        .replace('**Purpose:** orders', '**Purpose:** ORDERS'),
    );
    expect(fixed).toHaveLength(2);
    expect(findings).toEqual([]);
  });

  it('refuses what would change more, and mends the rest', () => {
    const evaluate = (parsed: ParsedDocument) => [
      ...loud(parsed),
      ...parsed.registry.topics
        .filter(({ events }) => events.length > 0)
        .map(({ events: [event] }) =>
          found('bad', event.range, 'x`\n\n#### 3. **new_events**\n'),
        ),
    ];
    const { text, fixed, refused } = fixDocument(DOCUMENT, {
      ...options,
      evaluate,
    });
    expect(fixed.map(one => one.subject.name).sort()).toEqual([
      'authEvents',
      'order_events',
    ]);
    expect(refused).toMatchObject([
      { finding: { fingerprint: 'bad' }, reason: expect.any(String) },
    ]);
    expect(text).toContain('`user_signed_up`');
    expect(text).toContain('ORDERS');
  });

  it('lets a comment that silences rules cover what it covered', () => {
    const text = DOCUMENT.replace(
      '#### 2.',
      '<!-- topic-registry-ignore topic/no-consumr: later -->\n\n#### 2.',
    );
    const named = fixDocument(`\uFEFF${text}`, {
      ...options,
      evaluate: parsed =>
        byRules(parsed).filter(({ rule }) => rule !== 'suppression/unused'),
    });
    expect(named.refused).toEqual([]);
    expect(named.fixed.map(one => one.rule).sort()).toEqual([
      'suppression/malformed',
      'topic/name',
    ]);
    expect(named.text).toContain('-ignore topic/no-consumer: later');
    const parted = fixDocument(text, {
      ...options,
      evaluate: ({ registry: { topics } }) =>
        topics
          .filter(({ purpose }) => purpose?.value === 'accounts')
          .map(({ events: [event] }) =>
            found(
              'a',
              event.range,
              'a_b` <!-- topic-registry-ignore event/name: x --> `',
            ),
          ),
    });
    expect(parted.text).toBe(text);
    expect(parted.refused).toMatchObject([{ reason: expect.any(String) }]);
    const more = fixDocument(text, {
      ...options,
      evaluate: ({ registry: { topics, suppressions } }) =>
        suppressions.length > 1
          ? []
          : topics
              .slice(0, 1)
              .map(({ purpose }) =>
                found(
                  'purpose',
                  purpose!.range,
                  'accounts <!-- topic-registry-ignore event/name: x -->',
                ),
              ),
    });
    expect(more.text).toBe(text);
    expect(more.refused).toMatchObject([
      { reason: expect.stringContaining('come to silence `event/name`') },
    ]);
  });

  it('comes to an end where a finding stays or comes back', () => {
    const stubborn = (parsed: ParsedDocument) =>
      parsed.registry.topics
        .slice(0, 1)
        .map(({ purpose }) =>
          found('stays', purpose!.range, `${purpose!.value}!`),
        );
    const one = fixDocument(DOCUMENT, { ...options, evaluate: stubborn });
    expect(one).toMatchObject({
      text: DOCUMENT,
      fixed: [],
      refused: [{ reason: 'the finding would stay' }],
    });
    let turn = 0;
    const restless = (parsed: ParsedDocument) => {
      turn += 1;
      const { purpose } = parsed.registry.topics[1];
      return [found(`turn ${turn}`, purpose!.range, `orders ${turn}`)];
    };
    const two = fixDocument(DOCUMENT, { ...options, evaluate: restless });
    expect(two.text).toBe(DOCUMENT);
    expect(two.refused).toHaveLength(1);
  });
});
