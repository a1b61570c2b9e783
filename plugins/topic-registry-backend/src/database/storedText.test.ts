import { storedOrNull, storedText, textOf, textOrNone } from './storedText';

describe('storedText', () => {
  it.each([
    '',
    'orders',
    'a\u0000b',
    '\u0000\u0000',
    '\ufdd0',
    '\ufdd00',
    '\ufdd0\u0000\ufdd0\ufdd00',
    'Größe 🧺',
  ])('gives back %j, and stores no NUL', text => {
    expect(storedText(text)).not.toContain('\u0000');
    expect(textOf(storedText(text))).toBe(text);
    expect(textOrNone(storedOrNull(text))).toBe(text);
  });

  it('tells names apart, and what is empty from what is absent', () => {
    const names = ['a\u0000', 'a\ufdd00', 'a\ufdd0\ufdd00', 'a0', 'a'];
    expect(new Set(names.map(storedText)).size).toBe(names.length);
    expect(textOrNone(storedOrNull(undefined))).toBeUndefined();
  });
});
