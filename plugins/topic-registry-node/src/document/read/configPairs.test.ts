import { parseDocument } from '../parseDocument';
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

describe('a cell of pairs', () => {
  const unparsed = (config: string) =>
    parseDocument(
      `# T\n\n## Active Kafka Topics\n\n#### 1. **tide_events**\n\n- **Producer:** A\n- **Config:** ${config}\n`,
      { id: 'x', file: 'x.md' },
    ).unparsed.map(({ reason }) => reason);

  it('gives one message, which counts what it does not name', () => {
    const wrong = Array.from({ length: 9 }, (_, i) => `no.such.key${i}=1`);
    const reasons = unparsed(`segment.ms=5000, ${wrong.join(', ')}`);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(
      'has no topic setting `no.such.key4`; and 4 more',
    );
  });

  it('is left alone where it holds more than any topic can have', () => {
    expect(unparsed('segment.ms=5000, '.repeat(300))).toEqual([
      '"Config" of `tide_events`: holds more than 200 pairs',
    ]);
  });
});
