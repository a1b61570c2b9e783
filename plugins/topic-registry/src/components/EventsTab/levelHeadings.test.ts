import { levelHeadings } from './levelHeadings';

function levels(html: string): string[] {
  const box = document.createElement('div');
  box.innerHTML = html;
  levelHeadings(box);
  levelHeadings(box);
  return [...box.children].map(
    heading => heading.getAttribute('aria-level') ?? heading.tagName[1],
  );
}

describe('levelHeadings', () => {
  it('leaves headings that go down step by step, and up at once', () => {
    expect(
      levels('<h1></h1><h2></h2><h3></h3><h2></h2><h3></h3><h4></h4><h1></h1>'),
    ).toEqual(['1', '2', '3', '2', '3', '4', '1']);
  });

  it('takes a heading that skips levels for the next one', () => {
    expect(
      levels('<h2></h2><h5></h5><h6></h6><h5></h5><h2></h2><h4></h4>'),
    ).toEqual(['2', '3', '4', '3', '2', '3']);
  });
});
