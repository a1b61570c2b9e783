import { parse } from 'yaml';
import { yamlText } from './yamlText';

const HOSTILE = [
  'a\u0000b',
  '\u001b[2J',
  'a\u007f\u009b2J\u0085',
  'a\u202egpj.exe',
  'a\u2028b',
  '\ufeffa',
  'a\rb',
  '\ud800',
  '\u{e0041}',
  'a\u0000\n\n \n\nb and more words than fit on one line',
];

describe('yamlText', () => {
  it.each(HOSTILE)('writes out what %j hides, and means it', name => {
    const value = { [name]: [name, { title: `# ${name}`, plain: 'x' }] };
    const text = yamlText(value);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(parse(text)).toEqual(value);
  });

  it('leaves alone what can be seen', () => {
    expect(yamlText({ title: 'Größe 👩‍👧', text: 'one\ntwo\n' })).toBe(
      'title: Größe 👩‍👧\ntext: |\n  one\n  two\n',
    );
  });
});
