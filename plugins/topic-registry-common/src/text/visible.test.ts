import { visible } from './visible';

describe('visible', () => {
  it.each([
    ['a line feed', 'a\n::error::b', 'a\\n::error::b'],
    ['a carriage return', 'a\rb', 'a\\rb'],
    ['a tab', 'a\tb', 'a\\tb'],
    ['NUL', 'a\0b', 'a\\u0000b'],
    ['a colour', 'a\u001b[31mb', 'a\\u001b[31mb'],
    ['a window title', '\u001b]0;x\u0007', '\\u001b]0;x\\u0007'],
    ['DEL', 'a\u007f', 'a\\u007f'],
    ['CSI as one character', 'a\u009b31m', 'a\\u009b31m'],
    ['NEL', 'a\u0085b', 'a\\u0085b'],
    ['separators', 'a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['an override of direction', 'a\u202egpj.exe', 'a\\u202egpj.exe'],
    ['isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['an Arabic letter mark', '\u061ca', '\\u061ca'],
    ['what has no width', 'or\u200bders\ufeff', 'or\\u200bders\\ufeff'],
    ['a joiner in a plain name', 'or\u200dders\u200c', 'or\\u200dders\\u200c'],
    ['a selector in a plain name', 'orders\ufe0f', 'orders\\ufe0f'],
    ['fillers', 'a\u3164b\u115f\uffa0', 'a\\u3164b\\u115f\\uffa0'],
    ['a joiner of graphemes', 'a\u034fb', 'a\\u034fb'],
    ['a hidden text', 'a\u{e0100}', 'a\\udb40\\udd00'],
    ['a tag', 'a\u{e0041}', 'a\\udb40\\udc41'],
    ['half a surrogate pair', 'a\ud83d', 'a\\ud83d'],
  ])('writes out %s', (_, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  it('leaves words of every script, emoji, quotes and backslashes as they are', () => {
    for (const text of [
      'order_events',
      'größer → 10 √',
      '日本語',
      '👩‍👩‍👧',
      '1\ufe0f\u20e3 ❤\ufe0f',
      'می‌خواهم',
      'C:\\temp "x"',
      'e\u0301',
    ]) {
      expect(visible(text)).toBe(text);
    }
  });

  it('keeps what it is told to', () => {
    expect(visible('a\tb\nc', '\t')).toBe('a\tb\\nc');
  });
});
