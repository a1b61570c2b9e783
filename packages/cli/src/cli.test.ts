import { bin, Folder, here, REGISTRY, TIDY_REGISTRY } from './testing/bin';

const folder = new Folder();
const good = folder.write('good.md', REGISTRY);
const tidy = folder.write('tidy.md', TIDY_REGISTRY);
const bad = folder.write(
  'bad.md',
  TIDY_REGISTRY.replace('**auth_events**', '**authEvents**').replace(
    'Topics:** 2',
    'Topics:** 3',
  ),
);

afterAll(() => folder.remove());

jest.setTimeout(60_000);

describe('the process', () => {
  it('exits with the code of the command, its result on stdout and words on stderr', async () => {
    expect(await bin(['lint', bad, '--format', 'json'])).toMatchObject({
      code: 3,
      out: expect.stringMatching(/^\{\n/),
      err: '1 error, 1 warning, 0 for information.\n',
    });
    expect(await bin(['lint'])).toMatchObject({ code: 2, out: '' });
    expect(await bin(['lint', folder.path])).toEqual({
      code: 1,
      out: '',
      err: `topic-registry: ${folder.path} is a folder. Give the document in it.\n`,
    });
  });

  it('ends in peace when nobody reads on', async () => {
    const many = folder.write(
      'many.md',
      `# T\n\n## Active Kafka Topics\n\n${Array.from(
        { length: 3000 },
        (_, i) =>
          `#### ${i + 1}. **t${i}_events**\n- **Producer:** Service 1 (A)\n\n`,
      ).join('')}`,
    );
    expect(
      await bin(['parse', many], folder.path, 'close early'),
    ).toMatchObject({ code: 0, err: '' });
  });
});

function sentencesOf(err: string): string[] {
  expect(err).not.toMatch(/^\s+at /m);
  return err.trim().split('\n');
}

describe('topic-registry', () => {
  it('explains itself', async () => {
    const help = await bin(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of [
      ...['parse', 'convert', 'lint', 'drift', 'edit', 'export'],
      ...['Examples', 'Exit codes'],
    ]) {
      expect(help.out).toContain(name);
    }
    const drift = await here(['drift', '--help']);
    expect(drift.code).toBe(0);
    expect(drift.out).toContain('--exclusive');
    expect(drift.out).toContain('One reading is taken');
  });

  it.each([
    [[], 'Usage: topic-registry'],
    [['nope'], "unknown command 'nope'"],
    [['parse'], "missing required argument 'file'"],
    [['parse', good, good], 'too many arguments'],
    [['parse', good, '--format', 'xml'], 'Allowed choices are json, text'],
    [['lint', good, '--nope'], "unknown option '--nope'"],
    [['lint', good, '--fail-on', 'all'], 'Allowed choices are error'],
    [['lint', good, '--fix', '--fix-dry-run'], 'not both'],
    [['lint', '-', good, '--fix'], 'stands alone'],
    [['lnit', good], 'Did you mean lint?'],
    [['lint', good, '--fx'], 'Did you mean --fix?'],
    [['edit', 'renmae', good, 'a', 'b'], 'Did you mean rename?'],
    [['edit', 'rename', good, 'a'], "missing required argument 'name'"],
    [['edit', 'set', good, 'auth_events', 'colour', 'red'], 'is no field'],
    [['edit', 'add', good, 'x_events', '--set', 'purpose'], 'field=value'],
    [['edit', 'apply', good], "required option '--json <file>'"],
    [['export', good, '--out', folder.path], "required option '--to <what>'"],
    [
      ['export', good, '--to', 'catalog', '--out', folder.path],
      'Entities need an owner',
    ],
    [['drift', good], 'Name the cluster'],
    [['drift', good, '--cluster', 'prod'], 'needs --config'],
    [['drift', good, '--brokers', 'localhost'], 'write host:port'],
    [
      ['drift', good, '--brokers', 'PLAINTEXT://localhost:1,localhost:1'],
      'write `localhost:1`, without a scheme',
    ],
    [['drift', good, '--brokers', 'localhost:1,::1:9092'], 'in brackets'],
    [['drift', good, '--brokers', ','], '--brokers is empty'],
    [
      ['drift', good, '--brokers', 'localhost:1', '--timeout', 'soon'],
      'is not a number of seconds',
    ],
  ])('%j is wrong usage', async (args, message) => {
    const { code, out, err } = await here(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    sentencesOf(err);
  });
});

describe('bad input', () => {
  const cases: [string, string, string][] = [
    ['missing', `${folder.path}/none.md`, 'does not exist'],
    ['a folder', folder.path, 'is a folder'],
    ['empty', folder.write('empty.md', ''), 'is empty'],
    ['blank', folder.write('blank.md', '\n \n'), 'is empty'],
    ['binary', folder.write('b.md', Buffer.from([0x89, 0, 1])), 'NUL bytes'],
    [
      'not UTF-8',
      folder.write('l1.md', Buffer.from('# caf\xe9', 'latin1')),
      'not a text in UTF-8',
    ],
    [
      'too large',
      folder.write('large.md', 'x'.repeat(5_000_000)),
      'larger than 2 MiB',
    ],
  ];

  it.each(cases)('%s: one line, exit 1', async (_, file, message) => {
    for (const args of [
      ['parse', file],
      ['convert', file],
      ['drift', file, '--brokers', 'localhost:1'],
    ]) {
      const { code, out, err } = await here(args);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      const lines = sentencesOf(err);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(file);
      expect(lines[0]).toContain(message);
    }
  });

  it('leaves the other files of lint their findings', async () => {
    const { code, out, err } = await here(['lint', cases[0][1], bad]);
    expect(code).toBe(3);
    expect(out).toContain('[topic/name]');
    expect(err).toContain('does not exist');
    expect((await here(['lint', cases[0][1], good])).code).toBe(1);
  });

  it.each([
    ['missing', undefined, 1, 'cannot be read'],
    ['not YAML', 'a: [', 1, 'cannot be read'],
    [
      'with a typo in a key',
      'topicRegistry: { clusters: { prod: { enviroment: x } } }',
      1,
      'enviroment',
    ],
    [
      'without the cluster',
      'topicRegistry: { clusters: { dev: { environment: development, brokers: ["localhost:1"] } } }',
      2,
      'There is no cluster `prod`',
    ],
  ])('a configuration %s', async (name, text, code, message) => {
    const file = `${name.replace(/ /g, '-')}.yaml`;
    const config = text ? folder.write(file, text) : `${folder.path}/${file}`;
    const result = await here([
      ...['drift', good, '--cluster', 'prod', '--config', config],
    ]);
    expect(result).toMatchObject({ code, out: '' });
    expect(sentencesOf(result.err)).toHaveLength(1);
    expect(result.err).toContain(message);
  });
});

describe('parse', () => {
  it('prints the registry with its lines', async () => {
    const { code, out, err } = await bin(['parse', good]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { registry, unparsed } = JSON.parse(out);
    expect(unparsed).toEqual([]);
    expect(registry.title).toBe('Kafka Topics');
    expect(registry.services).toContainEqual({
      ref: 'service-21',
      name: 'Agent Copilot',
      aliases: ['Agent Copilot'],
    });
    const [auth, order, nda, idea] = registry.topics;
    expect(auth).toMatchObject({
      name: 'auth_events',
      lifecycle: 'active',
      producers: ['service-0'],
      consumers: ['service-6', 'service-21'],
      consumersStated: 'listed',
      events: [{ type: 'user_signed_up' }, { type: 'email_verified' }],
      purpose: 'Accounts and their lifecycle',
      settings: {},
      line: 13,
    });
    expect(auth.parties[0]).toMatchObject({
      ref: 'service-0',
      role: 'producer',
      certainty: 'stated',
      line: 14,
      column: expect.any(Number),
    });
    expect(order.consumersStated).toBe('unknown');
    expect(nda).toMatchObject({
      lifecycle: 'deprecated',
      deprecatedOn: '2025-01-15',
      replacement: 'order_events',
    });
    expect(idea).toMatchObject({
      lifecycle: 'proposed',
      producers: ['service-6', 'service-21'],
    });
    expect(
      idea.parties.map((party: { certainty: string }) => party.certainty),
    ).toEqual(['alternative', 'alternative']);
  });

  it('prints an overview for people', async () => {
    const { code, out } = await here(['parse', good, '--format', 'text']);
    expect(code).toBe(0);
    expect(out).toContain('4 topics, 3 services');
    expect(out).toContain(
      'auth_events (line 13): Identity → PRD Builder, Agent Copilot',
    );
  });
});

describe('convert', () => {
  const PAGE = `Kafka Events

3 event topics (1 consumed, 2 produced).

Consumed Topics (1)

order-svc consumes events from these services

TopicConsumer GroupDescription
acme.chat.message.created.v1order-svc-chat-consumerKeeps the history

Produced Topics (2)

Orders2

TopicDescription
acme.order.created.v1An order was placed
acme.order.closed.v1An order came to its end
`;

  it('makes a document that parse reads', async () => {
    const page = folder.write('page.txt', PAGE);
    const { code, out, err } = await here(['convert', page]);
    expect(code).toBe(0);
    expect(err).toContain('0 lines found no place');
    const converted = folder.write('converted.md', out);
    const { registry, unparsed } = JSON.parse(
      (await here(['parse', converted])).out,
    );
    expect(unparsed).toEqual([]);
    expect(
      registry.topics.map((topic: { name: string }) => topic.name),
    ).toEqual([
      'acme.chat.message.created.v1',
      'acme.order.created.v1',
      'acme.order.closed.v1',
    ]);
    expect(registry.topics[0].consumerGroups).toMatchObject([
      { name: 'order-svc-chat-consumer', service: 'order-svc' },
    ]);
  });

  it('says when there is nothing to convert', async () => {
    const { code, out, err } = await here(['convert', good]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Markdown needs no conversion');
  });
});

describe('lint', () => {
  it('has nothing to say of a good document', async () => {
    const { code, out, err } = await here(['lint', tidy]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe('No findings.\n');
  });

  it.each([
    [[], 3],
    [['--fail-on', 'error'], 3],
    [['--fail-on', 'none'], 0],
  ])('%j exits with %i', async (options, code) => {
    const result = await here(['lint', bad, ...options]);
    expect(result.code).toBe(code);
    expect(result.out.trim().split('\n')).toEqual([
      `${bad}:13:11: error: \`authEvents\` does not follow the naming template \`{domain}_events\`: after \`auth\`, \`_events\` is expected; did you mean \`auth_events\`? [topic/name]`,
      '  13 | #### 1. **authEvents**',
      '     |           ^^^^^^^^^^',
      '',
      expect.stringMatching(
        /bad\.md:3:\d+: warning: The document states 3 active topics \(line 3\) and lists 2\..* \[document\/declared-count\]$/,
      ),
      '  3 | **Total Active Topics:** 3',
      expect.stringMatching(/^ {4}\| +\^+$/),
    ]);
    expect(result.err).toContain('1 error, 1 warning, 0 for information.');
  });

  it('prints findings as JSON', async () => {
    const { out } = await here(['lint', bad, '--format', 'json']);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      notEvaluated: [],
      coverage: [],
      summary: { error: 1, warning: 1, info: 0 },
    });
    expect(report.findings[0]).toMatchObject({
      rule: 'topic/name',
      severity: 'error',
      registry: 'bad',
      subject: { kind: 'topic', name: 'authEvents' },
      fingerprint: expect.stringMatching(/^[0-9a-f]{20}$/),
      location: { file: bad, line: 13, column: 11, endLine: 13, endColumn: 21 },
      suggestion: { replacement: 'auth_events' },
    });
  });

  it('prints SARIF', async () => {
    const { out } = await bin(
      ['lint', 'bad.md', '--format', 'sarif'],
      folder.path,
    );
    const [run] = JSON.parse(out).runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results[0]).toMatchObject({
      ruleId: 'topic/name',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'bad.md' },
            region: { startLine: 13, startColumn: 11, endColumn: 21 },
          },
        },
      ],
    });
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe(
      'topic/name',
    );
  });

  it('prints annotations for GitHub', async () => {
    const { out } = await bin(
      ['lint', 'bad.md', '--format', 'github'],
      folder.path,
    );
    expect(out.split('\n')[0]).toBe(
      '::error file=bad.md,line=13,endLine=13,col=11,endColumn=21,title=topic/name::`authEvents` does not follow the naming template `{domain}_events`: after `auth`, `_events` is expected; did you mean `auth_events`?',
    );
  });

  it('takes id and aliases from a configuration', async () => {
    const config = folder.write(
      'app-config.yaml',
      `topicRegistry:
  registries:
    platform: { target: bad.md, clusters: [], owner: group:default/architects }
`,
    );
    const { out } = await here([
      ...['lint', bad, '--format', 'json', '--config', config],
    ]);
    expect(JSON.parse(out).findings[0].registry).toBe('platform');
  });
});
