import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseDocument } from '../parseDocument';
import { createIncrementalParser } from './IncrementalParser';

const options = { id: 'x', file: 'x.md' };
const read = (file: string) =>
  readFileSync(path.resolve(__dirname, file), 'utf8');
const REGISTRIES = '../../../../../catalog/registries';
const documents = [
  read('../__fixtures__/bullets.md'),
  read('../__fixtures__/tables.md'),
  read(`${REGISTRIES}/platform.md`),
  read(`${REGISTRIES}/cypher.md`),
].flatMap(text => [text, text.replace(/\n/g, '\r\n')]);

/** Parses a text and then another by one parser; `shared` topics are those of the first result. */
function both(first: string, second: string) {
  const parser = createIncrementalParser(options);
  const before = new Set(parser.parse(first).registry.topics);
  const parsed = parser.parse(second);
  const { topics } = parsed.registry;
  return { parsed, shared: topics.filter(topic => before.has(topic)).length };
}

/** Replaces the last of some words. */
function replaceLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return text.slice(0, at) + to + text.slice(at + from.length);
}

describe('createIncrementalParser', () => {
  const [bullets, , tables, , platform, , cypher] = documents;

  it.each([
    ['a purpose', platform, 'Purpose:** ', 'Purpose:** Much '],
    ['a purpose', bullets, 'Purpose:** ', 'Purpose:** Much '],
    ['an event type', platform, '`best_practice_shared`', '`practice_told`'],
    [
      'another line',
      platform,
      '- **Schema:**',
      '- **Owner:** Them\n- **Schema:**',
    ],
    ['a cell of a row', cypher, '.v1` | ', '.v1` | Much '],
    [
      'a cell of a row',
      tables,
      'cart_id     | Active ',
      'cart_number | Active ',
    ],
  ])('parses the entry alone: %s', (_, text, from, to) => {
    const changed = replaceLast(text, from, to);
    const { parsed, shared } = both(text, changed);
    expect(changed).not.toBe(text);
    expect(parsed).toEqual(parseDocument(changed, options));
    expect(shared).toBeGreaterThan(0);
  });

  it('parses the whole where more than an entry may change', () => {
    const text = platform;
    for (const [from, to] of [
      ['- **Purpose:**', '```\n- **Purpose:**'],
      ['- **Purpose:**', '<!-- - **Purpose:**'],
      ['- **Purpose:**', '#### 99. **late_events**\n- **Purpose:**'],
      ['Agent Copilot)', 'Copilot of Agents)'],
    ]) {
      const changed = replaceLast(text, from, to);
      const { parsed, shared } = both(text, changed);
      expect(parsed).toEqual(parseDocument(changed, options));
      expect(shared).toBe(0);
    }
  });

  it('gives what parsing anew gives, whatever is typed where', () => {
    const typed = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'x',
          ' word',
          '_events',
          '.',
          ' 30 days',
          '7',
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ...[
            '`',
            '**',
            '|',
            '\n',
            '\n- ',
            '\n- **Note:** `auth_events` ends',
            '\n\n',
          ],
          ...[
            '<',
            '<!--',
            '[a]: b',
            '(',
            ')',
            ', ',
            'Service 21 (Agent Copilot)',
          ],
          ...[
            ' or ',
            'TBD',
            '#',
            '\n## Deprecated Topics\n',
            '\r',
            '\uFEFF',
            '~~~',
          ],
          ...[
            '- **Deprecated:** 2025-01-31',
            'Use `config_events`',
            '\n- **Consumers:** none',
          ],
        ),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
    );
    const edit = fc.record({
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.oneof(fc.constant(0), fc.nat({ max: 12 })),
      put: typed,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (text, edits) => {
          const parser = createIncrementalParser(options);
          parser.parse(text);
          let current = text;
          for (const { where, cut, put } of edits) {
            const at = Math.floor(where * current.length);
            current = current.slice(0, at) + put + current.slice(at + cut);
            expect(parser.parse(current)).toEqual(
              parseDocument(current, options),
            );
          }
        },
      ),
      { numRuns: Number(process.env.INCREMENTAL_RUNS ?? 15) },
    );
  });

  it('refuses what cannot be a document, and goes on from the last good text', () => {
    const parser = createIncrementalParser(options);
    const text = documents[0];
    parser.parse(text);
    expect(() => parser.parse(' ')).toThrow('is empty');
    expect(parser.parse(text)).toEqual(parseDocument(text, options));
  });
});
