import { readFileSync } from 'node:fs';
import path from 'node:path';
import { takeColorOption, wantsColor } from './color';
import { bin, Folder, here, REGISTRY, TIDY_REGISTRY } from './testing/bin';

const folder = new Folder();
const BAD = TIDY_REGISTRY.replace('**auth_events**', '**authEvents**').replace(
  '**Purpose:** Accounts',
  '**Purpose:** Beside `authEvents`, accounts',
);

afterAll(() => folder.remove());

jest.setTimeout(60_000);

describe('lint --fix', () => {
  it.each([
    ['LF', (text: string) => text],
    [
      'CRLF and a byte order mark',
      (text: string) => `\uFEFF${text.split('\n').join('\r\n')}`,
    ],
  ])('changes the places of the findings alone: %s', async (name, write) => {
    const file = folder.write(`${name.slice(0, 2)}.md`, write(BAD));
    const { code, out, err } = await here(['lint', file, '--fix']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain(
      `${file}:13:11: fixed: Rename it to \`auth_events\`. [topic/name]`,
    );
    expect(readFileSync(file, 'utf8')).toBe(
      write(BAD.split('authEvents').join('auth_events')),
    );
    const again = readFileSync(file);
    expect((await here(['lint', file, '--fix'])).err).toBe('No findings.\n');
    expect(readFileSync(file).equals(again)).toBe(true);
  });

  it('shows as a difference what it would change, and changes nothing', async () => {
    const file = folder.write('dry.md', BAD);
    const { code, out, err } = await here(['lint', file, '--fix-dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('-#### 1. **authEvents**\n+#### 1. **auth_events**');
    expect(err).toContain('would fix');
    expect(readFileSync(file, 'utf8')).toBe(BAD);
  });

  it('says what it leaves, and why', async () => {
    const text = BAD.replace('**order_events**', '**auth_events**');
    const file = folder.write('taken.md', text);
    const { code, err } = await here(['lint', file, '--fix']);
    expect(code).toBe(3);
    expect(err).toMatch(/not fixed: .*`auth_events`.* stands in the document/);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('lint --profile', () => {
  const rulesOf = async (args: string[]) => {
    const { out } = await here(['lint', ...args, '--format', 'json']);
    const { findings } = JSON.parse(out) as { findings: { rule: string }[] };
    return findings.map(({ rule }) => rule);
  };

  it('asks the rules of a review when it, or the configuration, says so', async () => {
    const file = folder.write('reviewed.md', TIDY_REGISTRY);
    const config = folder.write(
      'review.yaml',
      'topicRegistry:\n  rules:\n    profile: review\n',
    );
    expect(await rulesOf([file])).toEqual([]);
    const found = await rulesOf([file, '--profile', 'review']);
    expect(found).toContain('document/no-dates');
    expect(await rulesOf([file, '--config', config])).toEqual(found);
    expect(
      await rulesOf([file, '--config', config, '--profile', 'default']),
    ).toEqual([]);
  });

  it('refuses a profile that does not exist', async () => {
    const { code, err } = await here(['lint', 'a.md', '--profile', 'monthly']);
    expect(code).toBe(2);
    expect(err).toContain('Allowed choices are default, review.');
  });
});

describe('stdin', () => {
  it('is read for -, under the name that it is given', async () => {
    const args = ['lint', '-', '--stdin-filename', 'docs/a.md'];
    const { code, out } = await here([...args, '--format', 'json'], BAD);
    expect(code).toBe(3);
    expect(JSON.parse(out).findings[0]).toMatchObject({
      registry: 'a',
      location: { file: 'docs/a.md', line: 13 },
    });
    expect((await here(args, BAD)).out).toContain('  13 | #### 1.');
    const parsed = await here(['parse', '-'], REGISTRY);
    expect(JSON.parse(parsed.out).registry.file).toBe('<stdin>');
    expect(await here(['lint', '-'], '')).toMatchObject({
      code: 1,
      err: 'topic-registry: <stdin> is empty.\n',
    });
  });

  it('gives its mended text to stdout', async () => {
    const { code, out, err } = await here(['lint', '-', '--fix'], BAD);
    expect(code).toBe(0);
    expect(out).toBe(BAD.split('authEvents').join('auth_events'));
    expect(err).toContain('No findings.');
  });
});

describe('colours', () => {
  it.each([
    [{ isTTY: true }, {}, undefined, true],
    [{}, {}, undefined, false],
    [{ isTTY: true }, { TERM: 'dumb' }, undefined, false],
    [{ isTTY: true }, { NO_COLOR: '1' }, undefined, false],
    [{ isTTY: true }, { NO_COLOR: '' }, undefined, true],
    [{}, { FORCE_COLOR: '1' }, undefined, true],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, undefined, false],
    [{}, { FORCE_COLOR: '1' }, false, false],
    [{}, { NO_COLOR: '1' }, true, true],
  ])('%j %j %s: %s', (stream, environment, asked, expected) => {
    expect(wantsColor(stream, environment, asked)).toBe(expected);
  });

  it('are asked for anywhere on the command line', () => {
    expect(takeColorOption(['lint', '--no-color', 'a.md'])).toEqual({
      rest: ['lint', 'a.md'],
      color: false,
    });
    expect(takeColorOption(['lint', '--', '--color'])).toEqual({
      rest: ['lint', '--', '--color'],
    });
  });

  it('mark words on stdout, and nothing where it is no terminal', async () => {
    const file = folder.write('colour.md', BAD);
    const escape = '\u001b[';
    const plain = await bin(['lint', file]);
    expect(plain.out).not.toContain(escape);
    const forced = await bin(['lint', file], undefined, 'read', {
      FORCE_COLOR: '1',
      NO_COLOR: '',
    });
    expect(forced.out).toContain(`${escape}31merror${escape}39m`);
    expect(
      (await bin(['lint', file, '--color', '--format', 'json'])).out,
    ).not.toContain(escape);
  });
});

describe('SARIF', () => {
  it('explains its rules and offers the mechanical mends', async () => {
    const file = folder.write('sarif.md', BAD);
    const { out } = await here(['lint', file, '--format', 'sarif']);
    const [run] = JSON.parse(out).runs;
    const [rule] = run.tool.driver.rules;
    expect(rule).toMatchObject({
      id: 'topic/name',
      help: { text: expect.any(String), markdown: expect.any(String) },
      defaultConfiguration: { level: 'error' },
    });
    const [result] = run.results;
    expect(result.partialFingerprints).toEqual({
      'topicRegistry/v1': expect.stringMatching(/^[0-9a-f]{20}$/),
    });
    const [change] = result.fixes[0].artifactChanges;
    expect(change.replacements).toEqual([
      {
        deletedRegion: {
          startLine: 13,
          startColumn: 11,
          endLine: 13,
          endColumn: 21,
        },
        insertedContent: { text: 'auth_events' },
      },
    ]);
    expect(path.basename(change.artifactLocation.uri)).toBe('sarif.md');
  });
});
