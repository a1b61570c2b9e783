import { highlightLine, isHeading, Token } from './highlightLine';
import { lineStates } from './lineStates';

const kinds = (tokens: Token[]) =>
  tokens.map(({ text, kind }) => `${kind}:${text}`);

describe('highlightLine', () => {
  it.each<[string, string[]]>([
    ['plain words', ['plain:plain words']],
    ['### Sales (1)', ['quiet:###', 'plain: Sales (1)']],
    [
      '- **Producer:** Service 1',
      ['quiet:- **', 'strong:Producer:', 'quiet:**', 'plain: Service 1'],
    ],
    [
      '10. `a_events`, ``b`c``',
      ['quiet:10. ', 'code:`a_events`', 'plain:, ', 'code:``b`c``'],
    ],
    [
      'a ` that does not end',
      ['plain:a ', 'code:`', 'plain: that does not end'],
    ],
    [
      '| a | `b|c` \\| d |',
      [
        'quiet:|',
        'plain: a ',
        'quiet:|',
        'plain: ',
        'code:`b|c`',
        'plain: \\| d ',
        'quiet:|',
      ],
    ],
    ['| --- | :-: |', ['quiet:| --- | :-: |']],
    ['a | b', ['plain:a | b']],
    ['a <!-- b --> c', ['plain:a ', 'comment:<!-- b -->', 'plain: c']],
    ['a <!-- b', ['plain:a <!-- b']],
    ['*kept* as it is', ['plain:*kept* as it is']],
    ['', []],
  ])('%j', (line, expected) => {
    expect(kinds(highlightLine(line, 'text'))).toEqual(expected);
  });

  it('shows code and comments of several lines as such', () => {
    expect(kinds(highlightLine('# no heading', 'fence'))).toEqual([
      'code:# no heading',
    ]);
    expect(kinds(highlightLine('- nothing', 'comment'))).toEqual([
      'comment:- nothing',
    ]);
  });

  it('gives the line again when its parts are joined, in no time', () => {
    const lines = [
      '`'.repeat(3_999),
      '`a``b'.repeat(700),
      '**'.repeat(1_500),
      '<!--'.repeat(900),
      '|'.repeat(3_000),
      '🚀 `ü` **é** \u0000',
      'x'.repeat(100_000),
    ];
    const start = performance.now();
    for (const line of lines) {
      const tokens = highlightLine(line, 'text');
      expect(tokens.map(({ text }) => text).join('')).toBe(line);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('isHeading', () => {
  it.each([
    ['# One', true],
    ['###### Six', true],
    ['####### Seven', false],
    ['#tag', false],
    ['    # code', false],
  ])('%j: %p', (line, expected) => {
    expect(isHeading(line)).toBe(expected);
  });
});

describe('lineStates', () => {
  const states = (text: string) => lineStates(text.split('\n')).join(' ');

  it('knows fences and what ends them', () => {
    expect(states('a\n```json\n{}\n~~~\n```\nb')).toBe(
      'text fence fence fence fence text',
    );
    expect(states('````\n```\n````\nb')).toBe('fence fence fence text');
    expect(states('```\nnever closed')).toBe('fence fence');
  });

  it('knows comments of several lines', () => {
    expect(states('a\n<!-- b\nc\n-->\nd')).toBe(
      'text comment comment comment text',
    );
    expect(states('<!-- a -->\nb')).toBe('text text');
    expect(states('a <!-- b\nc -->\nd')).toBe('text comment text');
  });
});
