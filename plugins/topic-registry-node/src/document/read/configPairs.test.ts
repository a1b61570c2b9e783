import { InlineText } from '../text/InlineText';
import { SourceText } from '../text/SourceText';
import { readConfigPairs } from './configPairs';

const read = (text: string) => {
  const source = SourceText.of(text);
  const { pairs, rest } = readConfigPairs(
    InlineText.verbatim(source, 0, text.length),
  );
  return {
    pairs: pairs.map(({ name, value }) => `${name.text} -> ${value.text}`),
    rest: rest.map(one => one.text),
  };
};

describe('readConfigPairs', () => {
  it.each([
    ['a.b=1, c.d=2', ['a.b -> 1', 'c.d -> 2']],
    ['a.b: 1; c.d: 2', ['a.b -> 1', 'c.d -> 2']],
    ['a.b=1 c.d=2', ['a.b -> 1', 'c.d -> 2']],
    ['`a.b=1`, `c.d=2`', ['a.b -> 1', 'c.d -> 2']],
    ['{"a.b": "1", "c.d": "2"}', ['a.b -> 1', 'c.d -> 2']],
    [
      'cleanup.policy=compact,delete, a.b=1',
      ['cleanup.policy -> compact,delete', 'a.b -> 1'],
    ],
    [
      'a.b=1 (as agreed, for now), c.d=2',
      ['a.b -> 1 (as agreed, for now)', 'c.d -> 2'],
    ],
    ['min ISR: 2', ['min ISR -> 2']],
  ])('reads %s', (text, pairs) => {
    expect(read(text)).toEqual({ pairs, rest: [] });
  });

  it('gives what is not a pair', () => {
    expect(read('see the wiki')).toEqual({ pairs: [], rest: ['see the wiki'] });
    expect(read('fast; a.b=1')).toEqual({
      pairs: ['a.b -> 1'],
      rest: ['fast'],
    });
  });

  it('reads a long line in one pass', () => {
    const { pairs } = read('a.b=1,'.repeat(20_000));
    expect(pairs).toHaveLength(20_000);
  });
});
