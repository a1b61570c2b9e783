/** A document that is made to take long, of at most 2 MB. */
export interface HostileDocument {
  name: string;
  text: string;
}

const MOST = 2_000_000;

const repeat = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const filled = (unit: string, most = MOST): string =>
  unit.repeat(Math.floor(most / unit.length));

const topicsOf = (names: readonly string[], fields = ''): string =>
  `# Registry\n\n## Topics\n\n${names
    .map(name => `### \`${name}\`\n\n- **Producer:** svc-a\n${fields}`)
    .join('\n')}`;

const near = (at: number): string =>
  [...at.toString(3).padStart(9, '0')].map(digit => 'abc'[+digit]).join('');

const variables = (count: number): string =>
  Array.from({ length: count }, (_, at) => `{v${at}}`).join('a');

const front = (key: string, templates: readonly string[]): string =>
  `---\n${key}:\n${templates.map(one => `  - '${one}'`).join('\n')}\n---\n\n`;

const templates = (count: number, of: number): string[] =>
  Array.from({ length: count }, (_, at) => `${variables(of)}${'!'.repeat(at)}`);

/** Ways to make a parser, a matcher or a comparison slow. */
export function hostileDocuments(): HostileDocument[] {
  const longNames = Array.from(
    { length: 100 },
    (_, at) => `${'a'.repeat(118)}${at}`,
  );
  const events = (count: number, name: (at: number) => string) =>
    `- **Key Events:**\n${repeat(count, at => `  - \`${name(at)}\``)}\n`;
  return [
    {
      name: 'templates of eight variables, long names',
      text: `${front('topic', templates(3, 8))}${topicsOf(longNames)}`,
    },
    {
      name: 'templates of 16 variables, names of 249',
      text: `${front('topic', templates(20, 16))}${topicsOf(
        Array.from(
          { length: 2000 },
          (_, at) => `${'a'.repeat(249 - String(at).length)}${at}`,
        ),
      )}`,
    },
    {
      name: 'group templates of many variables',
      text: `${front('consumerGroup', [
        '{service}a{topic}a{x}a{y}a{z}',
        '{service}a{topic}a{x}a{y}a{z}a{w}',
      ])}${topicsOf(
        Array.from({ length: 1000 }, (_, at) => `t${at}.${'a'.repeat(200)}`),
        `- **Consumer groups:** \`${'a'.repeat(240)}\`\n`,
      )}`,
    },
    {
      name: '5,000 near-duplicate events',
      text: topicsOf(['a_events'], events(5000, near)),
    },
    {
      name: '5,000 events on each of four topics',
      text: topicsOf(
        ['a_events', 'b_events', 'c_events', 'd_events'],
        events(5000, near),
      ),
    },
    {
      name: '100 events on each of 400 topics',
      text: topicsOf(
        Array.from({ length: 400 }, (_, at) => `${near(at)}_events`),
        events(100, near),
      ),
    },
    {
      name: '20,000 near-duplicate topics',
      text: topicsOf(
        Array.from({ length: 20_000 }, (_, at) => `${near(at)}.events`),
      ),
    },
    {
      name: 'variants of one name',
      text: topicsOf(
        Array.from({ length: 8192 }, (_, at) =>
          Array.from({ length: 13 }, (__, bit) =>
            at & (1 << bit) ? 'a.' : 'a_',
          ).join(''),
        ),
      ),
    },
    {
      name: 'a table of 20,000 rows',
      text: `# R\n\n| Topic | Producer | Consumer |\n|---|---|---|\n${repeat(
        20_000,
        at => `| \`t${at}.events\` | svc-${at} | svc-${at + 1} |`,
      )}\n`,
    },
    {
      name: 'a table of 2,000 columns',
      text: `# R\n\n|${filled(' Topic |', 16_000)}\n|${filled(
        '---|',
        8_000,
      )}\n${repeat(200, () => `|${filled(' a.b |', 9_000)}`)}\n`,
    },
    {
      name: 'a row of a million cells',
      text: `# R\n\n| Topic | Producer |\n|---|---|\n|${filled('a|')}\n`,
    },
    {
      name: 'lists 5,000 deep',
      text: `# R\n\n${repeat(1400, at => `${' '.repeat(at * 2)}- a${at}`)}\n`,
    },
    { name: 'quotes in quotes', text: `# R\n\n${filled('> ', 100_000)}a\n` },
    { name: 'nested list marks', text: `# R\n\n${filled('- ', 100_000)}a\n` },
    {
      name: 'emphasis that opens',
      text: `# R\n\n${filled('*a **b ', 500_000)}\n`,
    },
    {
      name: 'emphasis that closes',
      text: `# R\n\n${filled('a**b*', 500_000)}\n`,
    },
    { name: 'brackets that open', text: `# R\n\n${filled('[', 500_000)}\n` },
    {
      name: 'links that do not end',
      text: `# R\n\n${filled('[a](<b', 500_000)}\n`,
    },
    { name: 'images in images', text: `# R\n\n${filled('![[]()', 500_000)}\n` },
    {
      name: 'marks of code of every length',
      text: `# R\n\n${repeat(1400, at => `${'`'.repeat(at)}a`)}\n`,
    },
    {
      name: 'references',
      text: `# R\n\n${repeat(40_000, at => `[r${at}]: /u${at}`)}\n\n${repeat(
        40_000,
        at => `[r${at}]`,
      )}\n`,
    },
    { name: 'entities', text: `# R\n\n${filled('&amp;&#x0;')}\n` },
    { name: 'comments that do not end', text: `# R\n\n${filled('<!-- a ')}\n` },
    {
      name: 'comments of this linter',
      text: `# R\n\n${filled(
        '<!-- topic-registry-disable naming/topic-name -->\n',
        1_000_000,
      )}\n`,
    },
    {
      name: 'tags that do not end',
      text: `# R\n\n${filled('<td a=" ', 1_000_000)}\n`,
    },
    {
      name: 'cells that span 1e9 columns and rows',
      text: `# R\n\n<table><tr><th colspan="1000000000">Topic</th><th rowspan="1000000000">Producer</th></tr>\n${filled(
        '<tr><td colspan="999999999">a.b</td><td rowspan="999999999">c</td></tr>\n',
        1_000_000,
      )}</table>\n`,
    },
    {
      name: 'tables in tables',
      text: `# R\n\n${filled('<table><tr><td>', 1_000_000)}\n`,
    },
    {
      name: 'aliases in front matter',
      text: `---\na0: &a0 [x,x,x,x,x,x,x,x,x]\n${repeat(
        12,
        at => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(8)}*a${at}]`,
      )}\n---\n\n# R\n\n- \`a.b\`\n`,
    },
    {
      name: 'aliases in a block of YAML',
      text: `# R\n\n\`\`\`yaml\na0: &a0 [x,x,x,x,x,x,x,x,x]\n${repeat(
        12,
        at => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(8)}*a${at}]`,
      )}\n\`\`\`\n`,
    },
    {
      name: 'JSON 100,000 deep',
      text: `# R\n\n## Envelope\n\n\`\`\`json\n${'['.repeat(
        100_000,
      )}${']'.repeat(100_000)}\n\`\`\`\n`,
    },
    {
      name: 'a cell of separators',
      text: `# R\n\n| Topic | Producer |\n|---|---|\n| \`a.b\` | ${filled(
        'a, ',
        1_000_000,
      )} |\n`,
    },
    {
      name: 'a cell of brackets',
      text: `# R\n\n| Topic | Producer |\n|---|---|\n| \`a.b\` | ${filled(
        '(a ',
        300_000,
      )} |\n`,
    },
    {
      name: 'a sentence of parties',
      text: `# R\n\n- \`a.b\` ${filled(
        'produced by a and consumed by b, ',
        500_000,
      )}\n`,
    },
    {
      name: 'a word of 2 MB',
      text: `# R\n\n${filled('a')}\n`,
    },
    {
      name: 'blanks',
      text: `# R\n\n- **Producer:** a${filled(' ', 1_000_000)}b\n\n${filled(
        '\t ',
        500_000,
      )}x\n`,
    },
    {
      name: 'dashes',
      text: `# R\n\n${filled('-', 500_000)} ${filled('- ', 50_000)}\n${filled(
        '_.-',
        500_000,
      )}\n`,
    },
    {
      name: 'digits',
      text: `# R\n\n- **Retention:** ${filled('1', 500_000)}${filled(
        '1 ',
        300_000,
      )} days\n`,
    },
    { name: 'arrows', text: `# R\n\n- \`a.b\`: ${filled('a → ', 500_000)}\n` },
    {
      name: 'headings',
      text: `${repeat(
        60_000,
        at => `${'#'.repeat(1 + (at % 6))} Topic ${at}`,
      )}\n`,
    },
    {
      name: 'a page copied as text',
      text: `Registry\nTopic\tProducer\tConsumer\n${repeat(
        40_000,
        at => `t${at}.events\tsvc-${at}\tsvc-${at + 1}`,
      )}\n`,
    },
    {
      name: '8,000 services on two topics',
      text: topicsOf(
        ['a_events', 'b_events'],
        `- **Consumers:**\n${repeat(8000, at => `  - ${near(at)} Service`)}\n`,
      ),
    },
    {
      name: '200 services on each of 100 topics',
      text: topicsOf(
        Array.from({ length: 100 }, (_, at) => `${near(at)}_events`),
        `- **Consumers:** ${repeat(200, at => `${near(at)}-svc`)
          .split('\n')
          .join(', ')}\n`,
      ),
    },
  ];
}
