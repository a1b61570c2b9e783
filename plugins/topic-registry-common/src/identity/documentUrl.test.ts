import { documentLineUrl } from './documentUrl';

describe('documentLineUrl', () => {
  it('links to the line, in plain text where the host renders Markdown', () => {
    expect(
      documentLineUrl('https://github.com/o/r/blob/main/topics.md', 310),
    ).toBe('https://github.com/o/r/blob/main/topics.md?plain=1#L310');
    expect(documentLineUrl('https://docs.example.net/topics.md', 3)).toBe(
      'https://docs.example.net/topics.md#L3',
    );
  });

  it('has none for a local path', () => {
    expect(
      documentLineUrl('catalog/registries/platform.md', 3),
    ).toBeUndefined();
  });
});
