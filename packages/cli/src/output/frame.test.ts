import { PLAIN } from '../color';
import { codeFrame, widthOf } from './frame';

const frame = (line: string, column: number, endColumn: number, endLine = 1) =>
  codeFrame(
    [line],
    { file: 'a.md', line: 1, column, endLine, endColumn },
    PLAIN,
    text => text,
  )!.split('\n');

describe('codeFrame', () => {
  it.each([
    ['- `abc` x', 3, 8, '    |   ^^^^^'],
    ['\t- `abc`', 4, 9, '    | \t  ^^^^^'],
    ['日本 `abc`', 4, 9, '    |      ^^^^^'],
    ['😀 `日`', 4, 7, '    |    ^^^^'],
    ['e\u0301 `a`', 4, 7, '    |   ^^^'],
    ['text', 5, 5, '    |     ^'],
  ])('marks the place in %j', (line, column, endColumn, marks) => {
    expect(frame(line, column, endColumn)).toEqual([`  1 | ${line}`, marks]);
  });

  it('shows a part of a long line around its place', () => {
    const line = `${'a'.repeat(500)}\`here\`${'b'.repeat(500)}`;
    const [text, marks] = frame(line, 501, 507);
    expect(text.length).toBeLessThan(140);
    const at = marks.indexOf('^');
    expect(text.slice(at, marks.lastIndexOf('^') + 1)).toBe('`here`');
    expect(text).toMatch(/^ {2}1 \| ….*…$/);
  });

  it('ends at the first line of a place of several, and shows what a terminal would obey', () => {
    expect(frame('one two', 5, 3, 2)[1]).toBe('    |     ^^^…');
    expect(frame('a\u001b[31mb `x`', 8, 11)).toEqual([
      '  1 | a\\u001b[31mb `x`',
      '    |             ^^^',
    ]);
  });

  it('has nothing for a line that is not there', () => {
    expect(
      codeFrame(
        [],
        { file: 'a', line: 9, column: 1, endLine: 9, endColumn: 2 },
        PLAIN,
        text => text,
      ),
    ).toBeUndefined();
    expect(widthOf('👩‍👩')).toBe(4);
  });
});
