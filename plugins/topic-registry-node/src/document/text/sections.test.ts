import { readFileSync } from 'fs';
import { resolve } from 'path';
import fc from 'fast-check';
import { RootContent } from 'mdast';
import { startOf, parseMarkdown } from './markdown';
import { outline, parseSections } from './sections';

const lineAt = (text: string, offset: number) =>
  text.slice(offset).split(/\r|\n/)[0];
const headings = (blocks: RootContent[], text: string) =>
  blocks.flatMap(block =>
    block.type === 'heading'
      ? [`${block.depth} ${startOf(block)} ${lineAt(text, startOf(block))}`]
      : [],
  );
const whole = (text: string) => parseMarkdown(text, 0, { frontMatter: true });
// Larger than one chunk, so that documents are cut.
const filler = `${'Words that only take room. '.repeat(60)}\n\n`;

const line = fc.oneof(
  fc.constantFrom(
    '# One',
    '## Two',
    '### **Three**',
    '#',
    '#no heading',
    '    # code',
    '   # indented',
    '```',
    '```json',
    '~~~~',
    '~~~',
    '- ```',
    '  ```',
    '- item',
    '  # in the item',
    '> # quoted',
    '> ```',
    '<!-- comment',
    '-->',
    '<div>',
    '</div>',
    '<pre>',
    '</pre>',
    '<x-y>',
    '<?php',
    '?>',
    '---',
    '===',
    'title: x',
    'Text',
    '| a | b |',
    '|---|---|',
    '[r]: /url',
    '',
    '',
    ' ',
  ),
  fc.string({ maxLength: 12 }),
);
const document = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 8, arbitrary: line },
        { weight: 1, arbitrary: fc.constant(filler) },
      ),
      { maxLength: 60 },
    ),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([lines, ending]) => lines.join(ending));

describe('parseSections', () => {
  it('finds the headings that one parse of the whole finds', () => {
    fc.assert(
      fc.property(document, text => {
        expect(headings(parseSections(text), text)).toEqual(
          headings(whole(text), text),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('cuts no fence, comment or HTML block at a line that starts with #', () => {
    const inside = `# not this one\n${'x\n'.repeat(3000)}# nor this\n`;
    for (const [before, after] of [
      ['```sh', '```'],
      ['~~~', '~~~'],
      ['<!--', '-->'],
      ['<pre>', '</pre>'],
    ]) {
      const text = `# First\n\n${before}\n${inside}${after}\n\n# Last\n`;
      expect(
        headings(parseSections(text), text).map(entry => entry.split('# ')[1]),
      ).toEqual(['First', 'Last']);
    }
  });

  it('takes front matter whole, also where it holds comments', () => {
    const text = `---\n${'# a comment\n'.repeat(600)}title: x\n---\n# First\n`;
    const blocks = parseSections(text);
    expect(blocks.map(block => block.type)).toEqual(['yaml', 'heading']);
  });

  it('resolves references to definitions of other sections', () => {
    const text = `# First\n\n[stock_events][s]\n\n${filler.repeat(
      5,
    )}# Last\n\n[s]: https://example.org/stock\n`;
    const paragraph = parseSections(text)[1];
    expect(paragraph).toMatchObject({
      type: 'paragraph',
      children: [{ type: 'linkReference' }],
    });
  });

  it('gives every node the offsets of the document', () => {
    for (const name of ['bullets.md', 'tables.md']) {
      const text = readFileSync(
        resolve(__dirname, '../__fixtures__', name),
        'utf8',
      ).repeat(3);
      expect(headings(parseSections(text), text)).toEqual(
        headings(whole(text), text),
      );
    }
  });
});

describe('outline', () => {
  it('puts each section below the nearest heading of a smaller depth', () => {
    const root = outline(
      parseSections('before\n\n# A\n\n### B\n\n## C\n\ntext\n\n# D\n'),
    );
    const shape = (section: typeof root): unknown[] => [
      section.depth,
      ...section.children.map(shape),
    ];
    expect(shape(root)).toEqual([0, [1, [3], [2]], [1]]);
  });
});
