import { readFileSync } from 'fs';
import { resolve } from 'path';
import fc from 'fast-check';
import { InputError } from '@backstage/errors';
import {
  ParsedDocument,
  SourceRange,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { convertFlattened } from './flattened/convertFlattened';
import { parseDocument } from './parseDocument';

const options = { id: 'x', file: 'x.md' };
const fixtures = ['bullets.md', 'tables.md', 'flattened.txt'].map(name =>
  readFileSync(resolve(__dirname, '__fixtures__', name), 'utf8'),
);

/** A fixture with pieces cut out, doubled and replaced. */
const damaged = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 40 }),
        fc.oneof(
          fc.string({ maxLength: 8, unit: 'binary' }),
          fc.constantFrom(
            '\r',
            '\n',
            '|',
            '`',
            '**',
            '> ',
            '    ',
            '#',
            '- ',
            '```\n',
            '<!--',
            '(',
            ')',
            ' or ',
            '\uFEFF',
            '&amp;',
            '\\',
          ),
        ),
      ),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((current, [where, length, put]) => {
      const at = Math.floor(where * current.length);
      return `${current.slice(0, at)}${put}${current.slice(at + length)}`;
    }, text),
  )
  .map(text => text.split('\u0000').join(''));

function rangesOf(value: unknown): SourceRange[] {
  if (Array.isArray(value)) return value.flatMap(rangesOf);
  if (typeof value !== 'object' || value === null) return [];
  return 'endOffset' in value
    ? [value as SourceRange]
    : Object.values(value).flatMap(rangesOf);
}

/** Ranges of the document, or none where the text is refused; any other error is a crash. */
function parsedOrRefused(text: string): ParsedDocument | undefined {
  try {
    return parseDocument(text, options);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

describe('any text', () => {
  it('is parsed without a crash, and every range lies in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(damaged, fc.string({ maxLength: 300, unit: 'grapheme' })),
        text => {
          fc.pre(text.replace(/^\uFEFF/, '').trim() !== '');
          const document = parsedOrRefused(text);
          for (const range of rangesOf(document)) {
            expect(range.offset).toBeGreaterThanOrEqual(0);
            expect(range.endOffset).toBeGreaterThanOrEqual(range.offset);
            expect(range.endOffset).toBeLessThanOrEqual(text.length);
          }
          for (const topic of document?.registry.topics ?? []) {
            expect(topic.name).not.toBe('');
            expect(
              new Set(topic.parties.map(party => `${party.role} ${party.ref}`))
                .size,
            ).toBe(topic.parties.length);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is converted without a crash, and no line of it is lost', () => {
    fc.assert(
      fc.property(damaged, text => {
        fc.pre(parsedOrRefused(text) !== undefined);
        const converted = convertFlattened(text, options);
        const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
        const placed = new Set(converted.lineMap);
        lines.forEach((line, index) => {
          expect(line.trim() === '' || placed.has(index + 1)).toBe(true);
        });
        expect(converted.lineMap).toHaveLength(
          converted.markdown.split('\n').length - 1,
        );
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['links', '[a]('.repeat(50_000)],
    ['emphasis', '*a **b '.repeat(30_000)],
    ['quotes', '>'.repeat(100_000)],
    ['emphasis over many lines', '*a **b\n'.repeat(30_000)],
    [
      'nested lists',
      Array.from(
        { length: 1000 },
        (_, depth) => `${'  '.repeat(depth)}- a\n`,
      ).join(''),
    ],
    ['fence of comments', `# x\n\`\`\`\n${'# y\n'.repeat(20_000)}`],
    ['parentheses', `#### 1. **a_b**\n- **Consumers:** ${'('.repeat(50_000)}`],
    ['words', `#### 1. **a_b**\n- **Consumers:** ${'a and '.repeat(20_000)}`],
    ['spaces', `${' '.repeat(100_000)}x\n#${' '.repeat(100_000)}a`],
    ['a glued header', `${'Topic'.repeat(20_000)}\na.b.v1`],
    [
      'a glued row',
      `TopicConsumer GroupDescription\na.b.v1${'a-'.repeat(50_000)}`,
    ],
  ])('does not keep the parser busy: %s', (_, text) => {
    // A parser that hangs would not come back.
    expect(
      parseDocument(text, options).registry.topics.length,
    ).toBeLessThanOrEqual(1);
  });
});
