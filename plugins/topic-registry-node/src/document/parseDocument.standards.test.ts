import { parse } from './testing/parsed';

describe('standards', () => {
  const standards = (...lines: string[]) =>
    parse(['## Topic Configuration Standards', '', ...lines, ''].join('\n'));

  it.each([
    [
      '3 (production), 1 (development)',
      [
        [3, 'production'],
        [1, 'development'],
      ],
    ],
    [
      '3 in production, 1 in development',
      [
        [3, 'production'],
        [1, 'development'],
      ],
    ],
    [
      'production: 3, dev: 1',
      [
        [3, 'production'],
        [1, 'development'],
      ],
    ],
    [
      '3 (prod); 2 (QA)',
      [
        [3, 'production'],
        [2, 'qa'],
      ],
    ],
    ['3 (default, more where it matters)', [[3, undefined]]],
    ['3, adjusted where it matters', [[3, undefined]]],
  ])('hold in the environments that are named: %s', (value, expected) => {
    const document = standards(`- **Replication Factor:** ${value}`);
    expect(
      document.registry.standards.replicationFactor.map(entry => [
        entry.value,
        entry.environment,
      ]),
    ).toEqual(expected);
    expect(document.unparsed).toEqual([]);
  });

  it.each([
    ['- **Retention:** 604800000', 'has no unit'],
    ['- **Partitions:** plenty', 'no whole number'],
    ['- **Compression:** brotli', 'no codec'],
    ['- **Retention:** 7 days, 30 moons (audit topics)', 'no duration'],
  ])('are reported where they cannot be read: %s', (line, reason) => {
    expect(standards(line).unparsed).toMatchObject([
      { reason: expect.stringContaining(reason) },
    ]);
  });

  it('take templates with the values of a variable', () => {
    const { registry } = parse(
      '## Topic Naming Convention\n\n- `{domain:enum(auth,billing)}_events`\n- `render({domain})`\n',
    );
    expect(
      registry.standards.topicTemplates.map(({ template }) => template),
    ).toEqual(['{domain:enum(auth,billing)}_events']);
  });

  it('are read from tables, by setting, environment or class', () => {
    const byEnvironment = standards(
      '| Environment | Partitions | Retention |',
      '|---|---|---|',
      '| prod | 12 | 7 days |',
      '| All | 6 | 1 day |',
      '',
      '| Class | Retention |',
      '|---|---|',
      '| Audit | 30 days |',
    );
    expect(byEnvironment.registry.standards).toMatchObject({
      partitions: [
        { value: 12, environment: 'production' },
        { value: 6, environment: undefined },
      ],
      retentionMs: [
        { environment: 'production' },
        { environment: undefined },
        { topicClass: 'audit', value: 2_592_000_000 },
      ],
    });
    expect(byEnvironment.unparsed).toEqual([]);
  });

  it.each([
    ['Handlers keep processed event ids for at least 3 days.', 259_200_000],
    ['Idempotency is by Redis (24h TTL).', 86_400_000],
    ['Retry after 5 seconds; duplicates are known for 2 days.', 172_800_000],
    ['Retry duplicates after 5 seconds or 2 minutes.', undefined],
  ])('give the window in which duplicates are known: %s', (text, ms) => {
    expect(
      parse(`# T\n\n${text}\n`).registry.standards.dedupeWindowMs.map(
        ({ value }) => value,
      ),
    ).toEqual(ms === undefined ? [] : [ms]);
  });

  it.each([
    ['Remove it only after a 60-day deprecation period.', 60],
    ['The deprecation window is at least 12 weeks.', 84],
    ['Wait 60 days.', undefined],
  ])('give the window of deprecations: %s', (text, days) => {
    expect(
      parse(`# T\n\n${text}\n`).registry.standards.deprecationWindowDays?.value,
    ).toBe(days);
  });
});

it.each([
  [
    'Consumer groups are named `<service>-<topic>-group`.',
    [],
    ['{service}-{topic}-group'],
  ],
  [
    'Topics are named `{domain}.{entity}.v{n}`.',
    ['{domain}.{entity}.v{n}'],
    [],
  ],
  [
    '## Naming\n\nTopics: `{domain}_events`, consumer groups: `{service}_x`',
    ['{domain}_events'],
    ['{service}_x'],
  ],
  [
    '## Consumer Group Naming\n\n```\n{service}_{topic}_consumer\n```',
    [],
    ['{service}_{topic}_consumer'],
  ],
  [
    '## Topic Naming Convention\n\n| Pattern | Purpose |\n|---|---|\n| `{domain}_events` | all |',
    ['{domain}_events'],
    [],
  ],
  ['Write `{"a": 1}` or `${HOME}` in the name of a topic.', [], []],
  ['The path `/topics/{id}` is the page.', [], []],
])('finds templates in %p', (text, topics, groups) => {
  const { standards } = parse(`${text}\n`).registry;
  expect(standards.topicTemplates.map(({ template }) => template)).toEqual(
    topics,
  );
  expect(standards.groupTemplates.map(({ template }) => template)).toEqual(
    groups,
  );
});
