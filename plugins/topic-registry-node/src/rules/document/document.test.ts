import { findIn, withOptions } from '../testing';

const entry = (name: string, consumers: string, number = '') =>
  `\n#### ${number}**${name}**\n- **Producer:** Service 1 (Sales)\n- **Consumers:** ${consumers}\n`;

describe('document/matrix', () => {
  const MATRIX = (...names: string[]) =>
    `\n## Service 21 (Copilot) Topic Consumption Matrix\n\n${names
      .map((name, index) => `${index + 1}. \`${name}\` - words`)
      .join('\n')}\n`;
  const TOPICS = `# T\n\n## Active Topics\n${entry(
    'a_events',
    'Service 21 (Copilot)',
  )}${entry('b_events', 'Service 2 (Stock)')}${entry('c_events', 'TBD')}`;

  it.each<[string, string[], string[]]>([
    ['agrees', ['a_events'], []],
    ['may name what the topic leaves open', ['a_events', 'c_events'], []],
    [
      'misses a topic',
      ['b_events'],
      ['warning 19 "b_events"', 'warning 7 "21 (Copilot)"'],
    ],
    [
      'names a topic that does not have the consumer',
      ['a_events', 'b_events'],
      ['warning 20 "b_events"'],
    ],
    [
      'names no topic',
      ['a_events', 'a_evnts'],
      ['warning 20 "a_evnts" → a_events'],
    ],
  ])('%s', (_, names, expected) => {
    expect(findIn(TOPICS + MATRIX(...names), 'document/matrix').told).toEqual(
      expected,
    );
  });
});

describe('document/section-services', () => {
  const section = (heading: string, ...producers: string[]) =>
    `\n### ${heading}\n${producers
      .map(
        (one, i) =>
          `\n#### **${heading[0]}${i}_events**\n- **Producer:** Service ${one}\n`,
      )
      .join('')}`;
  const text = (...sections: string[]) =>
    `# T\n\n## Active Topics\n${sections.join('')}`;

  it.each<[string, string, string[]]>([
    [
      'names the producers',
      text(
        section('A (Services 1-2)', '1', '2'),
        section('B (Service 3)', '3'),
      ),
      [],
    ],
    [
      'forgets one and names one that produces nothing',
      text(
        section('A (Services 1, 4)', '1', '2'),
        section('B (Service 3)', '3'),
        section('C (Service 5)', '5'),
      ),
      ['info 5 "A (Services 1, 4)"'],
    ],
    [
      'means something else by its services in most headings',
      text(
        section('A (Service 7)', '1'),
        section('B (Service 8)', '3'),
        section('C (Service 5)', '5'),
      ),
      [],
    ],
    ['names no services', text(section('A', '1')), []],
  ])('%s', (_, document, expected) => {
    expect(findIn(document, 'document/section-services').told).toEqual(
      expected,
    );
  });
});

describe('document/numbering', () => {
  const text = (...numbers: number[]) =>
    `# T\n\n## Active Topics\n${numbers
      .map((n, i) => entry(`t${i}_events`, 'None yet', `${n}. `))
      .join('')}`;

  it.each<[number[], string[]]>([
    [[1, 2, 3], []],
    [[1, 2, 2, 4], ['info 13 "2" → 3']],
    [[1, 2, 4, 5], ['info 13 "4"']],
    [[1, 2, 5], ['info 13 "5" → 3']],
  ])('%j', (numbers, expected) => {
    expect(findIn(text(...numbers), 'document/numbering').told).toEqual(
      expected,
    );
  });

  it('counts a row with several topics once', () => {
    const table = `# T\n\n| No | Topic | Producer |\n|---|---|---|\n| 1 | \`a.v1\` | x-svc |\n| 2 | \`b.v1\`, \`c.v1\` | x-svc |\n| 3 | \`d.v1\` | x-svc |\n`;
    expect(findIn(table, 'document/numbering').told).toEqual([]);
  });

  it('may begin anew in a section', () => {
    const sections = `# T\n\n## Active Topics\n\n### A\n${entry(
      'a_events',
      'TBD',
      '1. ',
    )}${entry('b_events', 'TBD', '2. ')}\n### B\n${entry(
      'c_events',
      'TBD',
      '1. ',
    )}`;
    expect(findIn(sections, 'document/numbering').told).toEqual([]);
  });
});

describe('document/malformed', () => {
  it('tells each line that is not understood, where it stands', () => {
    const text = `# T\n\n## Active Topics\n${entry(
      'a_events',
      'TBD',
    )}- **Retention:** some days\n\n####2. **b_events**\n- **Producer:** Service 1\n`;
    expect(findIn(text, 'document/malformed').told).toEqual([
      'warning 8 "some days"',
      'warning 10 "####2. **b_events**"',
    ]);
  });

  it('tells for information what is understood and names several topics', () => {
    const text =
      '# Kafka topics\n\n| Topic | Producer |\n|---|---|\n| `a.b` | x |\n| `a.{c}` | x |\n| `a.*` | x |\n';
    const { findings } = findIn(text, 'document/malformed');
    expect(
      findings.map(({ severity, message }) => [severity, message]),
    ).toEqual([
      [
        'info',
        'Line 6: `a.{c}` and 1 more name here stand for several topics each, so nothing is checked here; if there are only a few, list each by its whole name.',
      ],
    ]);
  });

  it('says nothing of prose', () => {
    const text = `# T\n\nNote: words about topics.\n\n- a list\n\n## Active Topics\n${entry(
      'a_events',
      'TBD',
    )}`;
    expect(findIn(text, 'document/malformed').told).toEqual([]);
  });
});

describe('document/no-topics', () => {
  const TABLE =
    '| Name of it | Producer | Consumers |\n|---|---|---|\n| order.paid | a | b |\n';

  it.each<[string, string, string[]]>([
    ['nothing of topics', '# Cook book\n\nSoup.\n', ['info 1 ""']],
    [
      'a heading that announces some',
      '# Shop\n\n## Kafka topics\n\nSoon.\n',
      ['warning 3 "Kafka topics"'],
    ],
    [
      'a title that announces some',
      '# Kafka topics\n\nSoon.\n',
      ['warning 1 "Kafka topics"'],
    ],
    [
      'a table of parties without a column of topics',
      `# Shop\n\n${TABLE}`,
      ['warning 3 "Name of it"'],
    ],
    [
      'a table of letters',
      '# Post\n\n| Subject | Sender | Receiver |\n|---|---|---|\n| Welcome | a | b |\n',
      ['info 1 ""'],
    ],
    [
      'topics of another system',
      '# Arm\n\n## MQTT topics\n\n- `arm-state`\n',
      ['info 1 ""'],
    ],
    ['a topic', `# Shop\n\n${TABLE.replace('Name of it', 'Topic')}`, []],
    ['a topic in a list', '# Kafka topics\n\n- `order-paid`\n', []],
  ])('weighs a document with %s', (_, text, told) => {
    expect(findIn(text, 'document/no-topics').told).toEqual(told);
  });

  it('can be silenced in a file that is no registry', () => {
    const { told } = findIn(
      '# Cook book\n\n<!-- topic-registry-ignore-file document/no-topics: no registry -->\n',
      'document/no-topics',
    );
    expect(told).toEqual([]);
  });
});

describe('document/example-invalid', () => {
  const example = (json: string, language = 'json') =>
    `# T\n\n## Event Envelope\n\n\`\`\`${language}\n${json}\n\`\`\`\n`;

  it.each<[string, string, string[]]>([
    ['is valid', example('{ "a": [1, 2] }'), []],
    [
      'misses a comma',
      example('{\n  "a": 1\n  "b": 2\n}'),
      ['warning 8 ""b": 2"'],
    ],
    [
      'is shortened',
      example('{\n  "payload": { "...rest..." }\n}'),
      ['info 7 "}"'],
    ],
    [
      'has a comment',
      example('{\n  // the id\n  "a": 1\n}'),
      ['info 7 "// the id"'],
    ],
    ['is of another language', example('{ a: 1 }', 'js'), []],
    [
      'is no CloudEvent',
      example('{ "specversion": "1.0", "id": "1", "type": "a.b" }'),
      ['warning 6 "{ "specversion": "1.0", "id": "1", "type": "a.b" }"'],
    ],
    [
      'is a CloudEvent',
      example(
        '{ "specversion": "1.0", "id": "1", "type": "a", "source": "/a" }',
      ),
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(findIn(text, 'document/example-invalid').told).toEqual(expected);
  });
});

describe('document/review-overdue', () => {
  const review = (frequency: string, last: string) =>
    `# T\n\n**Review Frequency:** ${frequency}\n**Last Reviewed:** ${last}\n`;
  const on = (now: string, text: string, graceDays?: number) =>
    findIn(text, 'document/review-overdue', {
      now,
      ...(graceDays !== undefined && {
        rules: withOptions('document/review-overdue', { graceDays }),
      }),
    }).told;

  it('counts from the last review, with some days of grace', () => {
    const text = review('Monthly or when adding topics', '2025-10-10');
    expect(on('2025-11-17T23:59:00Z', text)).toEqual([]);
    expect(on('2025-11-18T00:00:00Z', text)).toEqual([
      'warning 4 "2025-10-10"',
    ]);
    expect(on('2025-11-11T00:00:00Z', text, 0)).toHaveLength(1);
  });

  it.each([
    ['Quarterly', '2026-01-10', '2026-01-20'],
    ['every 2 weeks', '2025-10-30', '2025-11-01'],
    ['bi-weekly', '2025-10-30', '2025-11-01'],
    ['Annually', '2026-10-15', '2026-10-20'],
    ['twice a year', '2026-04-15', '2026-04-20'],
  ])('understands "%s"', (frequency, before, after) => {
    const text = review(frequency, '2025-10-10');
    expect(on(`${before}T00:00:00Z`, text)).toEqual([]);
    expect(on(`${after}T00:00:00Z`, text)).toHaveLength(1);
  });

  it('says nothing where no interval or no day is stated', () => {
    expect(
      on('2030-01-01T00:00:00Z', review('when needed', '2025-10-10')),
    ).toEqual([]);
    expect(
      on('2030-01-01T00:00:00Z', '# T\n\n**Review Frequency:** Monthly\n'),
    ).toEqual([]);
  });
});
