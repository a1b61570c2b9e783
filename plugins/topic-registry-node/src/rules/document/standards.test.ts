import { findIn } from '../testing';

describe('standards/dedupe-window', () => {
  const text = (window: string, retention: string, topic = '') =>
    `# T\n\n### Idempotency\n\n- Store processed event IDs for at least ${window}\n\n### Topic Settings\n\n- **Retention:** ${retention}\n\n## Active Topics\n\n### **a_events**\n- **Producer:** a-svc\n${topic}`;

  it.each<[string, string, string[]]>([
    ['as long', text('7 days', '7 days'), []],
    ['longer', text('30 days', '7 days (default), 30 days (audit topics)'), []],
    ['shorter', text('24 hours', '7 days'), ['warning 5 "24 hours"']],
    [
      'shorter than for a class',
      text('7 days', '7 days (default), 30 days (audit topics)'),
      ['warning 5 "7 days"'],
    ],
    [
      'shorter than for a topic',
      text('7 days', '7 days', '- **Retention:** unlimited\n'),
      ['warning 5 "7 days"'],
    ],
    [
      'no retention stated',
      '# T\n\nIds are kept for deduplication for 24h.\n',
      [],
    ],
  ])('%s', (_, document, expected) => {
    expect(findIn(document, 'standards/dedupe-window').told).toEqual(expected);
  });
});

describe('standards/undefined-class', () => {
  const text = (retention: string, topicClass = '') =>
    `# T\n\n### Topic Settings\n\n- **Retention:** ${retention}\n\n## Active Topics\n\n### **a_events**\n- **Producer:** a-svc\n${topicClass}`;
  const BOTH = '7 days (default), 30 days (audit topics)';

  it.each<[string, string, string[]]>([
    ['a class without topics', text(BOTH), ['info 5 "30 days"']],
    ['a class with topics', text(BOTH, '- **Class:** audit\n'), []],
    [
      'topics of another class',
      text(BOTH, '- **Class:** billing\n'),
      ['warning 11 "billing"', 'info 5 "30 days"'],
    ],
    [
      'no classes in the standards',
      text('7 days', '- **Class:** billing\n'),
      [],
    ],
  ])('%s', (_, document, expected) => {
    expect(findIn(document, 'standards/undefined-class').told).toEqual(
      expected,
    );
  });
});

describe('standards/undefined-variable', () => {
  const text = (template: string) =>
    `# T\n\n## Consumer Group Naming\n\nFormat: \`${template}\`\n`;

  it.each<[string, string[]]>([
    ['{service_name}_{topic_name}_consumer', []],
    ['{service:kebab}-svc-{domain:word}-consumer', []],
    [
      '{service}-{purpose}-consumer',
      ['warning 5 "{service}-{purpose}-consumer"'],
    ],
    ['{service:words}_{topic}', ['error 5 "{service:words}_{topic}"']],
    ['{service}{topic}', ['error 5 "{service}{topic}"']],
  ])('%s', (template, expected) => {
    expect(findIn(text(template), 'standards/undefined-variable').told).toEqual(
      expected,
    );
  });
});

describe('standards/broker-host', () => {
  const text = (...rows: string[]) =>
    `# T\n\n| Environment | Broker |\n|---|---|\n${rows
      .map(row => `| ${row} |`)
      .join('\n')}\n`;

  it.each<[string, string[], string[]]>([
    [
      'addresses that Amazon MSK gives',
      [
        'Staging | boot-gpm4u49z.c2.kafka-serverless.us-east-1.amazonaws.com:9098',
        'Production | b-1.orders.abc123.c7.kafka.eu-central-1.amazonaws.com:9098',
        'Public | b-1-public.orders.abc123.c7.kafka.eu-central-1.amazonaws.com:9198',
        'Proxied | kafka-0a1b.elb.eu-central-1.amazonaws.com:9098',
      ],
      [],
    ],
    [
      'one that it does not',
      ['Production | b-1.eventzr-msk-prod.ap-south-1.amazonaws.com:9098'],
      ['warning 5 "b-1.eventzr-msk-prod.ap-south-1.amazonaws.com:9098"'],
    ],
    [
      'one for two environments',
      [
        'Staging | broker-1.acme.test:9092',
        'Production | broker-1.acme.test:9092',
      ],
      ['warning 6 "broker-1.acme.test:9092"'],
    ],
    [
      'two ports of one host',
      [
        'Staging | broker-1.acme.test:9092',
        'Production | broker-1.acme.test:9192',
      ],
      [],
    ],
  ])('%s', (_, rows, expected) => {
    expect(findIn(text(...rows), 'standards/broker-host').told).toEqual(
      expected,
    );
  });
});

describe('a faulty template that is stated twice', () => {
  it('is told at both places, and ends no evaluation', () => {
    const text = `---
topic: ['{a b}_x', '{a b}_x']
consumerGroup: ['{a b}_x', '{a b}_x']
---

# T
`;
    for (const rule of [
      'standards/undefined-variable',
      'group/ambiguous-template',
    ]) {
      const { findings } = findIn(text, rule);
      expect(findings.length).toBeGreaterThan(1);
      expect(new Set(findings.map(one => one.fingerprint)).size).toBe(
        findings.length,
      );
    }
  });
});
