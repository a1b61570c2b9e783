import { boundText, findIn, lint, openQuestions, told } from '../testing';

const ACTIVE = `# T

- Topics are kept for a 90-day deprecation period

## Active Topics

### **new_events**
- **Producer:** a-svc
- **Key Events:** \`a_created\`, \`a_deleted\`
`;
const old = (...fields: string[]) =>
  `${ACTIVE}\n## Deprecated Topics\n\n### **old_events** (DEPRECATED)\n${fields
    .map(field => `- **${field}\n`)
    .join('')}`;

describe('deprecation/short-window', () => {
  it.each<[string, string[]]>([
    ['2025-03-31', []],
    ['2025-04-01', []],
    ['2025-03-30', ['error 15 "2025-03-30"']],
    ['with the next release', []],
  ])('removal on %s', (removal, expected) => {
    const text = old('Deprecated:** 2024-12-31', `Removal:** ${removal}`);
    expect(findIn(text, 'deprecation/short-window').told).toEqual(expected);
  });
});

describe('deprecation/overdue', () => {
  it('counts the window in the zone of the registry', () => {
    const text = old('Deprecated:** 2025-01-01');
    const on = (now: string, timezone?: string) =>
      findIn(text, 'deprecation/overdue', { now, timezone }).told;
    expect(on('2025-03-31T23:59:59Z')).toEqual([]);
    expect(on('2025-04-01T00:00:00Z')).toEqual(['warning 14 "2025-01-01"']);
    expect(on('2025-03-31T22:00:00Z', 'Europe/Berlin')).toHaveLength(1);
    expect(
      findIn(old('Reason:** none used it'), 'deprecation/overdue').told,
    ).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['2025-04-02', []],
    ['2025-04-01', ['warning 14 "2025-01-01"']],
    ['when the kiosks are gone', []],
    ['90 days after the announcement', ['warning 14 "2025-01-01"']],
    ['TBD', ['warning 14 "2025-01-01"']],
    ['-', ['warning 14 "2025-01-01"']],
  ])(
    'keeps to what the document says of the removal: %s',
    (removal, expected) => {
      const text = old(`Deprecated:** 2025-01-01\n- **Removal:** ${removal}`);
      const now = '2025-04-01T12:00:00Z';
      expect(findIn(text, 'deprecation/overdue', { now }).told).toEqual(
        expected,
      );
    },
  );
});

describe('deprecation/no-replacement', () => {
  it.each<[string, string[]]>([
    ['Migration:** Use `new_events`', []],
    ['Replaced By:** `new_events`', []],
    ['Status:** Consolidated into `new_events`', []],
    ['Migration:** No replacement; the feature was removed', []],
    ['Reason:** The feature is gone and no migration is needed', []],
    ['Reason:** The feature is gone', ['warning 13 "old_events"']],
  ])('%s', (field, expected) => {
    expect(findIn(old(field), 'deprecation/no-replacement').told).toEqual(
      expected,
    );
  });
});

describe('deprecation/unknown-replacement', () => {
  it.each<[string, string[]]>([
    ['Migration:** Use `new_events`', []],
    ['Migration:** Use `nwe_events`', ['error 14 "nwe_events" → new_events']],
    ['Migration:** Use `other_stream`', ['error 14 "other_stream"']],
  ])('%s', (field, expected) => {
    expect(findIn(old(field), 'deprecation/unknown-replacement').told).toEqual(
      expected,
    );
  });

  it('finds one that is deprecated itself', () => {
    const text = `${old('Migration:** Use `older_events`')}
### **older_events** (DEPRECATED)
- **Migration:** Use \`new_events\`
`;
    expect(findIn(text, 'deprecation/unknown-replacement').told).toEqual([
      'error 14 "older_events"',
    ]);
  });
});

describe('deprecation/no-event-mapping', () => {
  it.each<[string, string[]]>([
    ['Migration:** Use `new_events` with event type `a_created`', []],
    [
      'Migration:** Use `new_events` for everything',
      ['info 14 "Use `new_events` for everything"'],
    ],
    [
      'Migration:** Use `new_events` with event type `a_craeted`',
      ['warning 14 "a_craeted" → a_created'],
    ],
    ['Replaced By:** `new_events`', []],
  ])('%s', (field, expected) => {
    expect(findIn(old(field), 'deprecation/no-event-mapping').told).toEqual(
      expected,
    );
  });
});

describe('deprecation/still-referenced', () => {
  const matrix = (name: string) =>
    `${old(
      'Migration:** Use `new_events`',
    )}\n## Service 21 (Copilot) Consumption Matrix\n\n1. \`${name}\` - words\n`;

  it('finds it in a list of topics to read, and nowhere else', () => {
    const text = matrix('old_events');
    expect(findIn(text, 'deprecation/still-referenced').told).toEqual([
      'warning 18 "old_events"',
    ]);
    expect(findIn(text, 'document/matrix').told).toEqual([]);
    expect(
      findIn(matrix('new_events'), 'deprecation/still-referenced').told,
    ).toEqual([]);
    expect(
      findIn(
        ACTIVE.replace('- **Key', '- **Note:** replaces `old_events`\n- **Key'),
        'deprecation/still-referenced',
      ).told,
    ).toEqual([]);
  });
});

describe('proposed/undecided', () => {
  const proposed = (...fields: string[]) =>
    `# T\n\n## Future Topics\n\n### **next_events**\n${fields
      .map(field => `- **${field}\n`)
      .join('')}`;

  it('tells once what is to be decided', () => {
    const { told: lines, findings } = findIn(
      proposed(
        'Proposed Producer:** Service 1 (Sales) or Service 2 (Stock)',
        'Proposed Consumers:** TBD',
        'Key Events:** TBD - `a_created`',
      ),
      'proposed/undecided',
    );
    expect(lines).toEqual(['info 5 "next_events"']);
    expect(findings[0].seen).toBe(
      'the producer (Sales or Stock), the consumers, the event types',
    );
  });

  it('asks for what most active topics state', () => {
    const text = (active: string) =>
      `${proposed('Purpose:** words')}\n## Active Topics\n${active}`;
    const active = '\n### **a_events**\n- **Producer:** a-svc\n';
    expect(findIn(text(active), 'proposed/undecided').findings[0].seen).toBe(
      'the producer',
    );
    expect(findIn(text(''), 'proposed/undecided').told).toEqual([]);
  });

  it('says nothing of one that is decided, or of another lifecycle', () => {
    const fields = [
      'Producer:** Service 1 (Sales)',
      'Consumers:** Service 2 (Stock)',
      'Key Events:** `a_created`',
    ];
    expect(findIn(proposed(...fields), 'proposed/undecided').told).toEqual([]);
    expect(findIn(old('Reason:** x'), 'proposed/undecided').told).toEqual([]);
  });
});

describe('rules about registries that share a cluster', () => {
  const HOME = `# Home\n\n| Topic | Producer | Partitions |\n|---|---|---|\n| \`a.v1\` | a-svc | 6 |\n`;
  const page = (table: string) =>
    `---\nservice: b-svc\n---\n# Page\n\n## Produced Topics\n\n| Topic | Description |\n|---|---|\n| \`b.v1\` | x |\n\n## Consumed Topics\n\n${table}`;
  const find = (text: string, others: string[], unread: string[] = []) => {
    const own = boundText(text, 'page');
    const registries = [
      ...others.map((other, index) => boundText(other, `other-${index}`)),
      own,
    ];
    return lint(own, { neighbours: { registries, unread } });
  };
  const cross = (text: string, others: string[]) =>
    find(text, others)
      .findings.filter(({ rule }) => rule.startsWith('cross/'))
      .map(finding => `${finding.rule} ${told(text, finding)}`);
  const CONSUMED = page('| Topic | Description |\n|---|---|\n| `a.v1` | x |\n');

  it('find nothing where a consumed topic is declared by another', () => {
    expect(cross(CONSUMED, [HOME])).toEqual([]);
  });

  it('find once the consumed topics that none declares', () => {
    expect(cross(CONSUMED, [])).toEqual(['cross/unresolved info 16 "a.v1"']);
  });

  it('leave that open while a registry cannot be read', () => {
    const evaluation = find(CONSUMED, [], ['lost']);
    expect(evaluation.findings.map(({ rule }) => rule)).not.toContain(
      'cross/unresolved',
    );
    expect(openQuestions(evaluation, 'cross/unresolved')).toEqual(['*']);
  });

  it('are not asked where nobody knows who shares a cluster', () => {
    expect(
      lint(boundText(CONSUMED)).findings.map(({ rule }) => rule),
    ).not.toContain('cross/unresolved');
  });

  it('find a topic that two registries produce, in the later one', () => {
    const claim = HOME.replace('6 |', '12 |');
    expect(cross(claim, [HOME])).toEqual(['cross/collision error 5 "a.v1"']);
    const own = boundText(claim, 'page');
    const other = boundText(HOME, 'other');
    expect(
      lint(own, {
        neighbours: { registries: [own, other], unread: [] },
      }).findings.filter(({ rule }) => rule === 'cross/collision'),
    ).toEqual([]);
  });

  it('find settings that a mention states otherwise', () => {
    const mention = page('| Topic | Partitions |\n|---|---|\n| `a.v1` | 3 |\n');
    expect(cross(mention, [HOME])).toEqual([
      'cross/collision warning 16 "a.v1"',
    ]);
    expect(find(mention, [HOME]).findings[0].message).toContain(
      'partitions (3 here, 6 there)',
    );
  });

  it('find that a consumed topic is deprecated at home', () => {
    const gone = `# Home\n\n## Deprecated Topics\n\n### **a.v1** (DEPRECATED)\n- **Producer:** a-svc\n- **Deprecated:** 2025-11-01\n`;
    expect(cross(CONSUMED, [gone])).toEqual([
      'cross/collision warning 16 "a.v1"',
    ]);
  });
});
