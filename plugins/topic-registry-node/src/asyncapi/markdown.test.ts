import { gfmFromMarkdown } from 'mdast-util-gfm';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';
import { asCode, asMarkdown } from './markdown';

describe('asMarkdown', () => {
  it.each([
    '<img src=https://evil.example/x.png onerror=alert(1)>',
    '\\<img src=x>',
    '![x](https://evil.example/x.png)',
    '!\\[x](https://evil.example/x.png)',
    '[x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '<!-- hidden -->',
    '<script>alert(1)</script>',
    '&lt;img src=x&gt; &#60; R&D',
    '[x]: https://evil.example "t"',
    '[x][y] ![][z] [^1]',
    '`<img>` ``x` *a* **b** _c_ __d__ ~~e~~',
    '# no heading',
    '> no quote',
    '- no list',
    '+ no list',
    '1. no list',
    '2026) no list',
    '---',
    '~~~ no fence',
    '``` no fence',
    'order_events and a_b_c * 2',
    'C:\\temp\\*.log',
  ])('shows %s as it is', text => {
    const { children } = fromMarkdown(asMarkdown(text), {
      extensions: [gfm()],
      mdastExtensions: [gfmFromMarkdown()],
    });
    const paragraph = { type: 'paragraph' };
    expect(children).toEqual([expect.objectContaining(paragraph)]);
    const parts = 'children' in children[0] ? children[0].children : [];
    // an address may become a link, which nothing follows by itself
    const shown = parts.map(part => {
      expect(['text', 'link']).toContain(part.type);
      return part.type === 'link' ? part.children : [part];
    });
    expect(
      shown
        .flat()
        .map(part => ('value' in part ? part.value : ''))
        .join(''),
    ).toBe(text);
  });

  it('makes no heading, list or block of code of several lines', () => {
    const text = 'a\n===\nb\n---\n    c\n\td\n- e\n1. f\n# g\n> h';
    const { children } = fromMarkdown(asMarkdown(text));
    expect(children.map(({ type }) => type)).toEqual(['paragraph']);
  });

  it('leaves plain words as they are', () => {
    const text = 'Writes billing_events (10 partitions), 5.1 - fast & simple!';
    expect(asMarkdown(text)).toBe(text);
  });
});

describe('asCode', () => {
  it('puts a name in code, unless it would end it', () => {
    expect(asCode('order_events')).toBe('`order_events`');
    expect(asCode('a`<img>')).toBe('a\\`\\<img>');
  });
});
