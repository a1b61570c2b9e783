import { boundText, findIn, lint, withOptions } from '../testing';

/** A document of topics with a producer, each with what else it states. */
const topics = (entries: Record<string, string>) =>
  `# Topics\n\n## Active Topics\n${Object.entries(entries)
    .map(
      ([name, fields]) =>
        `\n### **${name}**\n- **Producer:** order-svc\n${fields}`,
    )
    .join('\n')}\n`;
const table = (header: string, ...rows: string[]) =>
  `# Topics\n\n| ${header} |\n|${header
    .split('|')
    .map(() => '---|')
    .join('')}\n${rows.map(row => `| ${row} |`).join('\n')}\n`;

describe('topic/name-collision', () => {
  it.each([
    [
      'names whose metrics are the same',
      ['`order.created`', '`order_created`'],
      ['error 6 "order_created"'],
    ],
    [
      'names that differ in case',
      ['`orders-v1`', '`Orders-V1`', '`orders_v1`'],
      ['warning 6 "Orders-V1"', 'warning 7 "orders_v1"'],
    ],
    [
      'other names',
      ['`order.created`', '`order.create`', '`ordercreated`'],
      [],
    ],
  ])('%s', (_, names, expected) => {
    const text = table(
      'Topic | Producer',
      ...names.map(name => `${name} | order-svc`),
    );
    expect(findIn(text, 'topic/name-collision').told).toEqual(expected);
  });

  it('a topic with two entries', () => {
    const text = topics({ order_events: '' }) + topics({ order_events: '' });
    expect(findIn(text, 'topic/name-collision').told).toEqual([
      'error 12 "order_events"',
    ]);
  });

  it('is silent about a topic that takes the place of one written otherwise', () => {
    const text = `${topics({ order_events: '' })}
## Deprecated Topics

### **order-events** (DEPRECATED)
- **Migration:** Use \`order_events\`
`;
    expect(findIn(text, 'topic/name-collision').told).toEqual([]);
  });
});

describe.each([
  [
    'topic/no-consumer',
    '- **Consumers:** stock-svc\n',
    '- **Consumers:** None yet\n',
    '- **Consumers:** TBD\n',
  ],
  [
    'topic/no-event',
    '- **Key Events:** `order_placed`\n',
    '- **Key Events:** `a_b`\n',
    '- **Key Events:** TBD\n',
  ],
  [
    'topic/no-schema',
    '- **Schema:** order.avsc\n',
    '- **Schema Version:** 1.0.0\n',
    '- **Schema:** TBD\n',
  ],
  [
    'topic/no-owner',
    '- **Owner:** Team Red\n',
    '- **Owner:** Team Blue\n',
    '- **Owner:** TBD\n',
  ],
])('%s', (rule, stated, otherwise, open) => {
  const severity = 'info';

  it('asks for what most of the topics state', () => {
    const text = topics({
      a_events: stated,
      b_events: otherwise,
      c_events: '',
      d_events: open,
    });
    expect(findIn(text, rule).told).toEqual([`${severity} 15 "c_events"`]);
  });

  it('does not ask for what the document leaves aside, unless app-config does', () => {
    const text = topics({ a_events: stated, b_events: '', c_events: '' });
    expect(findIn(text, rule).told).toEqual([]);
    const rules = withOptions(rule, { required: true });
    expect(findIn(text, rule, { rules }).told).toHaveLength(2);
    expect(findIn(topics({ a_events: '' }), rule).told).toEqual([]);
  });
});

describe('topic/no-producer', () => {
  it('asks for it where most topics have one', () => {
    const text = table(
      'Topic | Producer | Consumers',
      '`a_events` | order-svc | stock-svc',
      '`b_events` |  | stock-svc',
      '`c_events` | TBD | stock-svc',
      '`d_events` | any service | stock-svc',
      '`e_events` | none | stock-svc',
    );
    expect(findIn(text, 'topic/no-producer').told).toEqual([
      'warning 6 "b_events"',
    ]);
  });

  it('is no second finding where what stands there is not understood', () => {
    const text = table(
      'Topic | Producer | Consumers',
      '`a_events` | order-svc | stock-svc',
      '`b_events` | order-svc | ((x → y)) = ?!',
      '`c_events` | <= 3 of {them} | stock-svc',
      '`d_events` | order-svc |',
    );
    const bound = boundText(text);
    const { findings } = lint(bound, bound);
    expect(
      findings
        .filter(({ rule }) => /malformed|no-(?:producer|consumer)/.test(rule))
        .map(({ rule, location }) => `${location!.line} ${rule}`)
        .sort(),
    ).toEqual([
      '6 document/malformed',
      '7 document/malformed',
      '8 topic/no-consumer',
    ]);
  });

  it('asks nobody whose side stands in the lists of services alone', () => {
    const text = `# Services

## order-svc

**Publishes:**

- \`order.placed\`
- \`order.sent\`

**Subscribes:**

- \`payment.taken\`

## stock-svc

**Publishes:**

- \`stock.changed\`

**Subscribes:**

- \`order.placed\`
`;
    expect(findIn(text, 'topic/no-producer').told).toEqual([]);
    expect(findIn(text, 'topic/no-consumer').told).toEqual([]);
    const own = `${text}
## Kafka Topics

| Topic | Producer | Consumers |
|---|---|---|
| \`payment.taken\` |  | order-svc |
| \`order.sent\` | order-svc | |
`;
    expect(findIn(own, 'topic/no-producer').told).toEqual([
      'warning 28 "payment.taken"',
    ]);
    expect(findIn(own, 'topic/no-consumer').told).toEqual([
      'info 29 "order.sent"',
    ]);
  });

  it.each([
    [
      'a table with a row per service',
      `# Services

| Service | Produces | Consumes |
|---|---|---|
| order-svc | \`order.placed\`, \`order.sent\` | \`payment.taken\` |
| stock-svc | \`stock.changed\` | \`order.placed\` |
`,
    ],
    [
      'a table with services and directions',
      `# Topics

| Topic | Service | Direction |
|---|---|---|
| \`order.placed\` | order-svc | produce |
| \`order.placed\` | stock-svc | consume |
| \`order.sent\` | order-svc | produce |
| \`payment.taken\` | order-svc | consume |
`,
    ],
    [
      'lists under headings that name the service',
      `# Shop

## Topics produced by order-svc

- \`order.placed\`
- \`order.sent\`

## Consumed topics of the order-svc

- \`payment.taken\`

## Consumed topics of stock-svc

- \`order.placed\`
`,
    ],
  ])('asks nobody whose side stands in %s', (_, text) => {
    const bound = boundText(text);
    expect(lint(bound, bound).findings).toEqual([]);
    const parties = bound.registry.topics.flatMap(topic =>
      topic.parties.map(({ role, ref }) => `${topic.name} ${role} ${ref}`),
    );
    expect(parties.sort()).toEqual(
      expect.arrayContaining([
        'order.placed consumer stock-svc',
        'order.placed producer order-svc',
        'order.sent producer order-svc',
        'payment.taken consumer order-svc',
      ]),
    );
  });

  it('is told of a section whose service nobody names by that alone', () => {
    const text = `# Shuttle

## Topics

| Topic | Producer | Consumers |
|---|---|---|
| \`a.b\` | a-svc | b-svc |
| \`a.c\` | a-svc | b-svc |

## Outbound topics

- \`shuttle.departed\`

## Inbound topics

- \`ticket.sold\`
`;
    const bound = boundText(text);
    const { findings } = lint(bound, bound);
    expect(
      findings.map(({ rule, location }) => `${location!.line} ${rule}`).sort(),
    ).toEqual(['10 document/malformed']);
  });

  it('takes a dash for nobody among consumers, and for nothing among producers', () => {
    const text = table(
      'Topic | Producer | Consumers',
      '`a_events` | order-svc | stock-svc',
      '`b_events` | order-svc | — (archive)',
      '`c_events` | - | stock-svc',
    );
    expect(findIn(text, 'topic/no-consumer').told).toEqual([]);
    expect(findIn(text, 'topic/no-producer').told).toEqual([
      'warning 7 "c_events"',
    ]);
  });

  it('leaves alone what the page of one service only consumes', () => {
    const text = `---
service: order-svc
---
# Events
## Produced Topics
| Topic | Description |
|---|---|
| \`a.v1\` | x |
| \`b.v1\` | x |
## Consumed Topics
| Topic | Description |
|---|---|
| \`c.v1\` | x |
`;
    expect(findIn(text, 'topic/no-producer').told).toEqual([]);
    expect(findIn(text, 'topic/no-consumer').told).toEqual([]);
  });
});

describe('topic/placeholder', () => {
  const open = '- **Schema:** TBD (next year)\n';

  it('tells one finding for each topic, at its first open field', () => {
    const { told, findings } = findIn(
      topics({
        a_events: '- **Consumers:** TBD\n- **Key Events:** to be decided\n',
        b_events: '',
        c_events: '- **Consumers:** None yet\n- **Retention:** -\n',
      }),
      'topic/placeholder',
    );
    expect(told).toEqual(['warning 7 "TBD"']);
    expect(findings[0].message).toBe(
      '`a_events` is an active topic and leaves its consumers and event types open (`TBD`, lines 7 and 8).',
    );
  });

  it('tells once of a field that most topics leave open', () => {
    const { told, findings } = findIn(
      topics({
        a_events: open,
        b_events: open,
        c_events: `${open}- **Consumers:** TBD\n`,
        d_events: '',
      }),
      'topic/placeholder',
    );
    expect(told).toEqual(['info 7 "TBD (next year)"', 'warning 18 "TBD"']);
    expect(findings[0]).toMatchObject({
      subject: { kind: 'document' },
      message:
        '3 of 4 active topics leave their schema open (`TBD (next year)`, first on line 7).',
    });
  });

  it('says nothing of topics that are proposed or deprecated', () => {
    const text = `# T\n\n## Future Topics\n\n### **a_events**\n- **Producer:** TBD\n\n## Deprecated Topics\n\n### **b_events** (DEPRECATED)\n- **Consumers:** TBD\n`;
    expect(findIn(text, 'topic/placeholder').told).toEqual([]);
  });
});

describe('topic/no-consumer', () => {
  const TOPICS = topics({
    a_events: '- **Consumers:** stock-svc\n',
    b_events: '- **Consumers:** stock-svc\n',
    c_events: '',
  });

  it('asks for nothing that a list of what a service reads says', () => {
    expect(findIn(TOPICS, 'topic/no-consumer').told).toHaveLength(1);
    const text = `${TOPICS}\n## stock-svc Topic Consumption Matrix\n\n1. \`c_events\` - words\n`;
    expect(findIn(text, 'topic/no-consumer').told).toEqual([]);
  });

  it('asks for nothing that a consumer group says', () => {
    const text = `${TOPICS}\n## Consumer groups\n\n| Group | Topic |\n|---|---|\n| \`c-reader\` | \`c_events\` |\n`;
    expect(findIn(text, 'topic/no-consumer').told).toEqual([]);
  });
});
