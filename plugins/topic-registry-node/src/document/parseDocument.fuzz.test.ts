import { readFileSync } from 'fs';
import { resolve } from 'path';
import fc from 'fast-check';
import { InputError } from '@backstage/errors';
import { convertFlattened } from './flattened/convertFlattened';
import { parseDocument } from './parseDocument';
import { examine } from './testing/examine';
import { randomDocument } from './testing/randomDocument';

const SEED = 20260101;
const COUNT = 250;
const options = { id: 'x', file: 'x.md' };
const originals = [
  'bullets.md',
  'tables.md',
  'flattened.txt',
  'documents/html-table.md',
  'documents/rich-cells.md',
  'documents/service-sections.md',
  'documents/lists.md',
].map(name => readFileSync(resolve(__dirname, '__fixtures__', name), 'utf8'));

/** What went wrong with the documents of a row, each by its index. */
function failures(check: (text: string) => void): string[] {
  const found: string[] = [];
  for (let index = 0; index < COUNT; index++) {
    try {
      check(randomDocument(originals, SEED, index));
    } catch (error) {
      found.push(`seed ${SEED}, document ${index}: ${error}`);
    }
  }
  return found;
}

// `npm run fuzz-documents` does the same with 10,000 documents.
describe('any text', () => {
  it('is parsed and linted without a crash, and every range lies in it', () => {
    expect(failures(examine)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), text => {
        expect(examine(text).ms).toBeGreaterThan(0);
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it('is converted without a crash, and no line of it is lost', () => {
    const lost = failures(text => {
      const converted = convertOrRefuse(text);
      if (!converted) return;
      const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
      const placed = new Set(converted.lineMap);
      lines.forEach((line, index) => {
        expect(line.trim() === '' || placed.has(index + 1)).toBe(true);
      });
      expect(converted.lineMap).toHaveLength(
        converted.markdown.split('\n').length - 1,
      );
    });
    expect(lost).toEqual([]);
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
    [
      'cells of HTML',
      `<table><tr><th>Topic</th></tr>${'<td>a.b'.repeat(30_000)}</table>`,
    ],
    [
      'spans of HTML',
      `<table>${'<tr><td rowspan=9999 colspan=9999>a.b</td></tr>'.repeat(
        3000,
      )}</table>`,
    ],
    ['tables of HTML', '<table>'.repeat(50_000)],
    [
      'names in one cell',
      `| Topic | Event |\n|---|---|\n| ${'\u0060a.b\u0060 / '.repeat(
        400,
      )} | x |`,
    ],
    ['labels in one line', `#### 1. **a_b**\n${'**Note:** x '.repeat(400)}`],
    ['symbols', `## ${'🧺\uFE0F'.repeat(30_000)}\n\n- ${'*†'.repeat(900)}`],
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

function convertOrRefuse(text: string) {
  try {
    return convertFlattened(text, options);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
