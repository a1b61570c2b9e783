import { Remembered } from './remembered';

describe('Remembered', () => {
  it('makes a value once for each text, and forgets all beyond its bound', () => {
    const remembered = new Remembered<string[]>(2);
    const made: string[] = [];
    const ask = (text: string) =>
      remembered.get(text, () => {
        made.push(text);
        return [text];
      });
    expect(ask('a')).toBe(ask('a'));
    ask('b');
    expect(made).toEqual(['a', 'b']);
    ask('c');
    ask('a');
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
