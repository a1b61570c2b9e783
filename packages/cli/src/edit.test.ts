import { readFileSync } from 'node:fs';
import { Folder, here, REGISTRY } from './testing/bin';

const folder = new Folder();
let files = 0;

afterAll(() => folder.remove());

/** Runs an action on a document of its own; gives what it says and how lines of the document changed. */
async function edit(action: string, ...words: string[]) {
  files += 1;
  const file = folder.write(`registry-${files}.md`, REGISTRY);
  const result = await here(['edit', action, file, ...words]);
  const text = readFileSync(file, 'utf8');
  const before = new Set(REGISTRY.split('\n'));
  const after = new Set(text.split('\n'));
  return {
    ...result,
    text,
    gone: [...before].filter(line => !after.has(line)),
    come: [...after].filter(line => !before.has(line)),
  };
}

describe('edit', () => {
  it('adds a topic, with the names that the document has for its parties', async () => {
    const { code, out, err, come, gone, text } = await edit(
      'add',
      'refund_events',
      ...['--producer', '6', '--consumer', 'Agent Copilot'],
      ...['--event', 'refund_issued', '--set', 'purpose=Money = back'],
    );
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('The count in line 3 says 3 instead of 2.');
    expect(gone).toEqual(['**Total Active Topics:** 2']);
    expect(come).toEqual([
      '**Total Active Topics:** 3',
      '#### 3. **refund_events**',
      '- **Consumers:** Service 21 (Agent Copilot)',
      '- **Purpose:** Money = back',
      '- **Key Events:** `refund_issued`',
    ]);
    expect(text).toContain(
      '#### 3. **refund_events**\n- **Producer:** Service 6 (PRD Builder)\n',
    );
  });

  it.each([
    [
      'set',
      ['auth_events', 'Retention', '30 days'],
      [/^- \*\*Retention:\*\* 30 days$/],
      [],
    ],
    ['unset', ['auth_events', 'purpose'], [], [/Purpose:\*\* Accounts/]],
    [
      'rename',
      ['order_events', 'sales_events'],
      [/\*\*sales_events\*\*/],
      [/\*\*order_events\*\*/],
    ],
    [
      'add-consumer',
      ['order_events', 'service-21'],
      [/Consumers:\*\* Service 21 \(Agent Copilot\)$/],
      [],
    ],
    [
      'remove-consumer',
      ['auth_events', '21'],
      [/Consumers:\*\* Service 6 \(PRD Builder\)/],
      [/Consumers:\*\* Services 6/],
    ],
    [
      'add-event',
      ['auth_events', 'user_left', 'For good'],
      [/`user_left`/],
      [],
    ],
    ['remove-event', ['auth_events', 'email_verified'], [], []],
    [
      'schema-version',
      ['auth_events', '1.2.0', '--date', '2026-01-31'],
      [/1\.2\.0.*2026-01-31/],
      [],
    ],
    [
      'deprecate',
      ['order_events', '--date', '2026-01-31', '--replacement', 'auth_events'],
      [/\*\*order_events\*\* \(DEPRECATED\)/, /2026-01-31/],
      [],
    ],
    ['remove', ['order_events'], [], [/\*\*order_events\*\*/]],
  ])('%s %j', async (action, words, come, gone) => {
    const result = await edit(action, ...words);
    expect(result).toMatchObject({ code: 0, out: '' });
    expect(result.err).not.toBe('');
    for (const line of come) {
      expect(result.come).toContainEqual(expect.stringMatching(line));
    }
    for (const line of gone) {
      expect(result.gone).toContainEqual(expect.stringMatching(line));
    }
    expect(result.text).not.toBe(REGISTRY);
  });

  it('refuses with the reason, and changes nothing', async () => {
    for (const [words, reason] of [
      [['rename', 'order_events', 'auth_events'], 'stands in the document'],
      [['remove', 'nope_events'], 'No topic `nope_events`'],
      [['deprecate', 'auth_events', '--date', '2026-02-30'], 'no day'],
      [['add-consumer', 'auth_events', '21'], 'already'],
      [['promote', 'auth_events'], 'auth_events'],
    ] as const) {
      const [action, ...rest] = words;
      const { code, out, err, text } = await edit(action, ...rest);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(reason);
      expect(text).toBe(REGISTRY);
    }
  });

  it('shows the difference instead, when asked to', async () => {
    const { code, out, text } = await edit(
      'rename',
      ...['auth_events', 'login_events', '--dry-run'],
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^--- a\/.*\n\+\+\+ b\/.*\n@@ /);
    expect(out).toContain('+#### 1. **login_events**');
    expect(text).toBe(REGISTRY);
  });

  it('does all operations of a file, or none', async () => {
    const good = folder.write(
      'good.json',
      JSON.stringify([
        { kind: 'rename', topic: 'auth_events', to: 'login_events' },
        { kind: 'remove-event', topic: 'login_events', type: 'email_verified' },
      ]),
    );
    const done = await edit('apply', '--json', good);
    expect(done).toMatchObject({ code: 0 });
    expect(done.text).toContain('**login_events**');
    expect(done.text).not.toContain('email_verified');
    const half = folder.write(
      'half.json',
      JSON.stringify([
        { kind: 'rename', topic: 'auth_events', to: 'login_events' },
        { kind: 'remove', topic: 'nope_events' },
      ]),
    );
    const refused = await edit('apply', '--json', half);
    expect(refused).toMatchObject({ code: 1, text: REGISTRY });
    for (const [text, reason] of [
      ['{', 'holds no JSON'],
      ['[{}]', 'has no kind'],
      ['{"kind":"explode"}', 'no operation'],
    ]) {
      const file = folder.write('bad.json', text);
      const { code, err } = await edit('apply', '--json', file);
      expect(code).toBe(1);
      expect(err).toContain(reason);
    }
  });

  it('gives what came from stdin to stdout', async () => {
    const { code, out } = await here(
      ['edit', 'rename', '-', 'auth_events', 'login_events'],
      REGISTRY,
    );
    expect(code).toBe(0);
    expect(out).toContain('#### 1. **login_events**');
  });
});
