import { Difference, differenceOf, DifferenceLine } from './differenceOf';

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}`);

function shown(difference: Difference | undefined): string[] {
  return difference!.rows.map(row => {
    if (row.kind === 'fold') return `… ${row.lines.length}`;
    const sign = { same: ' ', added: '+', removed: '-' }[row.kind];
    const text = row.parts
      .map(({ text: part, changed }) => (changed ? `[${part}]` : part))
      .join('');
    return `${row.before ?? ''}:${row.after ?? ''}${sign}${text}`;
  });
}

/** Two texts of few different lines; the same for the same seed. */
function randomTexts(seed: number): [string, string] {
  let state = seed;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const words = ['', 'a', 'b', 'a b', '# c', 'é 🚀', '- a b c d'];
  const text = () =>
    Array.from({ length: next(14) }, () => words[next(words.length)]).join(
      '\n',
    );
  return [text(), text()];
}

describe('differenceOf', () => {
  it('shows what changed with the lines around it, and folds the rest', () => {
    const before = numbers(1, 30);
    const after = [...before];
    after[14] = 'line 15, mended';
    const difference = differenceOf(before.join('\n'), after.join('\n'));
    expect(difference).toMatchObject({ added: 1, removed: 1 });
    expect(shown(difference)).toEqual([
      '… 11',
      '12:12 line 12',
      '13:13 line 13',
      '14:14 line 14',
      '15:-line 15',
      ':15+line 15[, mended]',
      '16:16 line 16',
      '17:17 line 17',
      '18:18 line 18',
      '… 12',
    ]);
  });

  it('names the words that changed in a line, and not in lines that share little', () => {
    expect(
      shown(
        differenceOf(
          '- **Retention:** 7 days (default)',
          '- **Retention:** 3 days (default)',
        ),
      ),
    ).toEqual([
      '1:-- **Retention:** [7] days (default)',
      ':1+- **Retention:** [3] days (default)',
    ]);
    expect(shown(differenceOf('one thing', 'all else now'))).toEqual([
      '1:-one thing',
      ':1+all else now',
    ]);
  });

  it('does not pair lines where more came than went', () => {
    expect(shown(differenceOf('a b c', 'a b c d\na b c e'))).toEqual([
      '1:-a b c',
      ':1+a b c d',
      ':2+a b c e',
    ]);
  });

  it('finds nothing where only line ends or a byte order mark differ', () => {
    for (const after of ['\uFEFFa\r\nb\r\n', 'a\nb', 'a\rb\r']) {
      expect(differenceOf('a\nb\n', after)).toMatchObject({
        added: 0,
        removed: 0,
      });
    }
  });

  it('folds no single line', () => {
    const before = numbers(1, 9);
    const after = ['new', ...before.slice(1, 8), 'new'];
    expect(shown(differenceOf(before.join('\n'), after.join('\n')))).toEqual([
      '1:-line 1',
      ':1+new',
      ...numbers(2, 8).map((line, at) => `${at + 2}:${at + 2} ${line}`),
      '9:-line 9',
      ':9+new',
    ]);
  });

  it('gives both texts again', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const [before, after] = randomTexts(seed);
      const rows = differenceOf(before, after)!.rows.flatMap(
        (row): DifferenceLine[] => (row.kind === 'fold' ? row.lines : [row]),
      );
      const side = (number: 'before' | 'after') =>
        rows.filter(row => row[number] !== undefined);
      for (const [number, text] of [
        ['before', before],
        ['after', after],
      ] as const) {
        const lines = side(number);
        expect(lines.map(line => line[number])).toEqual(
          lines.map((_, at) => at + 1),
        );
        expect(
          lines
            .map(({ parts }) => parts.map(part => part.text).join(''))
            .join('\n'),
        ).toBe(text.replace(/\n$/, ''));
      }
    }
  });

  it('compares large texts in a moment', () => {
    const before = numbers(1, 60_000);
    const after = before.filter((_, at) => at % 500 !== 0);
    const start = performance.now();
    expect(differenceOf(before.join('\n'), after.join('\n'))).toMatchObject({
      added: 0,
      removed: 120,
    });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
